import { addDays } from '../calendar';
import { lengthInDays, type DateRange } from '../kpi/periods';
import type { GroupSums } from '../kpi/sums';
import { stateOf } from '../kpi/targets';
import { weekdayOf } from '../kpi/working-days';
import { excessOf, findEpisode } from './episode';
import { IS_NEW, IS_PATTERN, IS_USUAL, type Finding } from './finding';
import { found, placeOf, sumsBy, together, valueOf, type Watch } from './watch';

const GREW_TIMES = 1.5;
const RHYTHM_TIMES = 1.3;
const LEAST_HOURS = 8;
const LEAST_DAYS_OF_EPISODES = 10;
const LEAST_DAYS_OF_A_KIND = 4;
const LEAST_DAYS_OF_RHYTHM = 28;

type Days = readonly (readonly [string, GroupSums])[];

const daysOf = (watch: Watch, range: DateRange): Days =>
  [...sumsBy(watch, 'absenteeism', range, 'day')].flatMap(([date, sums]) =>
    date === null || sums.sums.denominator === 0 ? [] : [[date, sums] as const],
  );

const HOUR = 3600;

/**
 * Absences far above what is usual: the days on which they were at least twice those of the others, else a range above
 * its own level before or past its target; with what was covered. The cost is the hours beyond the usual that nobody covered.
 */
export const findAbsences = (watch: Watch): Finding[] => {
  const { range, usual, asked } = watch;
  const all = daysOf(watch, { from: usual.from, to: range.to });
  const rates = all.map(([date, { sums }]) => ({
    date,
    amount: sums.numerator / HOUR,
    base: sums.denominator / HOUR,
  }));
  const episode = lengthInDays(range) < LEAST_DAYS_OF_EPISODES ? null : findEpisode(rates, range.from);
  const dates: DateRange = episode ? { from: episode.from, to: episode.to } : range;
  const pick = (is: (date: string) => boolean) =>
    together(
      'absenteeism',
      asked.code,
      all.filter(([date]) => is(date)).map(([, sums]) => sums),
    );
  const isNow = (date: string) => date >= dates.from && date <= dates.to;
  const now = pick(isNow);
  const other = pick((date) => (episode ? !isNow(date) : date < range.from));
  if (now.value === null || now.numerator === null || now.denominator === null) return [];
  const target = watch.targetOf('absenteeism');
  const state = stateOf('lower', now.value, target);
  const isGrown = other.value !== null && now.value >= GREW_TIMES * other.value;
  if (!isGrown && state !== 'warning' && state !== 'critical') return [];
  const level = isGrown && other.value !== null ? other.value : (target?.target ?? 0);
  const excess = episode ? excessOf(episode) : now.numerator - (level / 100) * now.denominator;
  const coverage = valueOf(watch, 'coverage-rate', dates).value;
  const costHours = excess * (1 - (coverage ?? 0) / 100);
  if (excess < LEAST_HOURS) return [];
  return [
    found(watch, 'absences', dates, {
      costHours,
      counts: isGrown ? IS_NEW : IS_USUAL,
      numbers: {
        percent: now.value,
        hours: now.numerator,
        usualPercent: other.value,
        targetPercent: target?.target,
        coveredPercent: coverage,
        isEpisode: episode ? 1 : 0,
        isGrown: isGrown && !episode ? 1 : 0,
      },
      names: {},
      place: placeOf(watch, 'absenteeism', dates),
    }),
  ];
};

/** Whether a pay day, the 15th or a month's last day, lies between two days, the later one excluded. */
const isAfterPayday = (date: string, before: string | undefined): boolean => {
  for (let day = before ?? addDays(date, -1); day < date; day = addDays(day, 1)) {
    if (day.endsWith('-15') || addDays(day, 1).endsWith('-01')) return true;
  }
  return false;
};

const rhythmOf = (
  watch: Watch,
  kind: 'absent-weekday' | 'absent-after-payday',
  days: Days,
  isOfKind: (date: string, before: string | undefined) => boolean,
): Omit<Finding, 'names'> | null => {
  const { range, asked } = watch;
  const marked = days.map(([date, sums], at) => ({ sums, is: isOfKind(date, days[at - 1]?.[0]) }));
  const own = marked.filter(({ is }) => is);
  const others = marked.filter(({ is }) => !is);
  if (own.length < LEAST_DAYS_OF_A_KIND || others.length < LEAST_DAYS_OF_A_KIND) return null;
  const over = (some: typeof marked) =>
    together(
      'absenteeism',
      asked.code,
      some.map(({ sums }) => sums),
    );
  const [now, other] = [over(own), over(others)];
  if (now.value === null || other.value === null || now.denominator === null) return null;
  const costHours = ((now.value - other.value) / 100) * now.denominator;
  if (now.value < RHYTHM_TIMES * other.value || costHours < LEAST_HOURS) return null;
  return found(watch, kind, range, {
    costHours,
    counts: IS_PATTERN,
    numbers: { percent: now.value, otherPercent: other.value, days: own.length },
    names: {},
    place: placeOf(watch, 'absenteeism', range),
  });
};

/** Weekdays, and working days after a pay day, with clearly more absences than the other days of a range of four weeks or more. */
export const findAbsenceRhythm = (watch: Watch): Finding[] => {
  const { range } = watch;
  if (lengthInDays(range) < LEAST_DAYS_OF_RHYTHM) return [];
  const days = daysOf(watch, range);
  const [weekday] = [1, 2, 3, 4, 5, 6, 7]
    .flatMap((number) => {
      const rhythm = rhythmOf(watch, 'absent-weekday', days, (date) => weekdayOf(date) === number);
      return rhythm === null
        ? []
        : [{ ...rhythm, numbers: { ...rhythm.numbers, weekday: number }, names: {} }];
    })
    .toSorted((a, b) => b.costHours - a.costHours);
  const payday = rhythmOf(watch, 'absent-after-payday', days, isAfterPayday);
  return [...(weekday ? [weekday] : []), ...(payday ? [{ ...payday, names: {} }] : [])];
};
