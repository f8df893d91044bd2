import { addDays } from '../calendar';
import type { Connection } from '../connection';
import { wallClockIn } from '../kpi/clock';
import { listExpected, type ExpectedShift } from '../kpi/expected';
import { placeKey } from '../kpi/stop-time';
import type { ShiftType } from '../vocabulary';
import { thresholdOf, type AlertClient, type EntriesAlert } from './alert';

const MINUTE_MS = 60_000;

/** Older gaps are told by data trust: an alert is for what somebody still remembers. */
const LOOK_BACK_DAYS = 7;

type Entered = { date: string; lineId: number | null; shift: ShiftType };

/** Whether anything was ever entered: a client that is still being set up misses nothing. */
const hasBegun = (connection: Connection, clientId: number): boolean =>
  connection
    .prepare('SELECT 1 FROM production_entries WHERE client_id = ? AND voided_at IS NULL LIMIT 1')
    .get(clientId) !== undefined;

/** Planned shifts of a client's last days that ended at least as long ago as its threshold, without any entry. */
const missingOf = (
  connection: Connection,
  client: AlertClient,
  minutes: number,
): readonly ExpectedShift[] => {
  const { clientId, timezone, settings, clock } = client;
  const range = { from: addDays(clock.date, -LOOK_BACK_DAYS), to: clock.date };
  const entered = connection
    .prepare<[number, string, string], Entered>(
      `SELECT DISTINCT shift_date AS date, line_id AS lineId, shift_type AS shift FROM production_entries
       WHERE client_id = ? AND shift_date BETWEEN ? AND ? AND voided_at IS NULL`,
    )
    .all(clientId, range.from, range.to);
  if (entered.length === 0 && !hasBegun(connection, clientId)) return [];
  const isByLine = entered.length === 0 || entered.some(({ lineId }) => lineId !== null);
  const known = new Set(entered.map(placeKey));
  const wallClock = wallClockIn(timezone);
  const latest = Date.parse(clock.instant) - minutes * MINUTE_MS;
  return listExpected(
    { connection, settings, clock, timezone, slice: { clientId, ...range } },
    isByLine,
  ).filter((one) => !known.has(placeKey(one)) && wallClock.instantAt(one.endDate, one.endTime) <= latest);
};

/** Shifts without entries, one alert for all lines of a client's shift; the newest first. */
export const findMissingEntries = (connection: Connection, clients: readonly AlertClient[]): EntriesAlert[] =>
  clients.flatMap((client) => {
    const minutes = thresholdOf(client, 'alert_no_entry_minutes');
    if (minutes === null) return [];
    const { clientId, code, timezone } = client;
    const wallClock = wallClockIn(timezone);
    const shifts = Map.groupBy(
      missingOf(connection, client, minutes),
      ({ date, shift }) => `${date} ${shift}`,
    );
    return [...shifts].toReversed().flatMap(([key, places]): EntriesAlert[] => {
      const [first] = places;
      if (!first) return [];
      const { date, shift, endDate, endTime } = first;
      return [
        {
          kind: 'no-entries',
          id: `no-entries ${clientId} ${key}`,
          clientId,
          clientCode: code,
          isCritical: false,
          since: new Date(wallClock.instantAt(endDate, endTime)).toISOString(),
          date,
          shift,
          lines: places.flatMap(({ line }) => (line === null ? [] : [line])),
          leadsTo: { page: 'sheet', line: first.line, date, shift, section: 'production' },
        },
      ];
    });
  });
