import { describe, expect, it } from 'vitest';
import { chartOf, type Chart } from './chart';
import { D2, D4 } from './constants';
import { estimateLimits, limitsAt, type Kind, type Point, type Scale } from './limits';
import { sigmaOfRanges } from './xmr';

/*
 * Limits of worked examples that others have published. Data and limits are their numbers; a tolerance wider than the
 * last digit printed is explained where it stands.
 */

const SHARE: Scale = { factor: 1, lowest: 0, highest: 1 };
const RATE: Scale = { factor: 1, lowest: 0, highest: null };
const FREE: Scale = { factor: 1, lowest: null, highest: null };

const counted = (counts: readonly number[], sizes: number | readonly number[]): Point[] =>
  counts.map((count, at) => {
    const size = typeof sizes === 'number' ? sizes : (sizes[at] ?? 0);
    return { label: String(at + 1), value: count / size, count, size };
  });
const single = (values: readonly number[]): Point[] =>
  values.map((value, at) => ({ label: String(at + 1), value, count: null, size: null }));

/** The chart that textbooks draw: limits of chance alone, whatever σz says. */
const plain = (kind: Kind, points: readonly Point[], scale: Scale): Chart => {
  const { limits } = estimateLimits(kind, points, scale);
  if (!limits) throw new Error('no limits');
  return chartOf({ kind, points, scale, rules: ['nelson-1'], frozen: { ...limits, isLaney: false } });
};
const draw = (kind: Kind, points: readonly Point[], scale: Scale): Chart =>
  chartOf({ kind, points, scale, rules: ['nelson-1'] });
/** Numbers of the points that lie beyond their limits, from 1 on. */
const outside = (chart: Chart): number[] =>
  chart.points.signals.flatMap((rules, at) => (rules.includes('nelson-1') ? [at + 1] : []));
const expectAll = (found: readonly (number | null)[], expected: readonly number[], digits: number) => {
  expect(found).toHaveLength(expected.length);
  for (const [at, value] of expected.entries()) expect(found[at]).toBeCloseTo(value, digits);
};

describe('constants', () => {
  it('are what the tables print of d2 = 2/√π and D4 = 1 + 3·√(2 − 4/π)/d2', () => {
    const d2 = 2 / Math.sqrt(Math.PI);
    expect(D2).toBe(Number(d2.toFixed(3)));
    expect(D4).toBe(Number((1 + (3 * Math.sqrt(2 - 4 / Math.PI)) / d2).toFixed(3)));
    expect((3 / D2).toFixed(2)).toBe('2.66');
  });
});

describe('p chart', () => {
  /** Montgomery, Introduction to Statistical Quality Control, frozen orange juice cans; NIST e-Handbook 6.3.3.2 has the same numbers as chips of wafers. */
  const cans = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9,
    6,
  ];

  it('of 30 samples of 50 cans: centre 0.2313, limits 0.0524 and 0.4102, samples 15 and 23 out (R qcc, orangejuice)', () => {
    const chart = plain('p', counted(cans, 50), SHARE);
    expect(chart.limits?.centre).toBeCloseTo(0.2313333, 7);
    expect(chart.points.lowers[0]).toBeCloseTo(0.05242755, 8);
    expect(chart.points.uppers[0]).toBeCloseTo(0.4102391, 7);
    expect(outside(chart)).toEqual([15, 23]);
  });

  it('without those two: centre 0.215, limits 0.0407 and 0.3893, sample 21 out (R qcc)', () => {
    const kept = counted(cans, 50).filter(({ label }) => label !== '15' && label !== '23');
    const chart = plain('p', kept, SHARE);
    expect(chart.limits?.centre).toBeCloseTo(0.215, 10);
    expect(chart.points.lowers[0]).toBeCloseTo(0.04070284, 8);
    expect(chart.points.uppers[0]).toBeCloseTo(0.3892972, 7);
    expect(outside(chart).map((at) => chart.points.labels[at - 1])).toEqual(['21']);
  });
});

describe('u chart', () => {
  it('of 20 rolls of 30 m² of fabric: centre 0.30333, limits 0.00167 and 0.60500 (SAS/QC, SHEWHART, UCHART)', () => {
    const defects = [12, 11, 9, 15, 7, 6, 5, 10, 8, 8, 14, 5, 9, 13, 7, 5, 8, 11, 7, 12];
    const chart = draw('u', counted(defects, 30), RATE);
    expect(chart.limits?.centre).toBeCloseTo(0.30333, 5);
    expect(chart.points.lowers[0]).toBeCloseTo(0.001671271, 9);
    expect(chart.points.uppers[0]).toBeCloseTo(0.605, 5);
    expect(outside(chart)).toEqual([]);
  });
});

describe("Laney's p′ and u′", () => {
  /**
   * Patients seen within four hours, by week: Mohammed et al. (2013), BMJ Quality & Safety 22, 362; in R's qicharts2 as
   * nhs_accidents. The limits are those of qicharts2 (charts `p` and `pp`, no screening of ranges).
   */
  const seen = [
    266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320, 267923, 271478, 255353,
    256820, 261835, 259144, 255910, 260863, 264465, 260989,
  ];
  const came = [
    280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529, 279618, 283932, 266629,
    268091, 276803, 271578, 266005, 273520, 278574, 273772,
  ];
  const weeks = counted(seen, came);

  it('widens the limits of weeks of a quarter of a million, which a p chart would find nearly all beyond', () => {
    const { limits, points } = draw('p', weeks, SHARE);
    expect(limits?.isLaney).toBe(true);
    expect(limits?.centre).toBeCloseTo(0.952899711344191, 14);
    expectAll(
      points.uppers,
      [
        0.965669778510868, 0.965753004063246, 0.965421357109842, 0.965326415210458, 0.965626738512292,
        0.965774765907971, 0.965592528666857, 0.965345424721963, 0.96557911342046, 0.965622548470223,
        0.965688603382429, 0.965591075712717, 0.965996408699257, 0.965960649297802, 0.965753468402886,
        0.965876528660625, 0.966011760952133, 0.965830378706951, 0.965712545166952, 0.965824426165478,
      ],
      12,
    );
    expect(points.lowers[0]).toBeCloseTo(0.940129644177514, 12);
    expect(points.signals.flat()).toEqual([]);
  });

  it('leaves the plain p chart to whoever wants it: 16 of 20 weeks beyond', () => {
    const chart = plain('p', weeks, SHARE);
    expect(chart.points.uppers[0]).toBeCloseTo(0.954099858042367, 12);
    expect(chart.points.uppers[19]).toBeCloseTo(0.954114392020116, 12);
    expect(chart.points.lowers[19]).toBeCloseTo(0.951685030668265, 12);
    // Of the values above, those between the limits printed for their weeks: 5, 7, 18 and 20.
    expect(outside(chart)).toEqual([1, 2, 3, 4, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19]);
  });

  it('keeps limits of the first ten weeks for all twenty (qicharts2, freeze = 10)', () => {
    const { limits } = estimateLimits('p', weeks.slice(0, 10), SHARE);
    if (!limits) throw new Error('no limits');
    const { points } = chartOf({
      kind: 'p',
      points: weeks,
      scale: SHARE,
      rules: ['nelson-1'],
      frozen: limits,
    });
    expect(points.centres[19]).toBeCloseTo(0.95105964383277, 14);
    expectAll(
      points.lowers.slice(10),
      [
        0.938646419489202, 0.938741082329441, 0.938347655808932, 0.938382364794771, 0.938583459848244,
        0.938464014427755, 0.938332754521271, 0.938508808748224, 0.93862318098335, 0.938514586436588,
      ],
      12,
    );
    expect(points.uppers[19]).toBeCloseTo(0.963604701228952, 12);
  });

  it('tells σz of infections per patient day (qicharts2, hospital_infections, chart `up`)', () => {
    const infections = [
      575, 521, 585, 528, 507, 519, 457, 505, 494, 512, 543, 506, 509, 521, 549, 531, 509, 528, 419, 512, 495,
      513, 454, 490,
    ];
    const days = [
      310466.833333, 282346.791666, 309089.708333, 287977.333333, 297743.375, 286988.25, 261120.333333,
      268720.75, 284437.875, 290449.499999, 288104.458333, 279961.374999, 289803.958333, 275950.583333,
      290824.458333, 285495.75, 282515.208333, 273927.875, 253085.624999, 262410.708333, 275529.25,
      282405.083333, 259530.791666, 256235.458333,
    ];
    const { limits } = draw('u', counted(infections, days), RATE);
    if (!limits) throw new Error('no limits');
    // σz = 1.075 lies within chance for 24 months, so the chart stays a u chart; its u′ limits are the published ones.
    expect(limits.isLaney).toBe(false);
    expect(limits.centre).toBeCloseTo(0.00182357516548575, 13);
    const widened = { ...limits, isLaney: true };
    expect(limitsAt(widened, RATE, days[0] ?? 0).lower).toBeCloseTo(0.00157638177548486, 13);
    expect(limitsAt(widened, RATE, days[0] ?? 0).upper).toBeCloseTo(0.00207076855548664, 13);
    expect(limitsAt(widened, RATE, days[23] ?? 0).upper).toBeCloseTo(0.0020956728496182, 13);
  });
});

describe('XmR chart', () => {
  it('of ten flow rates: centre 50.81, mean range 1.8778, limits 45.8159 and 55.8041 (NIST e-Handbook 6.3.2.2)', () => {
    const chart = draw('xmr', single([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]), FREE);
    expect(chart.limits?.centre).toBeCloseTo(50.81, 10);
    expect(chart.limits?.meanMovingRange).toBeCloseTo(1.8778, 4);
    expect(chart.points.lowers[0]).toBeCloseTo(45.8159, 4);
    expect(chart.points.uppers[0]).toBeCloseTo(55.8041, 4);
    expect(chart.movingRange?.upper).toBeCloseTo(3.267 * 1.8778, 3);
    expect(outside(chart)).toEqual([]);
  });

  it('of 15 viscosities: centre 33.52333, limits 32.24484 and 34.80183 (Montgomery; R qcc, xbar.one)', () => {
    const viscosities = [
      33.75, 33.05, 34, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.2, 33.62, 33, 33.54, 33.12, 33.84,
    ];
    const chart = draw('xmr', single(viscosities), FREE);
    expect(chart.limits?.centre).toBeCloseTo(33.52333, 5);
    expect(sigmaOfRanges(chart.limits?.meanMovingRange ?? 0)).toBeCloseTo(0.4261651, 3);
    // qcc takes d2 = 1.128379 where the tables print 1.128: 0.03 % of three sigma, 0.0005.
    expect(chart.points.lowers[0]).toBeCloseTo(32.24484, 3);
    expect(chart.points.uppers[0]).toBeCloseTo(34.80183, 3);
  });

  it('of 34 water contents: centre 2.569706, limits 2.031344 and 3.108068 (Wetherill and Brown 1991; R qcc)', () => {
    const contents = [
      2.23, 2.53, 2.62, 2.63, 2.58, 2.44, 2.49, 2.34, 2.95, 2.54, 2.6, 2.45, 2.17, 2.58, 2.57, 2.44, 2.38,
      2.23, 2.23, 2.54, 2.66, 2.84, 2.81, 2.39, 2.56, 2.7, 3, 2.81, 2.77, 2.89, 2.54, 2.98, 2.35, 2.53,
    ];
    const chart = draw('xmr', single(contents), FREE);
    expect(chart.limits?.centre).toBeCloseTo(2.569706, 6);
    expect(chart.points.lowers[0]).toBeCloseTo(2.031344, 3);
    expect(chart.points.uppers[0]).toBeCloseTo(3.108068, 3);
    expect(outside(chart)).toEqual([]);
  });
});
