import { describe, expect, it } from 'vitest';
import { KPI_NAMES, type Explanation, type KpiName } from '../../../electron/contract/kpi';
import { createFormat } from '../../format';
import { evaluate, moreDigits, written } from './expression';
import { formulaOf } from './formulas';

const format = createFormat('en-US');

type Given = {
  readonly value: number | null;
  readonly terms?: Record<string, number>;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly settings?: Record<string, string>;
  readonly operations?: Explanation['operations'];
  readonly noteKeys?: string[];
  readonly extra?: Record<string, number>;
};

const explained = (kpi: KpiName, given: Given): Explanation => ({
  result: {
    kpi,
    client: 'ONE',
    group: {},
    value: given.value,
    unit: '%',
    numerator: given.numerator ?? null,
    denominator: given.denominator ?? null,
    records: 1,
    estimatedShare: 0,
    confidence: 1,
    inferences: [],
    notes: [],
    noteKeys: given.noteKeys ?? [],
    noteParams: {},
    extra: given.extra ?? {},
  },
  better: 'higher',
  terms: { ...given.terms, ...given.extra },
  operations: given.operations ?? [],
  settings: Object.entries(given.settings ?? {}).map(([key, value]) => ({
    key,
    value,
    from: '2026-03-01',
    to: '2026-03-31',
  })),
  leftOut: [],
});

/** The line of a KPI's value as it is read, units and all. */
const read = (kpi: KpiName, given: Given): string | undefined => {
  const line = formulaOf(kpi, explained(kpi, given)).find((one) => one.isResult);
  if (!line?.expression) return undefined;
  return written(line.expression, moreDigits(line.expression, line.form, 1), format).replaceAll(
    '\u00a0',
    ' ',
  );
};

/** Worked by hand: what the line of the value has to say, and the value itself, a share where it is percent. */
const WORKED: readonly (readonly [KpiName, Given, string])[] = [
  [
    'efficiency',
    { value: 2500 / 108, terms: { earnedHours: 25, denominatorHours: 108 } },
    '25.00 h ÷ 108.00 h',
  ],
  [
    'performance',
    { value: 2500 / 22, terms: { earnedHours: 25, denominatorHours: 22 } },
    '25.00 h ÷ 22.00 h',
  ],
  ['throughput', { value: 12.5, terms: { unitsProduced: 100, runHours: 8 } }, '100 ÷ 8.00 h'],
  ['ppm', { value: 10_000, terms: { unitsDefective: 5, unitsChecked: 500 } }, '1,000,000 × 5 ÷ 500'],
  [
    'dpmo',
    { value: 15e6 / 23_500, terms: { defects: 15, opportunities: 23_500, unitsInspected: 500 } },
    '1,000,000 × 15 ÷ 23,500',
  ],
  ['fpy', { value: 88, terms: { unitsPassed: 88, unitsInspected: 100 } }, '88 ÷ 100'],
  [
    'scrap-rate',
    {
      value: 3,
      terms: { unitsScrapped: 3, unitsDefective: 9, unitsRework: 5, unitsRepair: 1, unitsInspected: 100 },
    },
    '3 ÷ 100',
  ],
  ['rework-rate', { value: 5, terms: { unitsRework: 5, unitsInspected: 100 } }, '5 ÷ 100'],
  ['dhu', { value: 15, terms: { defects: 15, unitsInspected: 100 } }, '100 × 15 ÷ 100'],
  [
    'availability',
    { value: 8950 / 90, terms: { plannedHours: 90, downtimeHours: 0.5 } },
    '(90.00 h − 0.50 h) ÷ 90.00 h',
  ],
  [
    'oee',
    {
      value: 2000 / 90,
      terms: { plannedHours: 90, downtimeHours: 0.5, runHours: 80, earnedHours: 22, earnedGoodHours: 20 },
    },
    '20.00 h ÷ 90.00 h',
  ],
  ['mtbf', { value: 4, terms: { runHours: 8, stops: 2 } }, '8.00 h ÷ 2'],
  ['mttr', { value: 0.25, terms: { stopHours: 0.5, stops: 2 } }, '0.50 h ÷ 2'],
  [
    'absenteeism',
    { value: 10, numerator: 9, terms: { absenceHours: 9, scheduledHours: 90 } },
    '9.00 h ÷ 90.00 h',
  ],
  [
    'absenteeism',
    { value: 5, numerator: 4.5, terms: { absenceHours: 9, coveredHours: 4.5, scheduledHours: 90 } },
    '(9.00 h − 4.50 h) ÷ 90.00 h',
  ],
  [
    'absenteeism',
    {
      value: 0,
      numerator: 0,
      denominator: 108,
      noteKeys: ['kpi.note.no-attendance'],
      terms: { absenceHours: 0 },
    },
    '0.00 h ÷ 108.00 h',
  ],
  ['coverage-rate', { value: 50, terms: { coveredHours: 4.5, absenceHours: 9 } }, '4.50 h ÷ 9.00 h'],
  ['rty', { value: 98, numerator: 98, denominator: 100, settings: { rty_method: 'job' } }, '98 ÷ 100'],
  [
    'otd',
    { value: 50, terms: { ordersDeliveredOnTime: 2, ordersDelivered: 3, ordersOverdue: 1 } },
    '2 ÷ (3 + 1)',
  ],
  ['true-otd', { value: 50, terms: { ordersCompleteOnTime: 1, ordersComplete: 2 } }, '1 ÷ 2'],
  [
    'otif',
    { value: 25, terms: { ordersCompleteOnTime: 1, ordersDelivered: 3, ordersOverdue: 1 } },
    '1 ÷ (3 + 1)',
  ],
  [
    'wip-aging',
    { value: 5, denominator: 2, terms: { grossDays: 11, heldDays: 1 } },
    '(11.00 d − 1.00 d) ÷ 2',
  ],
];

const inspected = (operation: string, passed: number) => ({
  operation,
  passed,
  inspected: 100,
  value: passed,
  rolled: passed,
});

describe('the formula of a KPI', () => {
  it('is there for every KPI', () => {
    expect(new Set([...WORKED.map(([kpi]) => kpi)])).toEqual(new Set(KPI_NAMES));
  });

  it.each(WORKED)('of %s shows the numbers that make its value', (kpi, given, text) => {
    expect(read(kpi, given)).toBe(text);
    for (const line of formulaOf(kpi, explained(kpi, given))) {
      if (line.expression && !line.isSigma) expect(evaluate(line.expression)).toBeCloseTo(line.value, 9);
    }
  });

  it.each(KPI_NAMES)('of %s claims no value where there is none', (kpi) => {
    const lines = formulaOf(kpi, explained(kpi, { value: null, numerator: 0, denominator: 0 }));
    expect(lines.filter((line) => line.isResult)).toEqual([]);
    for (const { value } of lines) expect(value).not.toBeNaN();
  });

  it('of RTY multiplies the operations of a style and weighs styles by what they started', () => {
    const steps = [inspected('CUT', 95), inspected('SEW', 98), inspected('PACK', 99)];
    const one = { style: 'A', started: 100, value: 92.169, steps, routing: [] };
    expect(read('rty', { value: 92.169, operations: [one] })).toBe('(95 ÷ 100) × (98 ÷ 100) × (99 ÷ 100)');
    const other = { style: 'B', started: 300, value: 90, steps: [inspected('CUT', 90)], routing: [] };
    const value = (100 * 0.92169 + 300 * 0.9) / 4;
    expect(read('rty', { value, operations: [one, other] })).toBe(
      '(100 × 92.17 % + 300 × 90.00 %) ÷ (100 + 300)',
    );
  });

  it('of availability takes planned stops off where they do not count', () => {
    const terms = { plannedHours: 88, plannedStopHours: 2, downtimeHours: 0.5 };
    const settings = { availability_basis: 'line', planned_stops: 'exclude' };
    const lines = formulaOf('availability', explained('availability', { value: 99.4, terms, settings }));
    expect(lines.map(({ label, value }) => [label, value])).toContainEqual([
      'formula.planned-line-hours',
      90,
    ]);
    expect(lines.map(({ label, value }) => [label, value])).toContainEqual([
      'formula.planned-hours-left',
      88,
    ]);
  });

  it('of DPMO bounds the sigma level where no defect was found', () => {
    const terms = { defects: 0, opportunities: 1000, unitsInspected: 100 };
    const lines = formulaOf('dpmo', explained('dpmo', { value: 0, terms, extra: { sigmaLevel: 4.25 } }));
    expect(lines.at(-1)).toMatchObject({ label: 'formula.sigma-better-than', value: 4.25, isSigma: true });
  });
});
