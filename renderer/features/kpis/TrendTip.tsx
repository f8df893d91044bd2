import type { KpiName } from '../../../electron/contract/kpi';
import { useWords, type Words } from '../../i18n/useWords';
import type { Range } from '../period/period';
import { amountsOf } from './amounts';
import { stepName, type Step } from './groups';
import { numbersText, type Flag } from './notes/flags';
import type { ChartRow } from './TrendChart';
import classes from './Trend.module.css';

/** What stands behind one point of a trend, in one sentence for those who hear it. */
export const tellPoint = (
  { kpi, by, range }: { readonly kpi: KpiName; readonly by: Step; readonly range: Range },
  row: ChartRow | undefined,
  flag: Flag | undefined,
  words: Words,
): string => {
  if (!row) return '';
  const { t, format } = words;
  const amounts = amountsOf(kpi, words);
  return [
    `${stepName(by, row.label, range, words)}${row.isOpen ? `, ${t('trend.open')}` : ''}`,
    `${amounts.name} ${amounts.valueWithUnit(row.value)}`,
    row.denominator !== null &&
      `${amounts.numerator(row.numerator)} ÷ ${amounts.denominator(row.denominator)}`,
    `${t('column.records')} ${format.integer(row.records)}`,
    row.value !== null && `${t('column.estimated')} ${format.percentWithUnit(row.estimatedShare * 100)}`,
    row.target !== null && `${t('trend.target')} ${amounts.valueWithUnit(row.target)}`,
    ...row.signals,
    flag &&
      t('notes.flag', {
        numbers: numbersText(flag.numbers),
        text: flag.notes.map(({ body }) => body).join('; '),
      }),
  ]
    .filter((part) => typeof part === 'string')
    .join('; ');
};

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
