/** When a shift begins and ends by its own clock, `HH:MM`; null where no shift record says so. */
export type ShiftClock = { readonly startTime: string | null; readonly endTime: string | null };

/** Where a stop stands in its shift: minutes after the shift's begin (after midnight without a shift record). */
export type Span = { readonly from: number; readonly to: number };

const DAY = 1440;

const minutesOf = (clock: string): number => {
  const [hours = '0', minutes = '0', seconds = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
};

const pad = (value: number): string => String(value).padStart(2, '0');

/** A time of day, `HH:MM`, so many minutes after midnight; beyond a day it starts over. */
export const clockOf = (minutes: number): string => {
  const ofDay = ((Math.round(minutes) % DAY) + DAY) % DAY;
  return `${pad(Math.floor(ofDay / 60))}:${pad(ofDay % 60)}`;
};

/** Minutes that a shift lasts from its begin to its end, over midnight where the end comes first; null without a record. */
export const lengthOf = ({ startTime, endTime }: ShiftClock): number | null => {
  if (startTime === null || endTime === null) return null;
  const length = minutesOf(endTime) - minutesOf(startTime);
  return length > 0 ? length : length + DAY;
};

/** Minutes from the begin of the shift to a time of day; a time before the begin is the next day's. */
export const offsetIn = (shift: ShiftClock, clock: string): number => {
  const offset = minutesOf(clock) - minutesOf(shift.startTime ?? '00:00');
  return offset < 0 ? offset + DAY : offset;
};

/** The time of day so many minutes after the begin of the shift. */
export const clockAt = (shift: ShiftClock, offset: number): string =>
  clockOf((shift.startTime === null ? 0 : minutesOf(shift.startTime)) + offset);

/** Minutes between two times of one shift, over midnight where it goes over midnight; null where the end comes first. */
export const minutesBetween = (shift: ShiftClock, from: string, to: string): number | null => {
  const minutes = offsetIn(shift, to) - offsetIn(shift, from);
  if (minutes >= 0) return minutes;
  // Without a shift record nothing says on which date a time is: the end is the one after the begin.
  return shift.startTime === null ? minutes + DAY : null;
};

/** What is typed of a stop's times: texts that can be read, null where nothing is typed. */
export type TypedTimes = {
  readonly from: string | null;
  readonly to: string | null;
  /** Minutes. */
  readonly minutes: number | null;
};

/** The third of begin, end and minutes from two of them; what is typed stays as it is. */
export const deriveTimes = ({ from, to, minutes }: TypedTimes, shift: ShiftClock): TypedTimes => {
  if (from !== null && to !== null) return { from, to, minutes: minutes ?? minutesBetween(shift, from, to) };
  if (minutes === null) return { from, to, minutes };
  if (from !== null) return { from, to: clockOf(minutesOf(from) + minutes), minutes };
  if (to !== null) return { from: clockOf(minutesOf(to) - minutes), to, minutes };
  return { from, to, minutes };
};

/** Where a stop stands in its shift; null while its begin or its length is not known. */
export const spanOf = (typed: TypedTimes, shift: ShiftClock): Span | null => {
  const { from, minutes } = deriveTimes(typed, shift);
  if (from === null || minutes === null) return null;
  const begin = offsetIn(shift, from);
  return { from: begin, to: begin + minutes };
};

/** Whether two stops have time in common; one that ends when the other begins has none. */
export const overlaps = (left: Span, right: Span): boolean => left.from < right.to && right.from < left.to;

/** Whether two stops make one: they overlap, or one ends when the other begins. */
export const touches = (left: Span, right: Span): boolean => left.from <= right.to && right.from <= left.to;

/** Whether part of a stop lies outside of its shift. */
export const leavesShift = (span: Span, shift: ShiftClock): boolean => {
  const length = lengthOf(shift);
  return length !== null && span.to > length;
};
