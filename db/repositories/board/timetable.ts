import { addDays, dateIn } from '../../calendar';
import { wallClockIn } from '../../kpi/clock';
import { listExpected } from '../../kpi/expected';
import type { Asked } from '../../kpi/question';
import { SHIFT_TYPES, type ShiftType } from '../../vocabulary';
import { shiftOnDate, type ShiftOnDate } from '../sheet/hours-on-date';
import { shiftOfPlace } from '../sheet/shift';
import type { ShownShift } from './types';

/** How far ahead the next shift is looked for. */
const DAYS_AHEAD = 8;

/** A line's shift that runs at a moment, is the last one that ran, or comes next. */
export type Standing = {
  readonly phase: 'running' | 'over' | 'free';
  readonly shown: ShownShift | null;
  readonly next: ShownShift | null;
};

/** When a client's shifts run around a moment. */
export type Timetable = {
  /** Dates by the client's clock: the day before the moment's, for nights that began on it, and the moment's own. */
  readonly from: string;
  readonly to: string;
  readonly onDate: (date: string, shift: ShiftType) => ShiftOnDate | null;
  /** How a line stands; `isAtWork` says of a shift that no calendar asks for whether somebody works on it. */
  readonly standingOf: (
    lineId: number,
    isAtWork: (place: { readonly date: string; readonly shift: ShiftType }) => boolean,
  ) => Standing;
};

const told = (date: string, shift: ShiftType, { startsAt, endsAt }: ShiftOnDate): ShownShift => ({
  date,
  shift,
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
});

/** Reads when a client's shifts run, from the day before a moment to a week after it. */
export const timetableAt = (asked: Omit<Asked, 'slice'>, clientId: number, now: number): Timetable => {
  const { connection, timezone } = asked;
  const clock = wallClockIn(timezone);
  const today = dateIn(timezone, new Date(now));
  const yesterday = addDays(today, -1);
  const records = new Map(
    SHIFT_TYPES.map((shiftType) => [
      shiftType,
      shiftOfPlace(connection, { clientId, lineId: null, shiftDate: today, shiftType }),
    ]),
  );
  const known = new Map<string, ShiftOnDate | null>();
  const onDate = (date: string, shift: ShiftType): ShiftOnDate | null => {
    const key = `${date}|${shift}`;
    const hit = known.get(key);
    if (hit !== undefined) return hit;
    const record = records.get(shift);
    const made = record ? shiftOnDate(record, date, clock) : null;
    known.set(key, made);
    return made;
  };
  const slice = { clientId, from: yesterday, to: addDays(today, DAYS_AHEAD), where: {} };
  const expected = Map.groupBy(listExpected({ ...asked, slice }, true), ({ lineId }) => lineId);
  const runs = (at: ShiftOnDate): boolean => at.startsAt <= now && now < at.endsAt;
  return {
    from: yesterday,
    to: today,
    onDate,
    standingOf: (lineId, isAtWork) => {
      const planned = (expected.get(lineId) ?? expected.get(null) ?? []).flatMap(({ date, shift }) => {
        const at = onDate(date, shift);
        return at ? [{ date, shift, at }] : [];
      });
      const unplanned = [yesterday, today].flatMap((date) =>
        SHIFT_TYPES.flatMap((shift) => {
          const at = onDate(date, shift);
          return at && runs(at) && isAtWork({ date, shift }) ? [{ date, shift, at }] : [];
        }),
      );
      const byStart = planned.toSorted((a, b) => a.at.startsAt - b.at.startsAt);
      const running = byStart.findLast(({ at }) => runs(at)) ?? unplanned.at(-1);
      const last = byStart.findLast(({ date, at }) => at.endsAt <= now && date <= today);
      const coming = byStart.find(({ at }) => at.startsAt > now);
      const shown = running ?? last;
      return {
        phase: running ? 'running' : last ? 'over' : 'free',
        shown: shown ? told(shown.date, shown.shift, shown.at) : null,
        next: coming ? told(coming.date, coming.shift, coming.at) : null,
      };
    },
  };
};
