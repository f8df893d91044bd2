import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useId, type CSSProperties } from 'react';
import { useWords } from '../../i18n/useWords';
import { axisOf } from '../kpis/axis';
import { stepName, type Step } from '../kpis/groups';
import { useWalk } from '../kpis/picture/useWalk';
import type { Range } from '../period/period';
import classes from './Stops.module.css';

/** Stop hours of one span: of the chosen cause its most frequent machine or detail and the rest, and all others. */
export type StopColumn = {
  readonly label: string;
  readonly mostly: number;
  readonly rest: number;
  readonly others: number;
  readonly ofCause: number;
  readonly all: number;
  readonly stops: number;
};

type Names = { readonly mostly: string | null; readonly rest: string; readonly others: string };

const Tip = ({
  name,
  names,
  column,
}: {
  readonly name: string;
  readonly names: Names;
  readonly column: StopColumn;
}) => {
  const { t, format } = useWords();
  return (
    <div className={classes.tip}>
      <strong>{name}</strong>
      <dl>
        {names.mostly !== null && (
          <>
            <dt>{names.mostly}</dt>
            <dd>{format.hours(column.mostly)} h</dd>
          </>
        )}
        <dt>{names.rest}</dt>
        <dd>{format.hours(column.rest)} h</dd>
        <dt>{names.others}</dt>
        <dd>{format.hours(column.others)} h</dd>
        <dt>{t('break-down.total')}</dt>
        <dd>{format.hours(column.all)} h</dd>
      </dl>
    </div>
  );
};

/** Where the tip of a walked column stands: beside it, on the side with more room. */
const tipPlace = (at: number, count: number): CSSProperties => {
  const part = (at + 0.5) / Math.max(1, count);
  return part < 0.5 ? { left: `calc(74px + ${part * 90}%)` } : { right: `calc(24px + ${(1 - part) * 90}%)` };
};

/** Stop hours as columns: the chosen cause at the bottom, so that its growth is seen from one line. */
export const StopColumns = ({
  by,
  range,
  columns,
  cause,
  mostly,
  onPick,
}: {
  readonly by: Step;
  readonly range: Range;
  readonly columns: readonly StopColumn[];
  readonly cause: string;
  readonly mostly: string | null;
  readonly onPick: (label: string) => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const pattern = useId();
  const names: Names = {
    mostly,
    rest: mostly === null ? cause : t('stop-times.of-cause', { cause }),
    others: t('stop-times.others'),
  };
  const axis = axisOf(
    columns.map(({ all }) => all),
    false,
  );
  const nameOf = (label: string): string => stepName(by, label, range, words);
  const walk = useWalk(
    columns.length,
    (at) => {
      const column = columns[at];
      if (!column) return '';
      const amounts = [
        ...(mostly === null ? [] : [`${mostly} ${format.hours(column.mostly)} h`]),
        `${names.rest} ${format.hours(column.rest)} h`,
        `${names.others} ${format.hours(column.others)} h`,
      ];
      return `${nameOf(column.label)}: ${amounts.join(', ')}`;
    },
    (at) => {
      const column = columns[at];
      if (column && column.all > 0) onPick(column.label);
    },
  );
  const walked = walk.at === null ? undefined : columns[walk.at];
  const tick = { fill: 'var(--mantine-color-dimmed)', fontSize: 12 };
  return (
    <>
      <div className={classes.legend}>
        {mostly !== null && (
          <span>
            <i className={classes.swatch} aria-hidden /> {mostly}
          </span>
        )}
        <span>
          <i className={classes.swatch} data-kind="rest" aria-hidden /> {names.rest}
        </span>
        <span>
          <i className={classes.swatch} data-kind="others" aria-hidden /> {names.others}
        </span>
      </div>
      <div className={classes.chart} aria-label={t('stop-times.chart')} {...walk.props}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={[...columns]}
            margin={{ top: 22, right: 12, bottom: 0, left: 0 }}
            accessibilityLayer={false}
            barCategoryGap="18%"
            style={{ cursor: 'pointer' }}
            onClick={({ activeTooltipIndex }) => {
              const column = columns[Number(activeTooltipIndex)];
              if (column && column.all > 0) onPick(column.label);
            }}
          >
            <defs>
              <pattern
                id={pattern}
                width={5}
                height={5}
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect width={5} height={5} fill="var(--surface)" />
                <rect width={2.5} height={5} fill="var(--series-1)" />
              </pattern>
            </defs>
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
              tickFormatter={(value: number) => format.exact(value)}
              tick={tick}
              tickLine={false}
              axisLine={false}
              width={62}
              label={{
                value: t('unit.hours'),
                position: 'top',
                offset: 10,
                fill: 'var(--mantine-color-dimmed)',
                fontSize: 12,
              }}
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--line)', fillOpacity: 0.5 }}
              content={({ payload }) => {
                const column = payload?.[0]?.payload as StopColumn | undefined;
                if (!column) return null;
                return <Tip name={nameOf(column.label)} names={names} column={column} />;
              }}
            />
            {walked && <ReferenceLine x={walked.label} stroke="var(--mantine-color-text)" />}
            <Bar dataKey="mostly" stackId="all" fill="var(--series-1)" isAnimationActive={false} />
            <Bar
              dataKey="rest"
              stackId="all"
              fill={`url(#${pattern})`}
              stroke="var(--series-1)"
              strokeWidth={0.5}
              isAnimationActive={false}
            />
            <Bar dataKey="others" stackId="all" fill="var(--series-grey)" isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
        {walked && walk.at !== null && (
          <div className={classes.walked} style={tipPlace(walk.at, columns.length)} aria-hidden>
            <Tip name={nameOf(walked.label)} names={names} column={walked} />
          </div>
        )}
      </div>
    </>
  );
};
