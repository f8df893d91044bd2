import { addDays } from '../calendar';
import type { Untold } from './stories';

/**
 * A day on which the demo plant works. `number` counts working days from 1; a Saturday of overtime bears the number of
 * the Friday before it. `from` and `to` are the days of the 90-day season that it stands for: one and the same, several
 * where a shorter run squeezes the season.
 */
export type DemoDay = {
  readonly number: number;
  readonly date: string;
  readonly season: number;
  readonly isLastSeason: boolean;
  readonly from: number;
  readonly to: number;
  readonly isSaturday: boolean;
  readonly isMonday: boolean;
  readonly isAfterPayday: boolean;
};

const SEASON_DAYS = 90;
const OVERTIME_FROM = 22;

const partsOf = (date: string) => {
  const at = new Date(`${date}T00:00:00Z`);
  return { weekday: at.getUTCDay() || 7, day: at.getUTCDate(), month: at.getUTCMonth() + 1 };
};

/** Name of the public holiday of Mexico that a date is; null for any other date. */
export const holidayOf = (date: string): string | null => {
  const { weekday, day, month } = partsOf(date);
  const fixed: Readonly<Record<string, string>> = {
    '1-1': 'New Year',
    '5-1': 'Labour Day',
    '9-16': 'Independence Day',
    '12-25': 'Christmas',
  };
  const isMonday = (least: number) => weekday === 1 && day >= least && day < least + 7;
  if (month === 2 && isMonday(1)) return 'Constitution Day';
  if (month === 3 && isMonday(15)) return 'Benito Juárez Day';
  if (month === 11 && isMonday(15)) return 'Revolution Day';
  return fixed[`${month}-${day}`] ?? null;
};

const isPayday = (date: string): boolean => partsOf(date).day === 15 || partsOf(addDays(date, 1)).day === 1;

/** Whether a pay day lies between two working days, the later one excluded. */
const isAfterPayday = (date: string, before: string): boolean => {
  for (let day = before; day < date; day = addDays(day, 1)) if (isPayday(day)) return true;
  return false;
};

/** The so many working days that end on a date, oldest first, with the Saturdays of overtime between them: story 6. */
export const demoDays = (until: string, days: number, untold?: Untold): readonly DemoDay[] => {
  const dates: { date: string; isSaturday: boolean }[] = [];
  let left = days;
  for (let date = until; left > 0; date = addDays(date, -1)) {
    const { weekday, day } = partsOf(date);
    const isOvertime = weekday === 6 && day >= OVERTIME_FROM && !untold?.has('rhythm');
    if (weekday === 7 || holidayOf(date) !== null || (weekday === 6 && !isOvertime)) continue;
    dates.unshift({ date, isSaturday: isOvertime });
    if (!isOvertime) left -= 1;
  }
  const squeeze = Math.max(1, SEASON_DAYS / days);
  let number = 0;
  return dates.map(({ date, isSaturday }, at): DemoDay => {
    if (!isSaturday) number += 1;
    const toGo = days - number;
    const seasonDay = days <= SEASON_DAYS ? number : SEASON_DAYS - (toGo % SEASON_DAYS);
    return {
      number,
      date,
      isSaturday,
      season: Math.ceil(days / SEASON_DAYS) - Math.floor(toGo / SEASON_DAYS),
      isLastSeason: toGo < SEASON_DAYS,
      from: (seasonDay - 1) * squeeze + 1,
      to: seasonDay * squeeze,
      isMonday: partsOf(date).weekday === 1,
      isAfterPayday: isAfterPayday(date, dates[at - 1]?.date ?? addDays(date, -1)),
    };
  });
};

/** Whether a day stands for any of these days of the season, both included. */
export const isWithin = (day: DemoDay, from: number, to: number): boolean =>
  day.to >= from && day.from < to + 1;

/** Days of the season since one of them; 0 on it and before. */
export const daysSince = (day: DemoDay, from: number): number => Math.max(0, day.from - from);
