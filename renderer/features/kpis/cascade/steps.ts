import type { Explanation } from '../../../../electron/contract/kpi';

/** A style's operations in routing order. */
export type StyleYield = Explanation['operations'][number];

/** One operation of a cascade; without `inspected` the routing has it, but nothing of it was inspected. */
export type CascadeStep = {
  readonly operation: string;
  readonly inspected: { readonly units: number; readonly passed: number; readonly value: number } | null;
  /** Rolled yield before and after it, %. */
  readonly before: number;
  readonly after: number;
};

const WHOLE = 100;

/** The operations of a style in routing order, those that were not inspected between the others. */
export const stepsOf = ({ steps, routing }: StyleYield): CascadeStep[] => {
  const known = new Map(steps.map((step) => [step.operation, step]));
  const rest = steps.map(({ operation }) => operation).filter((code) => !routing.includes(code));
  let before = WHOLE;
  return [...routing, ...rest].map((operation) => {
    const step = known.get(operation);
    const after = step?.rolled ?? before;
    const own = {
      operation,
      inspected: step ? { units: step.inspected, passed: step.passed, value: step.value } : null,
      before,
      after,
    };
    before = after;
    return own;
  });
};

/** Styles by the units that they started, the most first. */
export const byStarted = (styles: readonly StyleYield[]): StyleYield[] =>
  styles.toSorted((a, b) => b.started - a.started || (a.style ?? '').localeCompare(b.style ?? ''));
