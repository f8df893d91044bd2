import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTROL_RULES, type ControlRule } from '../../vocabulary';
import { signalsOf, TESTS } from './rules';

/*
 * The patterns are made by hand from the wording of the rules: one that is a point short, one that is whole. Every rule
 * has to be silent on the first and to speak at the last point of the second, and not before.
 */

const patterns: readonly {
  rule: ControlRule;
  whole: readonly number[];
  short: readonly (readonly number[])[];
}[] = [
  { rule: 'western-electric-1', whole: [0.1, 3.01], short: [[0.1, 3]] },
  { rule: 'nelson-1', whole: [0.1, -3.01], short: [[0.1, -3]] },
  {
    rule: 'western-electric-2',
    whole: [2.1, 0.5, 2.1],
    short: [
      [2.1, 0.5, 0.5, 2.1],
      [2.1, 0.5, -2.1],
      [2.1, 0, 2],
    ],
  },
  {
    rule: 'nelson-5',
    whole: [-2.1, 0.5, -2.1],
    short: [
      [-2.1, 0.5, 2.1],
      [-2.1, 0.1, 0.2, -2.1],
    ],
  },
  {
    rule: 'western-electric-3',
    whole: [1.1, 1.1, 0.2, 1.1, 1.1],
    short: [
      [1.1, 1.1, 0.2, 0.2, 1.1, 1.1],
      [1.1, 1.1, 0.2, 1.1, -1.1],
      [1.1, 1.1, 0.2, 1.1, 1],
    ],
  },
  {
    rule: 'nelson-6',
    whole: [-1.1, 0.2, -1.1, -1.1, -1.1],
    short: [
      [-1.1, 0.2, -1.1, -1.1, -0.9],
      [1.1, -1.1, 1.1, -1.1, 1.1],
    ],
  },
  {
    rule: 'western-electric-4',
    whole: [0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1, 0.2],
    short: [
      [0.1, 0.2, 0.1, 0.2, 0.1, 0.2, 0.1],
      [0.1, 0.2, 0.1, 0, 0.1, 0.2, 0.1, 0.2, 0.3],
    ],
  },
  {
    rule: 'nelson-2',
    whole: [-0.1, -0.2, -0.1, -0.2, -0.1, -0.2, -0.1, -0.2, -0.1],
    short: [
      [-0.1, -0.2, -0.1, -0.2, -0.1, -0.2, -0.1, -0.2],
      [-0.1, -0.2, -0.1, -0.2, 0.1, -0.2, -0.1, -0.2, -0.1],
    ],
  },
  {
    rule: 'nelson-3',
    whole: [-1.5, -1, 0, 0.3, 0.5, 0.6],
    short: [
      [-1.5, -1, 0, 0.3, 0.5],
      [-1.5, -1, 0, 0.3, 0.3, 0.6, 0.7],
    ],
  },
  {
    rule: 'nelson-4',
    whole: [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1],
    short: [
      [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0],
      [0, 1, 0, 1, 0, 1, 2, 1, 0, 1, 0, 1, 0, 1],
    ],
  },
  {
    rule: 'nelson-7',
    whole: Array.from({ length: 15 }, (_, at) => (at % 3) * 0.4 - 0.4),
    short: [
      Array.from({ length: 14 }, (_, at) => (at % 3) * 0.4 - 0.4),
      Array.from({ length: 15 }, (_, at) => (at === 7 ? 1 : 0.1)),
    ],
  },
  {
    rule: 'nelson-8',
    whole: [1.1, -1.1, 1.2, -1.2, 1.1, 1.1, -1.1, 1.1],
    short: [
      [1.1, -1.1, 1.2, -1.2, 1.1, 1.1, -1.1],
      [1.1, -1.1, 1.2, -1.2, 1, 1.1, -1.1, 1.1],
      // All on one side: a shift, which tests 2 and 6 find.
      [1.1, 1.1, 1.2, 1.2, 1.1, 1.1, 1.1, 1.1],
    ],
  },
];

describe('rules', () => {
  it('are all tried', () => {
    expect(patterns.map(({ rule }) => rule).toSorted()).toEqual([...CONTROL_RULES].toSorted());
  });

  it.each(patterns)(
    '$rule speaks at the point that completes its pattern, on either side',
    ({ rule, whole, short }) => {
      for (const side of [1, -1]) {
        const mirrored = (scores: readonly number[]) => scores.map((score) => side * score);
        expect(TESTS[rule](mirrored(whole))).toEqual([whole.length - 1]);
        for (const scores of short) expect(TESTS[rule](mirrored(scores))).toEqual([]);
      }
    },
  );

  it('go on speaking while the pattern goes on', () => {
    expect(TESTS['nelson-2'](Array.from({ length: 11 }, () => 0.4))).toEqual([8, 9, 10]);
    expect(TESTS['nelson-3']([1, 2, 3, 4, 5, 6, 7, 6])).toEqual([5, 6]);
    expect(TESTS['nelson-5']([2.1, 2.1, 2.1, 0, 2.1])).toEqual([1, 2, 4]);
  });

  it('are named at each point in the order asked for', () => {
    expect(signalsOf([0, 2.5, 3.5], ['nelson-5', 'nelson-1'])).toEqual([[], [], ['nelson-5', 'nelson-1']]);
  });
});

/**
 * Series and findings of the tests of NelsonRules.jl (MIT), which standardises by the series' own mean and standard
 * deviation and tells where a run begins and how long it is; here a run of k from a is its points from the one that
 * completes the pattern.
 */
describe('rules against another implementation', () => {
  const standardised = (series: readonly number[]): number[] => {
    const mean = series.reduce((sum, value) => sum + value, 0) / series.length;
    const squares = series.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    return series.map((value) => (value - mean) / Math.sqrt(squares / (series.length - 1)));
  };

  it('finds points 7 and 12 by test 1', () => {
    const series = [1, 2, 4, 5, 6, 7, -205, 9, -10, 12, 13, 200, 10, -5, 8, 3, -5, 5, 3, 9, -12, 17];
    expect(TESTS['nelson-1'](standardised(series))).toEqual([6, 11]);
  });

  it('finds the runs of 12 from 8 and of 9 from 41 by test 2', () => {
    const first = [
      39, 398, 4, 76, 435, 188, 236, 283, 481, 271, 270, 274, 270, 272, 273, 273, 271, 271, 384, 194, 57, 232,
      494, 468, 417, 104, 323, 469, 136, 214, 393, 267, 160, 385, 253, 155, 289, 455, 104, 289, 138, 184, 356,
      186, 146, 268, 76, 258,
    ];
    const second = [
      26, 31, 46, 47, 81, 6, 88, 23, 73, 1, 66, 73, 6, 84, 70, 36, 80, 94, 63, 37, 62, 84, 53, 54, 80, 75, 26,
      56, 48, 3, 6, 56, 21, 43, 87, 28, 47, 73, 63, 48, 68, 60, 63, 70, 60, 67, 61, 61, 66,
    ];
    expect(TESTS['nelson-2'](standardised(first))).toEqual([15, 16, 17, 18]);
    expect(TESTS['nelson-2'](standardised(second))).toEqual([48]);
  });

  it('finds the runs of 6 from 3 and of 8 from 18 by test 3', () => {
    const series = [
      62, 79, 70, 81, 82, 83, 84, 87, 13, 83, 32, 5, 13, 36, 93, 74, 34, 20, 69, 96, 98, 101, 104, 107, 110,
    ];
    expect(TESTS['nelson-3'](standardised(series))).toEqual([7, 22, 23, 24]);
  });

  it('finds the run of 14 from 1 by test 4', () => {
    const series = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 3, 1, 2, 1, 2, 1, 2];
    expect(TESTS['nelson-4'](standardised(series))).toEqual([13]);
  });

  it('finds the run of 15 from 4, which goes on one point, by test 7', () => {
    const series = [
      13, 81, 96, 40, 24, 66, 24, 34, 27, 72, 32, 73, 74, 22, 59, 39, 69, 62, 60, 2, 52, 51, 48, 25, 40, 60,
      23, 109, -15, 57,
    ];
    expect(TESTS['nelson-7'](standardised(series))).toEqual([17, 18]);
  });
});

const score = fc.double({ min: -4, max: 4, noNaN: true });
const scores = fc.array(score, { maxLength: 60 });

describe('rules on any points', () => {
  it('say the same of the mirror image', () => {
    fc.assert(
      fc.property(scores, fc.constantFrom(...CONTROL_RULES), (some, rule) => {
        expect(TESTS[rule](some.map((one) => -one))).toEqual(TESTS[rule](some));
      }),
    );
  });

  it('judge a point by what came before it alone', () => {
    fc.assert(
      fc.property(scores, scores, fc.constantFrom(...CONTROL_RULES), (before, after, rule) => {
        const both = TESTS[rule]([...before, ...after]);
        expect(both.filter((at) => at < before.length)).toEqual(TESTS[rule](before));
      }),
    );
  });

  it('that look at one point do not mind the order', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 60 }), (some, turn) => {
        const turned = [...some.slice(turn), ...some.slice(0, turn)];
        const found = (list: readonly number[]) =>
          TESTS['nelson-1'](list)
            .map((at) => list[at] ?? 0)
            .toSorted((a, b) => a - b);
        expect(found(turned)).toEqual(found(some));
      }),
    );
  });
});
