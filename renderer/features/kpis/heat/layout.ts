import type { HeatCell, HeatCells } from '../../../../electron/contract/heat';
import { addDays, daysBetween } from '../../../format';
import type { Words } from '../../../i18n/useWords';
import type { Range } from '../../period/period';
import { datesOfLabel, stepName, type Step } from '../groups';

/** How a heat map lies: days of the week by weeks, or lines by days, weeks or months. */
export const HEAT_LAYOUTS = ['weekdays', 'lines'] as const;
export type HeatLayout = (typeof HEAT_LAYOUTS)[number];

const MOST_DAYS = 24;
const MOST_WEEKS = 210;

/** The step of the columns of lines: as many as stand side by side. */
export const columnStep = ({ from, to }: Range): Step => {
  const days = daysBetween(from, to);
  if (days <= MOST_DAYS) return 'day';
  return days <= MOST_WEEKS ? 'week' : 'month';
};

/** One place out of columns. */
export const cellAt = (cells: HeatCells, at: number): HeatCell => ({
  value: cells.values[at] ?? null,
  numerator: cells.numerators[at] ?? null,
  denominator: cells.denominators[at] ?? null,
  records: cells.records[at] ?? 0,
});

/** The date of an ISO weekday in a week of a range; null where the range does not have it. */
export const dateOfWeekday = (week: string, weekday: string, range: Range): string | null => {
  const whole = datesOfLabel('week', week, { from: '0001-01-01', to: '9999-12-31' });
  const date = addDays(whole.from, Number(weekday) - 1);
  return range.from <= date && date <= range.to ? date : null;
};

/** The name of a row: a weekday, a line. */
export const rowName = (layout: HeatLayout, code: string | null, { t, format }: Words): string => {
  if (layout === 'lines') return code ?? t('group.none');
  // 2024-01-01 was a Monday.
  return new Intl.DateTimeFormat(format.locale, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`2024-01-0${code ?? '1'}T00:00:00Z`),
  );
};

/** The short name of a column. */
export const columnName = (by: Step, label: string, range: Range, words: Words): string =>
  by === 'day' ? String(Number(label.slice(8))) : stepName(by, label, range, words, true);
