import classes from './marks.module.css';

const SIZES = { tile: [96, 40], cell: [66, 20] } as const;
const PADDING = 3;

/** The course of values in one line beside its target; gaps where there are none. Decoration beside a chart that says it in full. */
export const Sparkline = ({
  values,
  target = null,
  size = 'tile',
}: {
  readonly values: readonly (number | null)[];
  readonly target?: number | null;
  /** Room that it takes: in a tile, or in the cell of a table. */
  readonly size?: keyof typeof SIZES;
}) => {
  const [width, height] = SIZES[size];
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return <div style={{ width, height }} />;
  const levels = target === null ? known : [...known, target];
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const x = (at: number) => PADDING + (at * (width - 2 * PADDING)) / Math.max(1, values.length - 1);
  const y = (value: number) =>
    high === low ? height / 2 : height - PADDING - ((value - low) * (height - 2 * PADDING)) / (high - low);
  const isAlone = (at: number) =>
    (values[at - 1] ?? null) === null && values[at] !== null && (values[at + 1] ?? null) === null;
  let isDrawing = false;
  const path = values
    .map((value, at) => {
      const command =
        value === null ? '' : `${isDrawing ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      isDrawing = value !== null;
      return command;
    })
    .join('');
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} style={{ width, height }} aria-hidden className={classes.spark}>
      {target !== null && (
        <line x1={0} x2={width} y1={y(target)} y2={y(target)} className={classes.sparkTarget} />
      )}
      <path d={path} />
      {values.map((value, at) =>
        value !== null && at !== last && isAlone(at) ? (
          <circle key={at} cx={x(at)} cy={y(value)} r={1.2} />
        ) : null,
      )}
      <circle cx={x(last)} cy={y(values[last] ?? low)} r={2.5} />
    </svg>
  );
};
