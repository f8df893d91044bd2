import { NO_VALUE } from '../../format';
import type { Words } from '../../i18n/useWords';
import { weekdaysText } from '../shifts/weekdays';

/** What holds from this date on holds always. */
const ALL_DATES = '0001-01-01';
const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Keys of what a value of a field is called; a value without such a name stands as it is. */
const VALUE_KEYS: Readonly<Record<string, (value: string) => readonly string[]>> = {
  shiftType: (value) => [`shift.${value}`],
  status: (value) => [`order.${value}`, `hold.${value}`],
  absenceType: (value) => [`absence.${value}`],
  priority: (value) => [`priority.${value}`],
  priorityLevel: (value) => [`priority.${value}`],
  entryMethod: (value) => [`method.${value}`],
  inspectionMethod: (value) => [`method.${value}`],
  kpi: (value) => [`kpi.${value}`],
  verdict: (value) => [`actions.verdict-${value}`],
  kind: (value) => [`calendar.${value}`],
  industry: (value) => [`industry.${value}`],
  clientType: (value) => [`clients.type-${value}`],
};

const named = (t: Words['t'], key: string): string | null => {
  const text = (t as (key: string) => string)(key);
  return text === key ? null : text;
};

/** The name of a field of a record, as the screens call it. */
export const fieldText = (field: string, t: Words['t']): string =>
  named(t, `history.field-${field}`) ?? field;

/** What was done to a record: entered, changed, voided, imported, re-rated. */
export const actionText = (action: string, t: Words['t']): string =>
  named(t, `history.${action.split('.').at(-1)}`) ?? action;

const FLAG = /^(is[A-Z]|coverageConfirmed)/;

type Break = { readonly startTime: string; readonly minutes: number; readonly isPaid: boolean };

const breakText = ({ startTime: time, minutes, isPaid }: Break, t: Words['t']): string =>
  t(isPaid ? 'history.paid-break' : 'history.break', { time, minutes });

/** A value of a field, as people read it. */
export const valueText = (
  field: string,
  value: unknown,
  { t, format, language }: Words,
  timezone: string,
): string => {
  if (value === null || value === undefined || value === '') return NO_VALUE;
  if (FLAG.test(field)) return t(value === true || value === 1 ? 'history.yes' : 'history.no');
  if (typeof value === 'number') return format.exact(value);
  if (field === 'weekdays' && Array.isArray(value)) {
    return weekdaysText(language, value.map(Number)) || NO_VALUE;
  }
  if (field === 'breaks' && Array.isArray(value)) {
    return value.map((one) => breakText(one as Break, t)).join('; ') || NO_VALUE;
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field === 'file') return value.split(/[\\/]/).at(-1) ?? value;
  if (field.endsWith('.source')) return named(t, `source.${value}`) ?? value;
  const keys = VALUE_KEYS[field]?.(value) ?? [];
  const name = keys.map((key) => named(t, key)).find((one) => one !== null);
  if (name) return name;
  if (value === ALL_DATES) return t('settings.always');
  if (DATE.test(value)) return format.date(value, 'full');
  return INSTANT.test(value) ? format.dateTime(value, timezone) : value;
};
