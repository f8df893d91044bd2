import type { KpiName } from '../../../electron/contract/kpi';
import { NO_VALUE } from '../../format';
import type { TextKey, Words } from '../../i18n/words';

/** What a number of a KPI counts, which is how it is written. */
type Amount = 'percent' | 'count' | 'hours' | 'days' | 'rate';

const DIGITS = { percent: 1, count: 0, hours: 2, days: 1, rate: 1 } as const satisfies Record<Amount, number>;

type Shape = { readonly value: Amount; readonly numerator: Amount; readonly denominator: Amount };

const hoursOfHours = { value: 'percent', numerator: 'hours', denominator: 'hours' } as const;
const countOfCount = { value: 'percent', numerator: 'count', denominator: 'count' } as const;
const perMillion = { value: 'count', numerator: 'count', denominator: 'count' } as const;
const hoursPerStop = { value: 'hours', numerator: 'hours', denominator: 'count' } as const;

const SHAPES = {
  efficiency: hoursOfHours,
  performance: hoursOfHours,
  throughput: { value: 'rate', numerator: 'count', denominator: 'hours' },
  ppm: perMillion,
  dpmo: perMillion,
  fpy: countOfCount,
  'scrap-rate': countOfCount,
  'rework-rate': countOfCount,
  dhu: { value: 'rate', numerator: 'count', denominator: 'count' },
  availability: hoursOfHours,
  oee: hoursOfHours,
  mtbf: hoursPerStop,
  mttr: hoursPerStop,
  absenteeism: hoursOfHours,
  'coverage-rate': hoursOfHours,
  rty: countOfCount,
  otd: countOfCount,
  'true-otd': countOfCount,
  otif: countOfCount,
  'wip-aging': { value: 'days', numerator: 'days', denominator: 'count' },
} as const satisfies Record<KpiName, Shape>;

const UNITS: Readonly<Partial<Record<KpiName, TextKey>>> = {
  throughput: 'unit.units-per-hour',
  ppm: 'unit.per-million',
  dpmo: 'unit.per-million',
  dhu: 'unit.per-100',
  mtbf: 'unit.hours',
  mttr: 'unit.hours',
  'wip-aging': 'unit.days',
};

/** Whether a KPI is told in percent. */
export const isPercent = (kpi: KpiName): boolean => SHAPES[kpi].value === 'percent';

type Value = number | null | undefined;

const MOST_DIGITS = 3;

/** As many decimals as named, or as many more as it takes that a small difference does not read as none. */
const digitsFor = (number: number, usual: number): number => {
  const amount = Math.abs(number);
  if (amount === 0) return usual;
  return [0, 1, 2, 3].find((digits) => digits >= usual && amount >= 0.5 * 10 ** -digits) ?? MOST_DIGITS;
};

/** Writes a KPI's numbers: its values, their differences, the two sides of its fraction. */
export const amountsOf = (kpi: KpiName, { t, format }: Words) => {
  const shape = SHAPES[kpi];
  const digits = DIGITS[shape.value];
  const unit = t(UNITS[kpi] ?? 'unit.percent');
  const withUnit = (text: string) => (text === NO_VALUE ? text : `${text}\u00a0${unit}`);
  const value = (number: Value) => format.fixed(number, digits);
  const isRate = shape.value !== 'percent' && shape.value !== 'hours' && shape.value !== 'days';
  const difference = (number: Value, write: (amount: number, digits: number) => string): string => {
    if (number === null || number === undefined) return NO_VALUE;
    const text = write(number, digitsFor(number, digits));
    if (shape.value === 'percent') return t('unit.points', { points: text });
    return isRate ? text : withUnit(text);
  };
  return {
    /** Decimals of a value. */
    digits,
    /** Small behind a value. */
    unit,
    /** 71.4 */
    value,
    /** 71.4 % */
    valueWithUnit: (number: Value) => withUnit(value(number)),
    /** The same beside the value itself: rates without their unit, which stands there already. */
    brief: (number: Value) => (isRate ? value(number) : withUnit(value(number))),
    /** +1.2 points, +0.4 h; rates without their unit, which stands beside the value. */
    differenceWithUnit: (number: Value) =>
      difference(number, (amount, digits) => format.signed(amount, digits)),
    /** The same without its sign, beside an arrow: 1.2 points */
    distanceWithUnit: (number: Value) =>
      difference(number, (amount, digits) => format.fixed(Math.abs(amount), digits)),
    /** The same without any unit, where the column says it: 1.2 */
    distance: (number: Value) =>
      number === null || number === undefined
        ? NO_VALUE
        : format.fixed(Math.abs(number), digitsFor(number, digits)),
    /** On an axis: no more decimals than the step needs. */
    tick: (number: number) => format.exact(Number(number.toFixed(digits + 1))),
    numerator: (number: Value) => format.fixed(number, DIGITS[shape.numerator]),
    denominator: (number: Value) => format.fixed(number, DIGITS[shape.denominator]),
    numeratorName: t(`numerator.${kpi}`),
    denominatorName: t(`denominator.${kpi}`),
    name: t(`kpi.${kpi}`),
  };
};
