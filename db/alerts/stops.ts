import type { Connection } from '../connection';
import type { ShiftType } from '../vocabulary';
import { thresholdOf, type AlertClient, type StopAlert } from './alert';

const MINUTE_MS = 60_000;

type Running = {
  id: number;
  line: string | null;
  date: string;
  shift: ShiftType;
  since: string;
  reasonEn: string;
  reasonEs: string;
};

/** The stops that have been running for as long as each client's threshold, or longer. */
export const findLongStops = (connection: Connection, clients: readonly AlertClient[]): StopAlert[] => {
  const select = connection.prepare<[number, string], Running>(
    `SELECT d.id, l.code AS line, d.shift_date AS date, d.shift_type AS shift, d.running_since AS since,
       r.name_en AS reasonEn, r.name_es AS reasonEs
     FROM downtime_entries AS d
     JOIN downtime_reasons AS r ON r.client_id = d.client_id AND r.code = d.reason
     LEFT JOIN lines AS l ON l.client_id = d.client_id AND l.id = d.line_id
     WHERE d.client_id = ? AND d.running_since IS NOT NULL AND d.running_since <= ? AND d.voided_at IS NULL
     ORDER BY d.running_since, d.id`,
  );
  return clients.flatMap((client) => {
    const most = thresholdOf(client, 'alert_stop_minutes');
    if (most === null) return [];
    const { clientId, code, clock } = client;
    const now = Date.parse(clock.instant);
    const latest = new Date(now - most * MINUTE_MS).toISOString();
    return select
      .all(clientId, latest)
      .map(({ id, line, date, shift, since, reasonEn, reasonEs }): StopAlert => ({
        kind: 'stop-running',
        id: `stop-running ${clientId} ${id}`,
        clientId,
        clientCode: code,
        isCritical: true,
        since,
        line,
        reasonEn,
        reasonEs,
        minutes: Math.floor((now - Date.parse(since)) / MINUTE_MS),
        leadsTo: { page: 'sheet', line, date, shift, section: 'stops' },
      }));
  });
};
