import type { KpiResult } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import { sourceText } from './words';
import classes from './Why.module.css';

/** Which inputs of a number were inferred, from what and in how many rows, and how far it is to be trusted. */
export const Inferences = ({ result }: { readonly result: KpiResult }) => {
  const { t, format, nameOf } = useWords();
  return (
    <section className={classes.part}>
      <h3>{t('why.inferred')}</h3>
      <ul className={classes.facts}>
        {result.inferences.length === 0 && <li>{t('why.nothing-inferred')}</li>}
        {result.inferences.map(({ input, source, records }) => (
          <li key={`${input}|${source}`}>
            <span>{t('why.inference', { input: nameOf(input), source: sourceText(source, t) })}</span>
            <span>{t('why.rows-of', { rows: format.integer(records), count: result.records })}</span>
          </li>
        ))}
      </ul>
      <p className={classes.aside}>
        {t('why.trust', {
          share: format.percent(result.estimatedShare * 100),
          confidence: format.percent(result.confidence * 100),
        })}
      </p>
    </section>
  );
};
