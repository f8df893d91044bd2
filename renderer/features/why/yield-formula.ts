import type { Explanation } from '../../../electron/contract/kpi';
import { count, evaluate, mean, over, share, sum, times } from './expression';
import { derived, result, summed, type Asked, type Line } from './line';

/** Styles whose yields are written out in one line; more of them are summed row by row. */
const MOST_STYLES = 4;

const rolledOf = ({ style, steps }: Explanation['operations'][number]): readonly Line[] => {
  const passed = steps.map((step) => over(count(step.passed), count(step.inspected)));
  return [
    ...steps.map((step, at) => ({
      ...derived('formula.operation', passed[at] ?? count(0), 'share' as const, 2),
      params: { step: [style, step.operation].filter(Boolean).join(' · ') },
    })),
    {
      ...derived('formula.yield-of-style', times(...passed), 'share', 3),
      params: { style: style ?? '' },
    },
  ];
};

export const rty = (asked: Asked): readonly Line[] => {
  const { operations, result: found, reading } = asked;
  if (found.numerator !== null || reading('rty_method') === 'job') {
    const [completed, started] = [found.numerator ?? 0, found.denominator ?? 0];
    return [
      summed('formula.jobs', found.records, 'count'),
      summed('formula.quantity-completed', completed, 'count'),
      summed('formula.quantity-started', started, 'count'),
      ...result(asked, over(count(completed), count(started)), 'share'),
    ];
  }
  const weighted = operations.map(({ started, steps }) =>
    times(count(started), ...steps.map((step) => over(count(step.passed), count(step.inspected)))),
  );
  const started = operations.map((one) => count(one.started));
  const [only] = operations;
  const isShort = operations.length <= MOST_STYLES;
  const top = isShort
    ? sum(
        ...operations.map((one, at) =>
          times(count(one.started), share(evaluate(weighted[at] ?? count(0)) / one.started)),
        ),
      )
    : mean(evaluate(sum(...weighted)));
  const bottom = isShort ? sum(...started) : count(evaluate(sum(...started)));
  return [
    ...operations.flatMap(rolledOf),
    ...(operations.length > 1 ? [summed('formula.yield-weights', evaluate(sum(...started)), 'count')] : []),
    ...(only && operations.length === 1
      ? result(
          asked,
          times(...only.steps.map((step) => over(count(step.passed), count(step.inspected)))),
          'share',
        )
      : result(asked, over(top, bottom), 'share')),
  ];
};
