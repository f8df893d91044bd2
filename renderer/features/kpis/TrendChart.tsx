import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { ControlChart } from '../../../electron/contract/control';
import type { KpiName } from '../../../electron/contract/kpi';
import { useWords, type Words } from '../../i18n/useWords';
import type { Range } from '../period/period';
import { amountsOf, isPercent } from './amounts';
import { axisOf } from './axis';
import { stepName, type Step } from './groups';
import type { Flag } from './notes/flags';
import type { Walk } from './picture/useWalk';
import { dotOf, endLabel, flagOf, unitLabel } from './TrendMarks';
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

const LEVELS = ['lower', 'centre', 'upper'] as const;
const AXIS_WIDTH = 62;
const TARGET_WIDTH = 84;
const EDGE_WIDTH = 20;

/** Where the tip of a walked point stands: over the point, within the chart. */
const tipPlace = (at: number, count: number, right: number) => {
  const part = count > 1 ? at / (count - 1) : 0.5;
  return {
    left: `calc(${AXIS_WIDTH}px + (100% - ${AXIS_WIDTH + right}px) * ${part})`,
    transform: `translateX(${-100 * part}%)`,
  };
};

/** A KPI's course: the period before pale behind it, the target thin with its name, control limits dashed. */
export const TrendChart = ({
  kpi,
  by,
  range,
  rows,
  hasBefore,
  flags,
  walk,
  onPoint,
}: {
  readonly kpi: KpiName;
  readonly by: Step;
  readonly range: Range;
  readonly rows: readonly ChartRow[];
  readonly hasBefore: boolean;
  readonly flags: readonly Flag[];
  readonly walk: Walk;
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
  const right = target === null ? EDGE_WIDTH : TARGET_WIDTH;
  const walked = walk.at === null ? undefined : rows[walk.at];
  const tick = { fill: 'var(--mantine-color-dimmed)', fontSize: 12 };
  const still = { dot: false, activeDot: false, connectNulls: false, isAnimationActive: false } as const;
  return (
    <>
      <div className={classes.chart} aria-label={t('trend.label')} {...walk.props}>
        <ResponsiveContainer width="100%" height="100%">
          <LineChart
            data={[...rows]}
            margin={{ top: 22, right, bottom: 0, left: 0 }}
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
              width={AXIS_WIDTH}
              label={unitLabel(amounts.unit)}
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
            {flags.map((flag) => (
              <ReferenceLine
                key={flag.label}
                x={flag.label}
                stroke="var(--line-strong)"
                strokeDasharray="1 3"
                label={flagOf(flag)}
              />
            ))}
            {walked && <ReferenceLine x={walked.label} stroke="var(--mantine-color-text)" />}
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
        {walked && walk.at !== null && (
          <div className={classes.walked} style={tipPlace(walk.at, rows.length, right)} aria-hidden>
            <TrendTip kpi={kpi} by={by} range={range} row={walked} hasBefore={hasBefore} />
          </div>
        )}
      </div>
      {axis.low > 0 && (
        <p className={classes.note}>
          {t('trend.axis-from', { start: amounts.tick(axis.low), unit: amounts.unit })}
        </p>
      )}
    </>
  );
};
