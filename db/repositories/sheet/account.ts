import { addDays } from '../../calendar';
import type { Connection } from '../../connection';
import { wallClockIn } from '../../kpi/clock';
import { placeKey, sumStopTime } from '../../kpi/stop-time';
import { hoursFromSeconds, secondsFromHours } from '../../units';
import type { Entry } from '../production/types';
import type { Stop } from '../stops/types';
import type { Circumstances } from './circumstances';
import { remark, type Remark, type SheetPlace } from './section';
import { listHourSlots } from './shift';
import type { Account, Sheet } from './types';

/** How long a line that counted by the hour is expected to go on doing so. */
const COUNTED_LATELY_DAYS = 14;

/** Less than this is a matter of rounding, not of time that nobody knows about. */
const WORTH_TELLING_SECONDS = 60;

const round = (value: number): number => Math.round(value * 100) / 100;

/** Seconds that the line stood: minutes that stops share count once, an entry's own where nobody recorded a stop. */
const stopSeconds = (
  connection: Connection,
  { clientId, lineId, shiftDate, shiftType }: SheetPlace,
): number =>
  sumStopTime({
    connection,
    slice: { clientId, from: shiftDate, to: shiftDate, where: { line: lineId, shift: shiftType } },
  }).get(placeKey({ date: shiftDate, lineId, shift: shiftType })) ?? 0;

const countedLately = (connection: Connection, place: SheetPlace): boolean =>
  connection
    .prepare(
      `SELECT 1 FROM hourly_counts
       WHERE client_id = @clientId AND shift_date BETWEEN @since AND @shiftDate AND line_id = @lineId LIMIT 1`,
    )
    .get({ ...place, since: addDays(place.shiftDate, -COUNTED_LATELY_DAYS) }) !== undefined;

const aboutEntries = (entries: readonly Entry[]): Remark[] => {
  if (entries.length === 0) return [remark('sheet.missing-production')];
  const lack = (key: string, isMissing: (entry: Entry) => boolean): Remark[] => {
    const count = entries.filter(isMissing).length;
    return count === 0 ? [] : [remark(key, null, { count })];
  };
  return [
    ...lack('sheet.missing-run-hours', (entry) => entry.runHours === null),
    ...lack(
      'sheet.missing-people',
      ({ employeesAssigned, employeesPresent }) => employeesAssigned === null && employeesPresent === null,
    ),
  ];
};

const aboutTime = (unexplained: number | null): Remark[] => {
  if (unexplained === null || Math.abs(unexplained) < WORTH_TELLING_SECONDS) return [];
  const key = unexplained > 0 ? 'sheet.time-unexplained' : 'sheet.time-above-shift';
  return [remark(key, null, { hours: round(hoursFromSeconds(Math.abs(unexplained))) })];
};

const aboutRunning = (stops: readonly Stop[]): Remark[] =>
  stops
    .filter((stop) => stop.isRunning)
    .map(({ reason, startTime }) => remark('sheet.stop-running', null, { reason, since: startTime ?? '' }));

const aboutHours = (
  connection: Connection,
  place: SheetPlace,
  circumstances: Circumstances,
  { hours, shift, production }: Parts,
): Remark[] => {
  const { startTime } = circumstances.shift;
  const isExpected = shift.planSource === 'plan' || hours.length > 0 || countedLately(connection, place);
  if (place.lineId === null || startTime === null || !isExpected) return [];
  const startedAt = wallClockIn(circumstances.timezone).instantAt(place.shiftDate, startTime);
  const slots = listHourSlots(circumstances.shift);
  const over = slots.filter(({ toMinute }) => startedAt + toMinute * 60_000 <= Date.now());
  const counted = new Set(hours.map(({ hour }) => hour));
  const uncounted = over.filter(({ hour, workMinutes }) => workMinutes > 0 && !counted.has(hour)).length;
  if (uncounted > 0) return [remark('sheet.hours-uncounted', null, { count: uncounted })];
  const pieces = hours.reduce((sum, { pieces: own }) => sum + own, 0);
  const produced = production.totals.unitsProduced;
  const isWhole = over.length === slots.length && production.entries.length > 0;
  return isWhole && pieces !== produced
    ? [remark('sheet.hours-differ', null, { counted: pieces, produced })]
    : [];
};

type Parts = Pick<Sheet, 'shift' | 'production' | 'stops' | 'hours'>;

/** Accounts for the time of a shift and says what is still missing of it. */
export const accountOf = (
  connection: Connection,
  place: SheetPlace,
  circumstances: Circumstances,
  parts: Parts,
): Account => {
  const { entries } = parts.production;
  const planned = circumstances.shift.seconds;
  const run = entries.reduce(
    (sum, { runHours }) => sum + (runHours === null ? 0 : secondsFromHours(runHours)),
    0,
  );
  const stood = stopSeconds(connection, place);
  const unexplained = place.lineId === null ? null : planned - run - stood;
  return {
    plannedHours: hoursFromSeconds(planned),
    runHours: hoursFromSeconds(run),
    stopHours: hoursFromSeconds(stood),
    unexplainedHours: unexplained === null ? null : hoursFromSeconds(unexplained),
    missing: [
      ...aboutEntries(entries),
      ...(entries.length + parts.stops.length > 0 ? aboutTime(unexplained) : []),
      ...aboutRunning(parts.stops),
      ...aboutHours(connection, place, circumstances, parts),
    ],
  };
};
