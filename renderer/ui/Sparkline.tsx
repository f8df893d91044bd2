import classes from './marks.module.css';

const WIDTH = 180;
const HEIGHT = 44;
const PADDING = 3;

/** The course of values in one line; gaps where there are none. Decoration beside a chart that says it in full. */
export const Sparkline = ({ values }: { readonly values: readonly (number | null)[] }) => {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return <div style={{ width: WIDTH, height: HEIGHT }} />;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (at: number) => PADDING + (at * (WIDTH - 2 * PADDING)) / Math.max(1, values.length - 1);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - PADDING - ((value - low) * (HEIGHT - 2 * PADDING)) / (high - low);
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
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden
      className={classes.spark}
    >
      <path d={path} />
      <circle cx={x(last)} cy={y(values[last] ?? low)} r={2.5} />
    </svg>
  );
};
