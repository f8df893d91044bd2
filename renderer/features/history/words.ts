import { NO_VALUE } from '../../format';
import type { Words } from '../../i18n/useWords';

const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Keys of what a value of a field is called; a value without such a name stands as it is. */
const VALUE_KEYS: Readonly<Record<string, (value: string) => readonly string[]>> = {
  shiftType: (value) => [`shift.${value}`],
  status: (value) => [`order.${value}`, `hold.${value}`],
  absenceType: (value) => [`absence.${value}`],
  priority: (value) => [`priority.${value}`],
  entryMethod: (value) => [`method.${value}`],
  inspectionMethod: (value) => [`method.${value}`],
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

/** A value of a field, as people read it. */
export const valueText = (field: string, value: unknown, { t, format }: Words, timezone: string): string => {
  if (value === null || value === undefined || value === '') return NO_VALUE;
  if (FLAG.test(field)) return t(value === true || value === 1 ? 'history.yes' : 'history.no');
  if (typeof value === 'number') return format.exact(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field === 'file') return value.split(/[\\/]/).at(-1) ?? value;
  if (field.endsWith('.source')) return named(t, `source.${value}`) ?? value;
  const keys = VALUE_KEYS[field]?.(value) ?? [];
  const name = keys.map((key) => named(t, key)).find((one) => one !== null);
  if (name) return name;
  if (DATE.test(value)) return format.date(value, 'full');
  return INSTANT.test(value) ? format.dateTime(value, timezone) : value;
};
