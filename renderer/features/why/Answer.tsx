import type { Explanation } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { TrustMark } from '../../ui/TrustMark';
import { unitText, valueText } from '../../unit';
import classes from './Why.module.css';

/** The number itself, what it means, and what there is to say about it. */
export const Answer = ({ explanation }: { readonly explanation: Explanation }) => {
  const { t, format, say } = useWords();
  const { result, better } = explanation;
  const { kpi, value, unit, noteKeys, noteParams } = result;
  return (
    <>
      <div className={classes.answer}>
        <span className={classes.value} data-testid={`why-value-${kpi}`}>
          {value !== null && result.estimatedShare > 0 && '~'}
          {valueText(value, unit, format)}
        </span>
        {value !== null && <span className={classes.unit}>{unitText(unit, t)}</span>}
        <TrustMark confidence={value === null ? null : result.confidence} />
      </div>
      <p className={classes.place}>
        {t(`definition.${kpi}`)} {t(`why.better-${better}`)}
      </p>
      {noteKeys.map((key) => (
        <div key={key} className={classes.note}>
          <Notice kind="plain">{say({ key, params: noteParams })}</Notice>
        </div>
      ))}
    </>
  );
};
