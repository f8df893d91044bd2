import type { Explanation } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import { leftOutText } from './words';
import classes from './Why.module.css';

/** What a number does not count, and why. */
export const LeftOut = ({ leftOut }: { readonly leftOut: Explanation['leftOut'] }) => {
  const { t, format } = useWords();
  if (leftOut.length === 0) return null;
  return (
    <section className={classes.part}>
      <h3>{t('why.left-out')}</h3>
      <ul className={classes.facts}>
        {leftOut.map(({ reason, records }) => (
          <li key={reason}>
            <span>{leftOutText(reason, t)}</span>
            <span>{t('why.rows', { count: records, rows: format.integer(records) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
