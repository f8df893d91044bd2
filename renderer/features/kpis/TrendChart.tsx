import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ControlChart } from '../../../electron/contract/control';
import type { KpiName } from '../../../electron/contract/kpi';
import { useWords, type Words } from '../../i18n/useWords';
import type { Range } from '../period/period';
import { amountsOf, isPercent } from './amounts';
import { axisOf } from './axis';
import { stepName, type Step } from './groups';
import { TrendTip } from './TrendTip';
import type { TrendPoint } from './useTrend';
import classes from './Trend.module.css';

/** A point of the chart with the control limits that hold there. */
export type ChartRow = TrendPoint & {
  readonly lower: number | null;
  readonly centre: number | null;
  readonly upper: number | null;
  /** Rules that the point breaks, in words. */
  readonly signals: readonly string[];
};

/** Points side by side with the limits of their control chart, where there is one. */
export const rowsOf = (
  points: readonly TrendPoint[],
  chart: ControlChart | undefined,
  { say }: Words,
): ChartRow[] => {
  const indexes = new Map(chart?.points.labels.map((label, index) => [label, index]));
  return points.map((point) => {
    const index = indexes.get(point.label) ?? -1;
    return {
      ...point,
      lower: chart?.points.lowers[index] ?? null,
      centre: chart?.points.centres[index] ?? null,
      upper: chart?.points.uppers[index] ?? null,
      signals: (chart?.points.signals[index] ?? []).map((rule) =>
        say({ key: `control.rule.${rule}`, params: {} }),
      ),
    };
  });
};

type DotProps = {
  readonly cx?: number | undefined;
  readonly cy?: number | null | undefined;
  readonly payload?: ChartRow | undefined;
};

const MOST_DOTS = 100;

/** Points of spans: hollow while the span is not over, ringed where it breaks a rule of the control chart. */
const dotOf = (count: number) =>
  function Dot({ cx, cy, payload }: DotProps) {
    if (cx === undefined || cy === undefined || cy === null || !payload) return <g key={payload?.label} />;
    const isSignal = payload.signals.length > 0;
    const isShown = count <= MOST_DOTS || payload.isOpen || isSignal;
    return (
      <g key={payload.label}>
        {isSignal && (
          <circle cx={cx} cy={cy} r={7} fill="none" stroke="var(--state-critical)" strokeWidth={1.75} />
        )}
        {isShown && (
          <circle
            cx={cx}
            cy={cy}
            r={payload.isOpen ? 4 : 2.5}
            fill={payload.isOpen ? 'var(--surface)' : 'var(--series-1)'}
            stroke="var(--series-1)"
            strokeWidth={payload.isOpen ? 2 : 0}
          />
        )}
      </g>
    );
  };

type LabelProps = {
  readonly x?: number | string | undefined;
  readonly y?: number | string | undefined;
  readonly index?: number | undefined;
};

/** Says at the end of a line what it is. */
const endLabel = (text: string, last: number) =>
  function EndLabel({ x, y, index }: LabelProps) {
    if (index !== last || typeof x !== 'number' || typeof y !== 'number') return null;
    return (
      <text x={x + 6} y={y} dy="0.32em" fontSize={12} fill="var(--mantine-color-text)">
        {text}
      </text>
    );
  };

const LEVELS = ['lower', 'centre', 'upper'] as const;

/** A KPI's course: the period before pale behind it, the target thin with its name, control limits dashed. */
export const TrendChart = ({
  kpi,
  by,
  range,
  rows,
  hasBefore,
  onPoint,
}: {
  readonly kpi: KpiName;
  readonly by: Step;
  readonly range: Range;
  readonly rows: readonly ChartRow[];
  readonly hasBefore: boolean;
  readonly onPoint: (label: string) => void;
}) => {
  const words = useWords();
  const { t } = words;
  const amounts = amountsOf(kpi, words);
  const levels = rows
    .flatMap((row) => [
      row.value,
      row.target,
      hasBefore ? row.before : null,
      ...LEVELS.map((level) => row[level]),
    ])
    .filter((value) => value !== null);
  const axis = axisOf(levels, isPercent(kpi));
  const lastTarget = rows.findLastIndex(({ target }) => target !== null);
  const target = rows[lastTarget]?.target ?? null;
  const tick = { fill: 'var(--mantine-color-dimmed)', fontSize: 12 };
  const still = { dot: false, activeDot: false, connectNulls: false, isAnimationActive: false } as const;
  return (
    <>
      <div className={classes.chart} role="img" aria-label={t('trend.label')}>
        <ResponsiveContainer width="100%" height="100%">
          <LineChart
            data={[...rows]}
            margin={{ top: 22, right: target === null ? 20 : 84, bottom: 0, left: 0 }}
            accessibilityLayer={false}
            style={{ cursor: 'pointer' }}
            onClick={({ activeTooltipIndex }) => {
              const row = rows[Number(activeTooltipIndex)];
              if (row && row.records > 0) onPoint(row.label);
            }}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="label"
              tickFormatter={(label: string) => stepName(by, label, range, words, true)}
              tick={tick}
              tickLine={false}
              stroke="var(--line-strong)"
              minTickGap={32}
            />
            <YAxis
              domain={[axis.low, axis.high]}
              ticks={[...axis.ticks]}
              interval={0}
              tickFormatter={amounts.tick}
              tick={tick}
              tickLine={false}
              axisLine={false}
              width={62}
              label={{
                value: amounts.unit,
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
                <TrendTip
                  kpi={kpi}
                  by={by}
                  range={range}
                  row={payload?.[0]?.payload as ChartRow | undefined}
                  hasBefore={hasBefore}
                />
              )}
            />
            {hasBefore && (
              <Line
                dataKey="before"
                stroke="var(--series-grey)"
                strokeOpacity={0.6}
                strokeWidth={1.5}
                {...still}
              />
            )}
            {LEVELS.map((level) => (
              <Line
                key={level}
                dataKey={level}
                type="step"
                stroke="var(--line-strong)"
                strokeWidth={1}
                strokeDasharray={level === 'centre' ? '2 3' : '6 4'}
                {...still}
                connectNulls
              />
            ))}
            <Line
              dataKey="target"
              type="stepBefore"
              stroke="var(--mantine-color-text)"
              strokeWidth={1}
              label={endLabel(
                target === null ? '' : t('trend.target-end', { target: amounts.value(target) }),
                lastTarget,
              )}
              {...still}
            />
            <Line
              dataKey="value"
              stroke="var(--series-1)"
              strokeWidth={2}
              dot={dotOf(rows.length)}
              activeDot={{ r: 4 }}
              connectNulls={false}
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </div>
      {axis.low > 0 && (
        <p className={classes.note}>
          {t('trend.axis-from', { start: amounts.tick(axis.low), unit: amounts.unit })}
        </p>
      )}
    </>
  );
};
