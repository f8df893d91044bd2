import { numbersText, type Flag } from './notes/flags';
import type { ChartRow } from './TrendChart';

type DotProps = {
  readonly cx?: number | undefined;
  readonly cy?: number | null | undefined;
  readonly payload?: ChartRow | undefined;
};

const MOST_DOTS = 100;

/** Points of spans: hollow while the span is not over, ringed where it breaks a rule of the control chart. */
export const dotOf = (count: number) =>
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
export const endLabel = (text: string, last: number) =>
  function EndLabel({ x, y, index }: LabelProps) {
    if (index !== last || typeof x !== 'number' || typeof y !== 'number') return null;
    return (
      <text x={x + 6} y={y} dy="0.32em" fontSize={12} fill="var(--mantine-color-text)">
        {text}
      </text>
    );
  };

const FLAG_HEIGHT = 15;
const DIGIT_WIDTH = 7;

type FlagProps = { readonly viewBox?: { readonly x?: number; readonly y?: number } | undefined };

/** A flag with the numbers of its notes on top of a line, with their text where the mouse rests. */
export const flagOf = ({ numbers, notes }: Flag) =>
  function FlagMark({ viewBox }: FlagProps) {
    const { x, y } = viewBox ?? {};
    if (x === undefined || y === undefined) return null;
    const text = numbersText(numbers);
    const width = text.length * DIGIT_WIDTH + 8;
    return (
      <g data-flag={text}>
        <title>{notes.map(({ body }) => body).join('\n')}</title>
        <rect
          x={x - 0.5}
          y={y - FLAG_HEIGHT}
          width={width}
          height={FLAG_HEIGHT}
          fill="var(--surface)"
          stroke="var(--line-strong)"
        />
        <text
          x={x + width / 2}
          y={y - FLAG_HEIGHT / 2}
          dy="0.35em"
          fontSize={11}
          textAnchor="middle"
          fill="var(--mantine-color-text)"
        >
          {text}
        </text>
      </g>
    );
  };

const UNIT_BASELINE = 12;

/** The unit of an axis above it, from the left edge of the chart. */
export const unitLabel = (unit: string) =>
  function UnitLabel() {
    return (
      <text x={2} y={UNIT_BASELINE} fontSize={12} fill="var(--mantine-color-dimmed)">
        {unit}
      </text>
    );
  };
