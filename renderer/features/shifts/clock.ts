const DAY_MINUTES = 24 * 60;
const HOUR_MINUTES = 60;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether a text is a clock time, `HH:MM`. */
export const isTime = (text: string): boolean => TIME.test(text);

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * HOUR_MINUTES + Number(time.slice(3, 5));

/** Whether a shift ends on the day after it began. */
export const endsNextDay = (startTime: string, endTime: string): boolean =>
  isTime(startTime) && isTime(endTime) && endTime <= startTime;

/** Minutes that a shift lasts by its clock; null while a time is missing. */
export const lengthMinutes = (startTime: string, endTime: string): number | null =>
  isTime(startTime) && isTime(endTime)
    ? (minuteOf(endTime) - minuteOf(startTime) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES
    : null;

/** Paid hours of a shift by its clock: all of it without the unpaid breaks; null while a time is missing. */
export const proposedHours = (
  startTime: string,
  endTime: string,
  breaks: readonly { readonly minutes: number; readonly isPaid: boolean }[],
): number | null => {
  const length = lengthMinutes(startTime, endTime);
  if (length === null) return null;
  const unpaid = breaks.reduce((sum, { minutes, isPaid }) => sum + (isPaid ? 0 : minutes), 0);
  return unpaid < length ? (length - unpaid) / HOUR_MINUTES : null;
};
