import { useQuery } from '@tanstack/react-query';
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
import type { Action } from '../../../electron/contract/actions';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Loading } from '../../ui/Loading';
import { amountsOf, isPercent } from '../kpis/amounts';
import { axisOf, usualStep } from '../kpis/axis';
import { datesOfLabel, stepName } from '../kpis/groups';
import { endLabel } from '../kpis/TrendMarks';
import classes from './Actions.module.css';

type Row = { readonly label: string; readonly value: number | null; readonly target: number | null };

/** The course of an action's KPI from before its opening to the end of the days that it is judged by. */
export const useActionTrend = (action: Action, to: string) => {
  const range = { from: action.opened.from, to: to < action.opened.on ? action.opened.on : to };
  const by = usualStep(action.kpi, range);
  const series = useQuery(
    procedures.kpi.series.queryOptions({
      input: { clientId: action.clientId, kpi: action.kpi, ...range, by, where: action.where },
      placeholderData: (before) => before,
    }),
  ).data;
  const rows = series?.labels.map((label, at): Row => ({
    label,
    value: series.values[at] ?? null,
    target: series.targets[at] ?? null,
  }));
  const openedAt = rows?.find(({ label }) => {
    const dates = datesOfLabel(by, label, range);
    return dates.from <= action.opened.on && action.opened.on <= dates.to;
  })?.label;
  return { rows, by, range, openedAt };
};

/** The course of a KPI with a mark where an action against it was opened. */
export const ActionTrend = ({
  action,
  trend: { rows, by, range, openedAt },
}: {
  readonly action: Action;
  readonly trend: ReturnType<typeof useActionTrend>;
}) => {
  const words = useWords();
  const { t } = words;
  const amounts = amountsOf(action.kpi, words);
  if (!rows) return <Loading height={190} />;
  const levels = rows.flatMap(({ value, target }) => [value, target]).filter((value) => value !== null);
  const axis = axisOf(levels, isPercent(action.kpi));
  const target = rows.findLast((row) => row.target !== null)?.target ?? null;
  const lastTarget = rows.findLastIndex((row) => row.target !== null);
  const tick = { fill: 'var(--mantine-color-dimmed)', fontSize: 12 };
  return (
    <>
      <div className={classes.chart} role="img" aria-label={t('actions.trend-label', { kpi: amounts.name })}>
        <ResponsiveContainer width="100%" height="100%">
          <LineChart
            data={rows}
            margin={{ top: 22, right: target === null ? 20 : 84, bottom: 0, left: 0 }}
            accessibilityLayer={false}
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
              content={({ payload }) => {
                const row = payload?.[0]?.payload as Row | undefined;
                return row ? (
                  <div className={classes.tip}>
                    {stepName(by, row.label, range, words)}:{' '}
                    <strong>{amounts.valueWithUnit(row.value)}</strong>
                  </div>
                ) : null;
              }}
            />
            {openedAt !== undefined && (
              <ReferenceLine
                x={openedAt}
                stroke="var(--accent-text)"
                strokeWidth={1.5}
                strokeDasharray="3 3"
                label={{
                  value: t('actions.opened-mark'),
                  position: 'top',
                  offset: 8,
                  fill: 'var(--mantine-color-text)',
                  fontSize: 12,
                }}
              />
            )}
            <Line
              dataKey="target"
              type="stepBefore"
              stroke="var(--mantine-color-text)"
              strokeWidth={1}
              dot={false}
              activeDot={false}
              isAnimationActive={false}
              label={endLabel(
                target === null ? '' : t('trend.target-end', { target: amounts.value(target) }),
                lastTarget,
              )}
            />
            <Line
              dataKey="value"
              stroke="var(--series-1)"
              strokeWidth={2}
              dot={{ r: 2.5, fill: 'var(--series-1)', strokeWidth: 0 }}
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
