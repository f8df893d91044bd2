import { atEachClient, shown, type Finding } from './finding';
import { efficiencyOf } from './measures';
import type { ClientRows, Entry } from './rows';

const KNOWN_DAYS = 10;
const WEEK = 5;
const LEARNING_DAYS = 3 * WEEK;
const LEAST_DAYS = LEARNING_DAYS + WEEK;
/** Shares of what the client usually reaches: on the first day, over the first week, and once it is learned. */
const FIRST_DAY = 0.7;
const FIRST_WEEK = 0.8;
const LEARNED = 0.92;

const daysOf = (entries: readonly Entry[], from: number, to: number): number =>
  efficiencyOf(entries.filter(({ day }) => day >= from && day <= to));

const lookAt = ({ entries }: ClientRows, style: string): Omit<Finding, 'client'>[] => {
  const own = entries.filter((entry) => entry.style === style && entry.isMeasured);
  const days = [...new Set(own.map(({ day }) => day))].toSorted((a, b) => a - b);
  const [first] = days;
  if (first === undefined || first <= KNOWN_DAYS || days.length < LEAST_DAYS) return [];
  const usual = daysOf(entries, first - KNOWN_DAYS, first - 1);
  const begun = daysOf(own, first, first);
  const weeks = [0, 1, 2, 3].map((at) => daysOf(own, days[at * WEEK] ?? 0, days[at * WEEK + WEEK - 1] ?? 0));
  const climbs = weeks.slice(0, 3).every((week, at) => at === 0 || week > (weeks[at - 1] ?? 0));
  const learned = days.find((day, at) => daysOf(own, day, days[at + 1] ?? day) >= usual * LEARNED);
  const isNew = begun < usual * FIRST_DAY && (weeks[0] ?? 0) < usual * FIRST_WEEK;
  if (!isNew || !climbs || learned === undefined || learned > first + LEARNING_DAYS) return [];
  const told = `${style}: ${shown(begun)} % after ${shown(usual)} %, weeks ${weeks.map((week) => shown(week)).join(', ')} %`;
  return [{ sign: 'learning curve', from: first, to: learned, told }];
};

/** Styles whose efficiency begins low and climbs to the usual one within three weeks. */
export const findLearningCurves = atEachClient((client) =>
  [...new Set(client.entries.map(({ style }) => style))].flatMap((style) => lookAt(client, style)),
);
