import type { KpiName } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import type { Range } from '../period/period';
import { amountsOf } from './amounts';
import { stepName, type Step } from './groups';
import type { ChartRow } from './TrendChart';
import classes from './Trend.module.css';

/** What stands behind one point of a trend. */
export const TrendTip = ({
  kpi,
  by,
  range,
  row,
  hasBefore,
}: {
  readonly kpi: KpiName;
  readonly by: Step;
  readonly range: Range;
  readonly row: ChartRow | undefined;
  readonly hasBefore: boolean;
}) => {
  const words = useWords();
  const { t, format } = words;
  if (!row) return null;
  const amounts = amountsOf(kpi, words);
  return (
    <div className={classes.tip}>
      <strong>
        {stepName(by, row.label, range, words)}
        {row.isOpen && `, ${t('trend.open')}`}
      </strong>
      <dl>
        <dt className={classes.strong}>{amounts.name}</dt>
        <dd className={classes.strong}>{amounts.valueWithUnit(row.value)}</dd>
        {row.denominator !== null && (
          <>
            <dt>
              {amounts.numeratorName} ÷ {amounts.denominatorName}
            </dt>
            <dd>
              {amounts.numerator(row.numerator)} ÷ {amounts.denominator(row.denominator)}
            </dd>
          </>
        )}
        <dt>{t('column.records')}</dt>
        <dd>{format.integer(row.records)}</dd>
        <dt>{t('column.estimated')}</dt>
        <dd>{format.percentWithUnit(row.value === null ? null : row.estimatedShare * 100)}</dd>
        {row.target !== null && (
          <>
            <dt>{t('trend.target')}</dt>
            <dd>{amounts.valueWithUnit(row.target)}</dd>
          </>
        )}
        {hasBefore && row.beforeLabel !== null && (
          <>
            <dt>{t('trend.before')}</dt>
            <dd>{amounts.valueWithUnit(row.before)}</dd>
          </>
        )}
        {row.upper !== null && (
          <>
            <dt>{t('trend.limits')}</dt>
            <dd>
              {amounts.value(row.lower)} – {amounts.value(row.upper)}
            </dd>
          </>
        )}
      </dl>
      {row.signals.map((signal) => (
        <div key={signal} style={{ color: 'var(--state-critical)' }}>
          {signal}
        </div>
      ))}
    </div>
  );
};
