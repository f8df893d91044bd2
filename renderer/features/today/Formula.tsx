import type { KpiResult } from '../../../electron/contract/kpi';
import type { ShownKpi } from './shown';
import { useWords } from '../../i18n/useWords';
import classes from './Today.module.css';

/** A KPI's formula with the numbers that stand in it. */
export const Formula = ({
  kpi,
  explanation,
}: {
  readonly kpi: ShownKpi;
  readonly explanation: { readonly result: KpiResult; readonly terms: Readonly<Record<string, number>> };
}) => {
  const { t, format } = useWords();
  const { result, terms } = explanation;
  const { exact, hours, integer, percentWithUnit } = format;
  const rounded = (value: number | undefined) => exact(Math.round((value ?? 0) * 10_000) / 10_000);
  return (
    <dl className={classes.formula}>
      <dt>{t('formula.earned')}</dt>
      <dd>
        {integer(terms['unitsProduced'])} × {rounded(terms['cycleTimeHours'])} h ={' '}
        {hours(terms['earnedHours'])} h
      </dd>
      <dt>{t(`formula.hours-${kpi}`)}</dt>
      <dd>
        {rounded(terms['headcount'])} × {hours(terms['hours'])} h = {hours(terms['denominatorHours'])} h
      </dd>
      <dt className={classes.result}>{t(`kpi.${kpi}`)}</dt>
      <dd className={classes.result}>
        {hours(result.numerator)} ÷ {hours(result.denominator)} = {percentWithUnit(result.value)}
      </dd>
    </dl>
  );
};
