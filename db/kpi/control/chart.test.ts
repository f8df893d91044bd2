import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartOf, type Chart } from './chart';
import { isOverDispersed, RANGE_VARIANCE } from './laney';
import { estimateLimits, KINDS, type Kind, type Point, type Scale } from './limits';
import { CONTROL_RULES } from '../../vocabulary';

const PERCENT: Scale = { factor: 100, lowest: 0, highest: 100 };
const PER_MILLION: Scale = { factor: 1_000_000, lowest: 0, highest: null };

const counted = (count: number, size: number, factor = 100): Point => ({
  label: '',
  value: size > 0 ? (factor * count) / size : null,
  count,
  size,
});
const single = (value: number | null): Point => ({ label: '', value, count: null, size: null });
const draw = (kind: Kind, points: readonly Point[], scale: Scale = PERCENT): Chart =>
  chartOf({ kind, points, scale, rules: CONTROL_RULES });
const notesOf = (chart: Chart) => chart.notes.map(({ key }) => key);

/** Subgroups of a process that varies, enough for limits. */
const subgroups = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 50, max: 400 })), {
    minLength: 10,
    maxLength: 40,
  })
  .map((all) => all.map(([count, size]) => counted(count, size)));
const values = fc
  .array(fc.integer({ min: -500, max: 500 }), { minLength: 10, maxLength: 40 })
  .filter((all) => new Set(all).size > 1);

describe('limits', () => {
  it('are withheld from fewer than ten points, which is said', () => {
    const nine = Array.from({ length: 9 }, (_, at) => counted(at + 1, 100));
    expect(draw('p', nine).limits).toBeNull();
    expect(draw('p', nine).notes).toEqual([
      { key: 'control.note.too-few', params: { points: 9, least: 10 } },
    ]);
    expect(draw('p', nine).points.uppers).toEqual(nine.map(() => null));
    const ten = draw('p', [...nine, counted(5, 100)]);
    expect(ten.limits?.points).toBe(10);
    expect(notesOf(ten)).toContain('control.note.preliminary');
  });

  it('end at what the KPI cannot pass', () => {
    const few = Array.from({ length: 20 }, (_, at) => counted(at % 3, 50));
    expect(draw('p', few).points.lowers.every((lower) => lower === 0)).toBe(true);
    const most = Array.from({ length: 20 }, (_, at) => counted(50 - (at % 3), 50));
    expect(draw('p', most).points.uppers.every((upper) => upper === 100)).toBe(true);
    expect(notesOf(draw('p', most))).toContain('control.note.small-subgroups');
  });

  it('do not exist where nothing varies, and nothing signals', () => {
    for (const kind of KINDS) {
      const constant = draw(
        kind,
        Array.from({ length: 30 }, () => counted(0, 100)),
      );
      expect([kind, constant.limits, notesOf(constant)]).toEqual([kind, null, ['control.note.no-variation']]);
      expect(constant.points.signals.flat()).toEqual([]);
    }
    // The same share every day: limits of chance, and only the rules that mind a lack of variation speak.
    const even = draw(
      'p',
      Array.from({ length: 30 }, () => counted(20, 100)),
    );
    expect([...new Set(even.points.signals.flat())]).toEqual(['nelson-7']);
  });

  it('follow each period’s own size', () => {
    const points = Array.from({ length: 20 }, (_, at) => counted(10 + (at % 5), at % 2 === 0 ? 100 : 400));
    const { limits, points: columns } = draw('p', points);
    const reach = (at: number) => (columns.uppers[at] ?? 0) - (limits?.centre ?? 0);
    expect(reach(0)).toBeCloseTo(2 * reach(1), 10);
    expect(columns.subgroupSizes.slice(0, 2)).toEqual([100, 400]);
  });

  it('pass over periods without a value, whose neighbours are neighbours', () => {
    const busy = [3, 5, 4, 6, 5, 7, 4, 5, 6, 3, 4].map(single);
    const withRest = busy.flatMap((point, at) => (at % 5 === 4 ? [point, single(null)] : [point]));
    const whole = draw('xmr', busy);
    const gaps = draw('xmr', withRest);
    expect(gaps.limits).toEqual(whole.limits);
    expect(gaps.movingRange?.values).toEqual([null, 2, 1, 2, 1, null, 2, 3, 1, 1, 3, null, 1]);
    expect(gaps.points.uppers[5]).toBeNull();
    expect(gaps.points.uppers[6]).toEqual(whole.points.uppers[5]);
    const unsized = draw('p', [...Array.from({ length: 12 }, (_, at) => counted(at, 100)), counted(0, 0)]);
    expect(unsized.limits?.points).toBe(12);
  });

  it('leave the data to the reader: a point beyond frozen limits signals, limits stay', () => {
    const sample = [30, 32, 31, 29, 30, 31, 33, 30, 29, 31].map(single);
    const { limits } = estimateLimits('xmr', sample, PERCENT);
    if (!limits) throw new Error('no limits');
    const later = [...sample, single(60)];
    const frozen = chartOf({
      kind: 'xmr',
      points: later,
      scale: PERCENT,
      rules: ['nelson-1'],
      frozen: limits,
    });
    expect(frozen.limits).toEqual(limits);
    expect(frozen.points.signals.at(-1)).toEqual(['nelson-1']);
    expect(frozen.movingRange?.isBeyond.at(-1)).toBe(true);
    // A single point can be judged by frozen limits, though it makes none.
    const alone = chartOf({
      kind: 'xmr',
      points: [single(60)],
      scale: PERCENT,
      rules: ['nelson-1'],
      frozen: limits,
    });
    expect(alone.points.signals).toEqual([['nelson-1']]);
  });
});

describe('over-dispersion', () => {
  it('is judged by the spread of moving ranges: 0.8264 ÷ (k − 1), computed by hand', () => {
    expect(RANGE_VARIANCE).toBeCloseTo(0.8264, 4);
    // 1 + 1.645 × √(0.8264 ÷ 24) = 1.3053
    expect([isOverDispersed(1.305, 25), isOverDispersed(1.306, 25)]).toEqual([false, true]);
    expect(isOverDispersed(5, 1)).toBe(false);
  });

  it('does not take a shift of the level for it, and leaves a bad day a signal', () => {
    const sizes = Array.from({ length: 40 }, () => 1000);
    const steady = (at: number) => 100 + ([0, 7, -8, 4, -3][at % 5] ?? 0);
    const outlier = draw(
      'p',
      sizes.map((size, at) => counted(at === 20 ? 200 : steady(at), size)),
    );
    expect(outlier.points.signals[20]).toContain('nelson-1');
    const shift = draw(
      'p',
      sizes.map((size, at) => counted(steady(at) + (at < 20 ? 0 : 30), size)),
    );
    expect(shift.limits?.isLaney).toBe(false);
    expect(shift.points.signals.flat()).toContain('nelson-2');
  });
});

describe('charts of any points', () => {
  const shape = ({ points }: Chart) => points.signals;

  it('do not mind the unit', () => {
    fc.assert(
      fc.property(subgroups, (points) => {
        const inMillion = points.map(({ count, size }) => counted(count ?? 0, size ?? 0, 1_000_000));
        for (const kind of ['p', 'u'] as const) {
          const percent = draw(kind, points);
          const million = draw(kind, inMillion, PER_MILLION);
          expect(shape(million)).toEqual(shape(percent));
          expect(million.limits?.sigmaZ).toBeCloseTo(percent.limits?.sigmaZ ?? 0, 9);
          expect(million.limits?.centre).toBeCloseTo(10_000 * (percent.limits?.centre ?? 0), 5);
        }
      }),
    );
  });

  it('of single values move with a shift and stretch with a scale', () => {
    const free: Scale = { factor: 1, lowest: null, highest: null };
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 1, max: 50 }),
        (all, by, times) => {
          const plain = draw('xmr', all.map(single), free);
          const moved = draw(
            'xmr',
            all.map((value) => single(times * value + by)),
            free,
          );
          expect(shape(moved)).toEqual(shape(plain));
          for (const [at, upper] of plain.points.uppers.entries()) {
            expect(moved.points.uppers[at]).toBeCloseTo(times * (upper ?? 0) + by, 6);
          }
        },
      ),
    );
  });

  it('turned back to front keep their limits', () => {
    fc.assert(
      fc.property(subgroups, fc.constantFrom(...KINDS), (points, kind) => {
        const there = draw(kind, points).limits;
        const back = draw(kind, points.toReversed()).limits;
        expect(back?.centre ?? 0).toBeCloseTo(there?.centre ?? 0, 9);
        expect(back?.sigmaZ ?? 0).toBeCloseTo(there?.sigmaZ ?? 0, 9);
        expect(back?.meanMovingRange ?? 0).toBeCloseTo(there?.meanMovingRange ?? 0, 9);
      }),
    );
  });

  it('have their centre whatever the order', () => {
    fc.assert(
      fc.property(subgroups, fc.integer({ min: 1, max: 39 }), (points, turn) => {
        const turned = [...points.slice(turn), ...points.slice(0, turn)];
        expect(draw('p', turned).limits?.centre ?? 0).toBeCloseTo(draw('p', points).limits?.centre ?? 0, 9);
      }),
    );
  });
});
