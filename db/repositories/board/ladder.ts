import { sharePieces } from '../sheet/shift';
import type { ShiftOnDate } from '../sheet/hours-on-date';
import type { CountRow, StopRow } from './rows';
import type { HourReason, LadderHour } from './types';

const MINUTE_MS = 60_000;

/** A stop in real time; one that is running ends at the moment of the board. */
export type TimedStop = Pick<StopRow, 'code' | 'nameEn' | 'nameEs'> & {
  readonly startsAt: number;
  readonly endsAt: number;
};

const minutesIn = (stop: TimedStop, from: number, to: number): number =>
  Math.max(0, Math.min(to, stop.endsAt) - Math.max(from, stop.startsAt)) / MINUTE_MS;

/** Minutes of an hour in which at least one stop lasted. */
const stoppedMinutes = (stops: readonly TimedStop[], from: number, to: number): number => {
  let covered = from;
  let stopped = 0;
  for (const stop of stops.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const start = Math.max(covered, stop.startsAt);
    const end = Math.min(to, stop.endsAt);
    stopped += Math.max(0, end - start) / MINUTE_MS;
    covered = Math.max(covered, end);
  }
  return stopped;
};

/** The reason that took most of an hour, with the minutes that the line stood in it; null where it did not. */
export const reasonOf = (stops: readonly TimedStop[], from: number, to: number): HourReason | null => {
  const own = stops.filter((stop) => minutesIn(stop, from, to) > 0);
  const [longest] = [...Map.groupBy(own, ({ code }) => code).values()]
    .map((group) => ({
      first: group[0],
      minutes: group.reduce((sum, stop) => sum + minutesIn(stop, from, to), 0),
    }))
    .toSorted((a, b) => b.minutes - a.minutes);
  if (!longest?.first) return null;
  const { code, nameEn, nameEs } = longest.first;
  return { code, nameEn, nameEs, minutes: Math.max(1, Math.round(stoppedMinutes(own, from, to))) };
};

/** What of a shift's target was due by an instant: its share by working minutes, breaks off; whole pieces. */
export const dueAt = (target: number, shift: ShiftOnDate, instant: number): number => {
  const whole = shift.workUntil(shift.endsAt);
  return whole === 0 ? 0 : Math.round((target * shift.workUntil(instant)) / whole);
};

/**
 * A shift hour by hour: targets are shares of the shift's by working minutes and add up to it; a reason is told of hours
 * that are over and short or not counted, and of the one that runs. Counts beyond the shift come after it.
 */
export const ladderOf = (
  shift: ShiftOnDate,
  {
    target,
    counts,
    stops,
    now,
  }: {
    readonly target: number | null;
    readonly counts: readonly CountRow[];
    readonly stops: readonly TimedStop[];
    readonly now: number;
  },
): LadderHour[] => {
  const shares = target === null ? [] : sharePieces(target, shift.hours);
  const madeIn = new Map(counts.map(({ hour, pieces }) => [hour, pieces]));
  const hours = shift.hours.map(({ hour, from, to, startsAt, endsAt }, at): LadderHour => {
    const state = endsAt <= now ? 'over' : startsAt <= now ? 'now' : 'to-come';
    const own = shares[at] ?? null;
    const made = madeIn.get(hour) ?? null;
    const difference = state === 'over' && own !== null && made !== null ? made - own : null;
    const isTold = state === 'now' || (state === 'over' && (difference === null || difference < 0));
    const reason = isTold ? reasonOf(stops, startsAt, Math.min(endsAt, now)) : null;
    return { hour, from, to, state, target: own, made, difference, reason };
  });
  const beyond = counts
    .filter(({ hour }) => hour > hours.length)
    .toSorted((a, b) => a.hour - b.hour)
    .map(({ hour, pieces }): LadderHour => {
      const nothing = { from: null, to: null, target: null, difference: null, reason: null } as const;
      return { hour, state: 'over', made: pieces, ...nothing };
    });
  return [...hours, ...beyond];
};
