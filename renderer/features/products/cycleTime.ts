import type { Words } from '../../i18n/useWords';

/** How people say how long a unit takes: minutes (SAM), labour hours, or pieces in an hour of one person. */
export const CYCLE_UNITS = ['minutes', 'hours', 'perHour'] as const;
export type CycleUnit = (typeof CYCLE_UNITS)[number];

/** A cycle time as it is typed: a number in a unit; '' is none. */
export type TypedCycle = { readonly text: string; readonly unit: CycleUnit };

const MINUTES = 60;
const MILLISECONDS = 3_600_000;
const MOST_HOURS = 1000;
const LEAST_HOURS = 0.000_001;

const rounded = (value: number): number => Number(value.toPrecision(12));

/** Labour hours per unit in a unit of people. */
export const amountOf = (hours: number, unit: CycleUnit): number => {
  if (unit === 'hours') return hours;
  return unit === 'minutes'
    ? rounded((Math.round(hours * MILLISECONDS) / MILLISECONDS) * MINUTES)
    : rounded(1 / hours);
};

const hoursFrom = (amount: number, unit: CycleUnit): number => {
  if (unit === 'hours') return amount;
  return unit === 'minutes' ? amount / MINUTES : 1 / amount;
};

/** Labour hours per unit of what was typed: null for nothing, NaN for what is no cycle time. */
export const hoursOfTyped = ({ text, unit }: TypedCycle, format: Words['format']): number | null => {
  const amount = format.parse(text);
  if (amount === null) return null;
  const hours = hoursFrom(amount, unit);
  return hours >= LEAST_HOURS && hours <= MOST_HOURS ? hours : Number.NaN;
};

/** A cycle time as an editor shows it, in minutes unless said otherwise. */
export const typedCycle = (
  hours: number | null,
  format: Words['format'],
  unit: CycleUnit = 'minutes',
): TypedCycle => ({ text: hours === null ? '' : format.typed(amountOf(hours, unit)), unit });

/** Minutes, hours and pieces per hour of a cycle time, in one line, to four digits. */
export const cycleText = (hours: number, { t, format }: Pick<Words, 't' | 'format'>): string =>
  CYCLE_UNITS.map((unit) =>
    t(`cycle.in-${unit}`, { amount: format.exact(Number(amountOf(hours, unit).toPrecision(4))) }),
  ).join(' · ');
