import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ShownKpi } from './shown';
import { useWords, type Words } from '../../i18n/useWords';
import type { DayPoint } from './useToday';
import classes from './DayChart.module.css';

const COLOURS = { efficiency: 'var(--series-1)', performance: 'var(--series-2)' } as const;
const DASHES = { efficiency: undefined, performance: '5 3' } as const;

type Row = { readonly date: string; readonly point: DayPoint } & Readonly<Record<ShownKpi, number | null>>;

const Details = ({
  row,
  kpis,
  words,
}: {
  readonly row: Row | undefined;
  readonly kpis: readonly ShownKpi[];
  readonly words: Words;
}) => {
  if (!row) return null;
  const { t, format } = words;
  return (
    <div className={classes.tip}>
      <strong>{format.date(row.date)}</strong>
      {kpis.map((kpi) => {
        const result = row.point[kpi];
        return (
          <dl key={kpi}>
            <dt>
              <span className={classes.key} style={{ background: COLOURS[kpi] }} /> {t(`kpi.${kpi}`)}
            </dt>
            <dd className={classes.tipValue}>{format.percentWithUnit(result?.value ?? null)}</dd>
            {result ? (
              <>
                <dt>{t('chart.fraction')}</dt>
                <dd>
                  {format.hours(result.numerator)} ÷ {format.hours(result.denominator)} h
                </dd>
                <dt>{t('chart.records')}</dt>
                <dd>{format.integer(result.records)}</dd>
                <dt>{t('chart.estimated')}</dt>
                <dd>{format.percentWithUnit(result.estimatedShare * 100)}</dd>
              </>
            ) : (
              <dt>{t('chart.no-entries')}</dt>
            )}
          </dl>
        );
      })}
    </div>
  );
};

type DotProps = {
  readonly cx?: number | undefined;
  readonly cy?: number | null | undefined;
  readonly payload?: Row | undefined;
};

/** Points of days; today's is hollow, since its shift is not over. Days without entries are gaps. */
const dotOf = (kpi: ShownKpi, today: string) =>
  function Dot({ cx, cy, payload }: DotProps) {
    if (cx === undefined || cy === undefined || cy === null || !payload) return <g key={payload?.date} />;
    const isToday = payload.date === today;
    return (
      <circle
        key={payload.date}
        cx={cx}
        cy={cy}
        r={isToday ? 4 : 2.5}
        fill={isToday ? 'var(--surface)' : COLOURS[kpi]}
        stroke={COLOURS[kpi]}
        strokeWidth={isToday ? 2 : 0}
      />
    );
  };

/** KPIs by day; a click on a day asks for its rows. */
export const DayChart = ({
  points,
  kpis,
  today,
  onDay,
}: {
  readonly points: readonly DayPoint[];
  readonly kpis: readonly ShownKpi[];
  readonly today: string;
  readonly onDay: (date: string, kpi: ShownKpi) => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const rows: Row[] = points.map((point) => ({
    date: point.date,
    point,
    efficiency: point.efficiency?.value ?? null,
    performance: point.performance?.value ?? null,
  }));
  const tick = { fill: 'var(--mantine-color-dimmed)', fontSize: 12 };
  return (
    <div className={classes.chart} role="img" aria-label={t('chart.label')}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          data={rows}
          margin={{ top: 22, right: 20, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          onClick={({ activeTooltipIndex }) => {
            const row = rows[Number(activeTooltipIndex)];
            const kpi = kpis[0];
            if (row && kpi && row[kpi] !== null) onDay(row.date, kpi);
          }}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="date"
            tickFormatter={(date: string) => format.date(date, 'day')}
            tick={tick}
            tickLine={false}
            stroke="var(--line-strong)"
            minTickGap={36}
          />
          <YAxis
            domain={[0, 'auto']}
            tickFormatter={(value: number) => format.integer(value)}
            tick={tick}
            tickLine={false}
            axisLine={false}
            width={48}
            label={{
              value: '%',
              position: 'top',
              offset: 10,
              fill: 'var(--mantine-color-dimmed)',
              fontSize: 12,
            }}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ payload }) => (
              <Details row={payload?.[0]?.payload as Row | undefined} kpis={kpis} words={words} />
            )}
          />
          {kpis.map((kpi) => (
            <Line
              key={kpi}
              dataKey={kpi}
              stroke={COLOURS[kpi]}
              strokeWidth={2}
              {...(DASHES[kpi] && kpis.length > 1 ? { strokeDasharray: DASHES[kpi] } : {})}
              dot={dotOf(kpi, today)}
              activeDot={{ r: 4 }}
              connectNulls={false}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
};

/** Names of the lines in their colours. */
export const ChartKey = ({
  kpis,
  hasToday,
}: {
  readonly kpis: readonly ShownKpi[];
  readonly hasToday: boolean;
}) => {
  const { t } = useWords();
  return (
    <div className={classes.legend}>
      {kpis.map((kpi) => (
        <span key={kpi}>
          <svg width="22" height="8" aria-hidden>
            <line
              x1="0"
              x2="22"
              y1="4"
              y2="4"
              stroke={COLOURS[kpi]}
              strokeWidth="2"
              {...(DASHES[kpi] && kpis.length > 1 ? { strokeDasharray: DASHES[kpi] } : {})}
            />
          </svg>
          {t(`kpi.${kpi}`)}
        </span>
      ))}
      {hasToday && <span>○ {t('chart.today')}</span>}
    </div>
  );
};
