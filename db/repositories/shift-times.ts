import { Failure, type Complaint } from '../failure';

/** A break inside a shift; `startTime` is on the shift's own clock, after midnight too. */
export type Break = { readonly startTime: string; readonly minutes: number; readonly isPaid: boolean };

/** When a shift runs by its clock; an end that is not after the start is on the next day. */
export type ShiftTimes = {
  readonly startTime: string;
  readonly endTime: string;
  readonly standardHours: number;
  readonly breaks: readonly Break[];
};

const DAY_MINUTES = 24 * 60;
const HOUR_MINUTES = 60;

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * HOUR_MINUTES + Number(time.slice(3, 5));

/** Minutes from one clock time to the next occurrence of another; a whole day where they are the same. */
export const minutesBetween = (startTime: string, endTime: string): number =>
  (minuteOf(endTime) - minuteOf(startTime) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;

/** Minutes from a shift's start to a clock time within the day that begins with it. */
const offsetIn = (startTime: string, time: string): number =>
  (minuteOf(time) - minuteOf(startTime) + DAY_MINUTES) % DAY_MINUTES;

const breakComplaint = (
  key: string,
  at: number,
  field: 'startTime' | 'minutes',
  time: string,
): Complaint => ({
  key,
  params: { time },
  path: ['breaks', at, field],
});

/**
 * @throws Failure `invalid-input` for breaks that reach out of the shift or into each other, and for more paid hours than
 * the clock gives.
 */
export const requireTimes = ({ startTime, endTime, standardHours, breaks }: ShiftTimes): void => {
  const length = minutesBetween(startTime, endTime);
  const spans = breaks.map(({ startTime: time, minutes }) => {
    const from = offsetIn(startTime, time);
    return { from, to: from + minutes };
  });
  const complaints = breaks.flatMap(({ startTime: time }, at): Complaint[] => {
    const span = spans[at];
    if (!span) return [];
    if (span.from >= length) return [breakComplaint('shifts.break-outside', at, 'startTime', time)];
    if (span.to > length) return [breakComplaint('shifts.break-too-long', at, 'minutes', time)];
    const overlaps = spans.some((other, index) => index < at && other.from < span.to && span.from < other.to);
    return overlaps ? [breakComplaint('shifts.breaks-overlap', at, 'startTime', time)] : [];
  });
  if (standardHours * HOUR_MINUTES > length) {
    complaints.push({
      key: 'shifts.hours-over-clock',
      params: { hours: standardHours, most: length / HOUR_MINUTES },
      path: ['standardHours'],
    });
  }
  const [first] = complaints;
  if (first) throw new Failure('invalid-input', first.key, first.params, { fields: complaints });
};
