import type { Explanation, KpiName } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import classes from './Why.module.css';

/** A KPI's formula with the numbers that stand in it. */
export const Formula = ({
  kpi,
  explanation,
}: {
  readonly kpi: KpiName;
  readonly explanation: Explanation;
}) => {
  const { t, format } = useWords();
  const { result } = explanation;
  return (
    <dl className={classes.formula}>
      <dt className={classes.result}>{t(`kpi.${kpi}`)}</dt>
      <dd className={classes.result}>
        {format.exact(result.numerator)} ÷ {format.exact(result.denominator)} = {format.exact(result.value)}
      </dd>
    </dl>
  );
};
