import type { Connection } from '../connection';
import type { Facts, RowKind } from './row';
import type { Slice } from './slice';

type Ids = { readonly clientId: number; readonly ids: string; readonly from: string; readonly to: string };

/** What a screen shows of a row beside its part of the number: SQL over the named ids, a row per id. */
const QUERIES: Partial<Readonly<Record<RowKind, string>>> = {
  production: `
    SELECT id, units_defective AS unitsDefective, downtime_seconds / 3600.0 AS downtimeHours
    FROM production_entries WHERE client_id = @clientId AND id IN (SELECT value FROM json_each(@ids))`,
  inspection: `
    SELECT id, units_inspected AS unitsInspected, units_passed AS unitsPassed, units_defective AS unitsDefective,
      units_rework AS unitsRework, units_repair AS unitsRepair, total_defects AS defects
    FROM quality_entries WHERE client_id = @clientId AND id IN (SELECT value FROM json_each(@ids))`,
  stop: `
    SELECT d.id, d.reason, r.name_en AS reasonEn, r.name_es AS reasonEs, r.is_planned AS isPlanned, d.start_time AS startTime,
      d.duration_seconds / 3600.0 AS durationHours
    FROM downtime_entries d
    JOIN downtime_reasons r ON r.client_id = d.client_id AND r.code = d.reason
    WHERE d.client_id = @clientId AND d.id IN (SELECT value FROM json_each(@ids))`,
  attendance: `
    SELECT t.entry_id AS id, t.attendance_s / 3600.0 AS scheduledHours, t.absence_s / 3600.0 AS absenceHours,
      t.covered_s / 3600.0 AS coveredHours,
      (SELECT n.code FROM attendance_names n WHERE n.entry_id = t.entry_id) AS employee
    FROM absenteeism_terms t
    WHERE t.client_id = @clientId AND t.shift_date BETWEEN @from AND @to AND t.kind = 'attendance'
      AND t.entry_id IN (SELECT value FROM json_each(@ids))`,
};

/** The facts of a page's rows, by kind and id; hours in hours, clock times as the plant's clock shows them. */
export const factsOf = (
  connection: Connection,
  { clientId, from, to }: Slice,
  rows: readonly { readonly kind: RowKind; readonly entryId: number }[],
): ((kind: RowKind, entryId: number) => Facts) => {
  const found = new Map<string, Facts>();
  for (const [kind, own] of Map.groupBy(rows, (row) => row.kind)) {
    const query = QUERIES[kind];
    if (!query) continue;
    const named: Ids = { clientId, from, to, ids: JSON.stringify(own.map((row) => row.entryId)) };
    for (const { id, ...facts } of connection.prepare(query).all(named) as (Record<
      string,
      string | number | null
    > & { id: number })[])
      found.set(`${kind}|${id}`, facts);
  }
  return (kind, entryId) => found.get(`${kind}|${entryId}`) ?? {};
};
