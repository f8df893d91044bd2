import { addDays } from '../../calendar';
import type { WallClock } from '../../kpi/clock';
import { clockTime, listHourSlots, minuteOf, type HourSlot, type PlaceShift } from './shift';

const DAY_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;

/** An hour of a shift on a date; instants are milliseconds since 1970. */
export type HourOnDate = HourSlot & { readonly startsAt: number; readonly endsAt: number };

/** A shift as it runs on a date: in real time where the clock is changed that night. */
export type ShiftOnDate = {
  readonly startsAt: number;
  readonly endsAt: number;
  /** `workMinutes` are real ones: an hour that the clock leaves out has none, one that comes twice has two hours'. */
  readonly hours: readonly HourOnDate[];
  /** Minutes of work, breaks off, from the shift's start until an instant. */
  readonly workUntil: (instant: number) => number;
};

type Span = { readonly from: number; readonly to: number };

const shared = (a: Span, b: Span): number => Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

/** Puts a shift on a date by the client's clock; null where the client has no such shift, which then has no times. */
export const shiftOnDate = (shift: PlaceShift, date: string, clock: WallClock): ShiftOnDate | null => {
  const { startTime } = shift;
  if (startTime === null) return null;
  const at = (minutesIn: number): number => {
    const minutes = minuteOf(startTime) + minutesIn;
    return clock.instantAt(addDays(date, Math.floor(minutes / DAY_MINUTES)), clockTime(minutes));
  };
  const breaks = shift.breaks.map(({ from, to }): Span => ({ from: at(from), to: at(to) }));
  const workMinutes = (span: Span): number => {
    const off = breaks.reduce((sum, pause) => sum + shared(span, pause), 0);
    return Math.max(0, span.to - span.from - off) / MINUTE_MS;
  };
  let startsAt = at(0);
  const hours = listHourSlots(shift).map((slot): HourOnDate => {
    const from = startsAt;
    const to = at(slot.toMinute);
    startsAt = to;
    return { ...slot, startsAt: from, endsAt: to, workMinutes: workMinutes({ from, to }) };
  });
  const endsAt = startsAt;
  return {
    startsAt: at(0),
    endsAt,
    hours,
    workUntil: (instant) =>
      hours.reduce(
        (sum, hour) =>
          instant >= hour.endsAt
            ? sum + hour.workMinutes
            : sum + workMinutes({ from: hour.startsAt, to: Math.max(hour.startsAt, instant) }),
        0,
      ),
  };
};
