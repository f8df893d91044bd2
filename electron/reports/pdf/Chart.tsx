import { Circle, G, Line, Polyline, Svg, Text, View } from '@react-pdf/renderer';
import type { ReportChart } from '../document';
import { ticksOf } from './ticks';
import { styles } from './styles';

const WIDTH = 515;
const HEIGHT = 170;
const LEFT = 44;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 22;
const MOST_LABELS = 9;

type Point = { readonly x: number; readonly y: number };

/** Runs of neighbours that have a value: a missing one breaks the line. */
const runsOf = (points: readonly (Point | null)[]): readonly (readonly Point[])[] => {
  const runs: Point[][] = [];
  let open: Point[] = [];
  for (const point of points) {
    if (point) {
      if (open.length === 0) runs.push(open);
      open.push(point);
    } else {
      open = [];
    }
  }
  return runs;
};

const polyline = (points: readonly Point[]): string => points.map(({ x, y }) => `${x},${y}`).join(' ');

/** A KPI over time: its line with gaps, the period before pale and dashed, the target thin; legible without colour. */
export const Chart = ({ chart }: { readonly chart: ReportChart }) => {
  const known = [...chart.values, ...chart.before, ...chart.targets].filter((value) => value !== null);
  if (chart.values.every((value) => value === null)) return null;
  const ticks = ticksOf(Math.min(0, ...known), Math.max(...known));
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const count = Math.max(1, chart.labels.length - 1);
  const x = (at: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * at) / count;
  const y = (value: number): number =>
    TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / (high - low || 1));
  const place = (values: readonly (number | null)[]) =>
    chart.labels.map((_label, at) => {
      const value = values[at] ?? null;
      return value === null ? null : { x: x(at), y: y(value) };
    });
  const every = Math.ceil(chart.labels.length / MOST_LABELS);
  return (
    <View style={styles.chart} wrap={false}>
      <Text style={styles.tableTitle}>{`${chart.title}, ${chart.unit}`}</Text>
      <Svg width={WIDTH} height={HEIGHT}>
        {ticks.map((tick) => (
          <G key={tick}>
            <Line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} stroke="#d0d0d0" strokeWidth={0.5} />
            <Text x={LEFT - 4} y={y(tick) + 2.5} style={styles.tick} textAnchor="end">
              {chart.tick(tick)}
            </Text>
          </G>
        ))}
        {chart.labels.map((label, at) =>
          at % every === 0 ? (
            <Text key={label} x={x(at)} y={HEIGHT - 8} style={styles.tick} textAnchor="middle">
              {label}
            </Text>
          ) : null,
        )}
        {runsOf(place(chart.before)).map((run) => (
          <Polyline
            key={`before ${run[0]?.x}`}
            points={polyline(run)}
            stroke="#9a9a9a"
            strokeWidth={0.8}
            strokeDasharray="3 2"
            fill="none"
          />
        ))}
        {runsOf(place(chart.targets)).map((run) => (
          <Polyline
            key={`target ${run[0]?.x}`}
            points={polyline(run)}
            stroke="#000000"
            strokeWidth={0.6}
            fill="none"
          />
        ))}
        {runsOf(place(chart.values)).map((run) => (
          <G key={`now ${run[0]?.x}`}>
            <Polyline points={polyline(run)} stroke="#1c4f84" strokeWidth={1.6} fill="none" />
            {run.map((point) => (
              <Circle key={point.x} cx={point.x} cy={point.y} r={1.6} fill="#1c4f84" />
            ))}
          </G>
        ))}
      </Svg>
      <Text style={styles.legend}>{chart.legend}</Text>
    </View>
  );
};
