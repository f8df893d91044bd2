import type { Grouping, Where } from '../../../electron/contract/kpi';
import { addDays } from '../../format';
import type { Words } from '../../i18n/useWords';
import type { Range } from '../period/period';
import { shiftTypeOf, WITHOUT, type Dimension } from './narrowing';

/** Groupings that are stretches of dates. */
const STEPS = ['day', 'week', 'month'] as const;
export type Step = (typeof STEPS)[number];

/** Whether a grouping is by stretches of dates. */
export const isStep = (grouping: Grouping): grouping is Step => STEPS.some((step) => step === grouping);

/** The code of a group as people say it. */
export const groupName = (grouping: Grouping, code: string | null, t: Words['t']): string => {
  if (code === null) return t('group.none');
  if (grouping !== 'shift') return code;
  const type = shiftTypeOf(code);
  return type ? t(`shift.${type}`) : code;
};

/** The Monday of an ISO week such as `2026-W07`. */
const mondayOf = (week: string): string => {
  const [year = '', number = ''] = week.split('-W');
  const fourth = `${year}-01-04`;
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(fourth, (Number(number) - 1) * 7 - weekday);
};

/** The dates of a day, ISO week or month by its label, as far as they lie in a range. */
export const datesOfLabel = (step: Step, label: string, range: Range): Range => {
  const first = step === 'day' ? label : step === 'week' ? mondayOf(label) : `${label}-01`;
  const next =
    step === 'day'
      ? addDays(first, 1)
      : step === 'week'
        ? addDays(first, 7)
        : `${addDays(first, 31).slice(0, 7)}-01`;
  const last = addDays(next, -1);
  return { from: first < range.from ? range.from : first, to: last > range.to ? range.to : last };
};

/** The label of a day, week or month in words; a week by the days that it has in the range. */
export const stepName = (
  step: Step,
  label: string,
  range: Range,
  { t, format }: Words,
  isShort = false,
): string => {
  if (step === 'day') return format.date(label, isShort ? 'day' : 'weekday');
  if (step === 'month') return format.month(`${label}-01`, isShort ? 'short' : 'long');
  const week = datesOfLabel('week', label, range);
  return isShort
    ? format.date(week.from, 'day')
    : `${t('group.week-number', { week: label.slice(6) })} · ${format.dayRange(week.from, week.to)}`;
};

/** A group of a slice as a slice of its own: its dates, or the slice narrowed to its code. */
export const sliceOfGroup = (
  slice: { readonly range: Range; readonly where: Where | undefined },
  of: Grouping,
  at: string,
): { range: Range; where: Where | undefined } => {
  if (isStep(of)) return { ...slice, range: datesOfLabel(of, at, slice.range) };
  if (of === 'client') return slice;
  const dimension: Dimension = of;
  const code = at === WITHOUT ? null : at;
  return { ...slice, where: { ...slice.where, [dimension]: code } };
};
