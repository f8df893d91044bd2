import { addDays } from '../../format';

/** Lengths that a period can have, in days. */
export const PERIOD_DAYS = [7, 30, 90] as const;
export const USUAL_DAYS = 30;

/** A range of shift dates, both ends included. */
export type Range = { readonly from: string; readonly to: string };

/** The period that ends on a day. */
export const periodOf = (to: string, days: number): Range => ({ from: addDays(to, 1 - days), to });

/** The period of the same length just before. */
export const periodBefore = ({ from }: Range, days: number): Range => periodOf(addDays(from, -1), days);

/** Every date of a period, first to last. */
export const datesOf = ({ from, to }: Range): string[] => {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
};
