import type { StopTimeline, TimelineStop } from '../../../electron/contract/stop-times';

const HOUR = 60;
const DAY = 1440;

/** A minute after a day's midnight as a clock shows it: 14:05, of the next day too. */
export const clockText = (minute: number): string => {
  const whole = Math.floor(minute + 1e-6);
  const inDay = ((whole % DAY) + DAY) % DAY;
  return `${String(Math.floor(inDay / HOUR)).padStart(2, '0')}:${String(inDay % HOUR).padStart(2, '0')}`;
};

/** The stretch of a day that a timeline shows, whole hours, with the hours that are written. */
export type ClockAxis = {
  readonly from: number;
  readonly to: number;
  readonly hours: readonly number[];
};

/** What a stop takes on the axis: a running one up to now, else to the end of what is shown. */
export const endOf = (stop: TimelineStop, nowMinute: number, axisEnd: number): number =>
  stop.toMinute ?? Math.max(stop.fromMinute ?? 0, Math.min(nowMinute, axisEnd));

const MOST_LABELS = 13;

/** The axis that holds all shifts and stops of a day; a working day's hours where nothing says otherwise. */
export const axisOfDay = ({ shifts, stops }: Pick<StopTimeline, 'shifts' | 'stops'>): ClockAxis => {
  const begins = [...shifts, ...stops].flatMap(({ fromMinute }) => fromMinute ?? []);
  const ends = [...shifts, ...stops].flatMap(({ toMinute }) => toMinute ?? []);
  const from = Math.floor(Math.min(...begins, begins.length > 0 ? Infinity : 6 * HOUR) / HOUR) * HOUR;
  const to = Math.max(Math.ceil(Math.max(...ends, ...begins, from) / HOUR) * HOUR, from + HOUR);
  const count = (to - from) / HOUR;
  const step = [1, 2, 3, 4, 6].find((each) => count / each < MOST_LABELS) ?? 12;
  return {
    from,
    to,
    hours: Array.from({ length: Math.floor(count / step) + 1 }, (_, at) => from + at * step * HOUR),
  };
};

/** A stop of a line with its number in the list and the lane in which it overlaps no other. */
export type Placed = { readonly stop: TimelineStop; readonly number: number; readonly lane: number };

/** Stops with a time in as few lanes as keep them apart, in the order of their beginnings. */
export const inLanes = (
  stops: readonly { readonly stop: TimelineStop; readonly number: number }[],
  endAt: (stop: TimelineStop) => number,
): readonly Placed[] => {
  const ends: number[] = [];
  return stops
    .filter(({ stop }) => stop.fromMinute !== null)
    .toSorted((a, b) => (a.stop.fromMinute ?? 0) - (b.stop.fromMinute ?? 0))
    .map(({ stop, number }) => {
      const free = ends.findIndex((end) => end <= (stop.fromMinute ?? 0));
      const lane = free >= 0 ? free : ends.length;
      ends[lane] = endAt(stop);
      return { stop, number, lane };
    });
};
