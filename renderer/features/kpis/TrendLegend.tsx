import type { KpiName } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import { amountsOf } from './amounts';
import type { ChartRow } from './TrendChart';
import classes from './Trend.module.css';

const Stroke = ({
  colour,
  width,
  dashes,
}: {
  readonly colour: string;
  readonly width: number;
  readonly dashes?: string;
}) => (
  <svg width="22" height="8" aria-hidden>
    <line
      x1="0"
      x2="22"
      y1="4"
      y2="4"
      stroke={colour}
      strokeWidth={width}
      {...(dashes ? { strokeDasharray: dashes } : {})}
    />
  </svg>
);

/** Names of the lines of a trend as they are drawn. */
export const TrendLegend = ({
  kpi,
  rows,
  hasBefore,
}: {
  readonly kpi: KpiName;
  readonly rows: readonly ChartRow[];
  readonly hasBefore: boolean;
}) => {
  const words = useWords();
  const { t } = words;
  return (
    <div className={classes.legend}>
      <span>
        <Stroke colour="var(--series-1)" width={2} />
        {amountsOf(kpi, words).name}
      </span>
      {hasBefore && rows.some(({ before }) => before !== null) && (
        <span>
          <Stroke colour="var(--series-grey)" width={1.5} />
          {t('trend.before')}
        </span>
      )}
      {rows.some(({ target }) => target !== null) && (
        <span>
          <Stroke colour="var(--mantine-color-text)" width={1} />
          {t('trend.target')}
        </span>
      )}
      {rows.some(({ upper }) => upper !== null) && (
        <span>
          <Stroke colour="var(--line-strong)" width={1} dashes="6 4" />
          {t('trend.limits')}
        </span>
      )}
      {rows.some(({ isOpen, value }) => isOpen && value !== null) && <span>○ {t('trend.open')}</span>}
    </div>
  );
};
