import type { Words } from './i18n/useWords';

/** How a KPI is written by its unit: decimals, and the name of the unit behind it. */
const UNITS = {
  '%': { digits: 1, name: 'unit.percent' },
  'per million': { digits: 0, name: 'unit.per-million' },
  'per 100': { digits: 1, name: 'unit.per-100' },
  h: { digits: 2, name: 'unit.hours' },
  'units/h': { digits: 1, name: 'unit.units-per-hour' },
  days: { digits: 1, name: 'unit.days' },
} as const;

const isUnit = (unit: string): unit is keyof typeof UNITS => unit in UNITS;

/** Decimals of a KPI value in this unit. */
export const digitsOf = (unit: string): number => (isUnit(unit) ? UNITS[unit].digits : 2);

/** The unit as it stands small behind a value. */
export const unitText = (unit: string, t: Words['t']): string => (isUnit(unit) ? t(UNITS[unit].name) : unit);

/** A KPI value with as many decimals as its unit has, without the unit; `–` for none. */
export const valueText = (value: number | null, unit: string, format: Words['format']): string =>
  format.fixed(value, digitsOf(unit));
