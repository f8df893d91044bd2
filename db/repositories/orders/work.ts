import { connectionOf, type ClientScope } from '../../scope';
import { hoursFromSeconds } from '../../units';

/** What was made of an order: totals, by day and by operation. Hours in hours; labour is run hours times people present. */
export type OrderProduction = {
  entries: number;
  produced: number;
  good: number;
  defective: number;
  runHours: number;
  labourHours: number;
  firstDate: string | null;
  lastDate: string | null;
  days: { date: string; produced: number; good: number; labourHours: number }[];
  operations: { operation: string | null; produced: number; good: number }[];
};

/** What inspections found: units, and the kinds of defects that were found most. */
export type OrderQuality = {
  inspections: number;
  inspected: number;
  passed: number;
  defective: number;
  rework: number;
  repair: number;
  defects: { type: string; nameEn: string; nameEs: string; count: number }[];
};

/** Stops that name an order, by reason. */
export type OrderStops = {
  stops: number;
  hours: number;
  reasons: { reason: string; nameEn: string; nameEs: string; stops: number; hours: number }[];
};

type Made = {
  date: string;
  operation: string | null;
  entries: number;
  produced: number;
  defective: number;
  runSeconds: number;
  labourSeconds: number;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Units of the operation that made most: entries without one stand together. */
const mostOf = <T extends { readonly operation: string | null }>(
  rows: readonly T[],
  units: (row: T) => number,
): number =>
  Math.max(
    0,
    ...[...Map.groupBy(rows, ({ operation }) => operation).values()].map((own) => sum(own.map(units))),
  );

/** What was made of an order. */
export const readProduction = (scope: ClientScope, clientId: number, orderId: number): OrderProduction => {
  const rows = connectionOf(scope)
    .prepare<[number, number], Made>(
      `SELECT e.shift_date AS date,
         (SELECT p.code FROM operations p WHERE p.client_id = e.client_id AND p.id = e.operation_id) AS operation,
         count(*) AS entries, sum(e.units_produced) AS produced, sum(e.units_defective) AS defective,
         sum(e.run_seconds_used) AS runSeconds, sum(e.run_seconds_used * e.present_used) AS labourSeconds
       FROM production_entries e
       WHERE e.client_id = ? AND e.work_order_id = ? AND e.voided_at IS NULL
       GROUP BY e.shift_date, e.operation_id ORDER BY e.shift_date`,
    )
    .all(clientId, orderId);
  const good = (row: Made): number => row.produced - row.defective;
  const days = [...Map.groupBy(rows, ({ date }) => date)].map(([date, own]) => ({
    date,
    produced: mostOf(own, (row) => row.produced),
    good: mostOf(own, good),
    labourHours: hoursFromSeconds(sum(own.map((row) => row.labourSeconds))),
  }));
  const produced = mostOf(rows, (row) => row.produced);
  const goodUnits = mostOf(rows, good);
  return {
    entries: sum(rows.map((row) => row.entries)),
    produced,
    good: goodUnits,
    defective: sum(rows.map((row) => row.defective)),
    runHours: hoursFromSeconds(sum(rows.map((row) => row.runSeconds))),
    labourHours: hoursFromSeconds(sum(rows.map((row) => row.labourSeconds))),
    firstDate: days.at(0)?.date ?? null,
    lastDate: days.at(-1)?.date ?? null,
    days,
    operations: [...Map.groupBy(rows, ({ operation }) => operation)].map(([operation, own]) => ({
      operation,
      produced: sum(own.map((row) => row.produced)),
      good: sum(own.map(good)),
    })),
  };
};

const MOST_KINDS = 10;

/** What inspections of an order found; second inspections count nowhere. */
export const readQuality = (scope: ClientScope, clientId: number, orderId: number): OrderQuality => {
  const connection = connectionOf(scope);
  const totals = connection
    .prepare<[number, number], Omit<OrderQuality, 'defects'>>(
      `SELECT count(*) AS inspections, ifnull(sum(units_inspected), 0) AS inspected,
         ifnull(sum(ifnull(units_passed, units_inspected - units_defective)), 0) AS passed,
         ifnull(sum(units_defective), 0) AS defective, ifnull(sum(units_rework), 0) AS rework,
         ifnull(sum(units_repair), 0) AS repair
       FROM quality_entries
       WHERE client_id = ? AND work_order_id = ? AND voided_at IS NULL AND is_reinspection = 0`,
    )
    .get(clientId, orderId);
  const defects = connection
    .prepare<[number, number, number], OrderQuality['defects'][number]>(
      `SELECT d.defect_type AS type, t.name_en AS nameEn, t.name_es AS nameEs, count(*) AS count
       FROM quality_entries q
       CROSS JOIN defect_details d ON d.client_id = q.client_id AND d.quality_entry_id = q.id
         AND d.voided_at IS NULL
       CROSS JOIN defect_types t ON t.client_id = d.client_id AND t.code = d.defect_type
       WHERE q.client_id = ? AND q.work_order_id = ? AND q.voided_at IS NULL AND q.is_reinspection = 0
       GROUP BY d.defect_type ORDER BY count(*) DESC, d.defect_type LIMIT ?`,
    )
    .all(clientId, orderId, MOST_KINDS);
  const none = { inspections: 0, inspected: 0, passed: 0, defective: 0, rework: 0, repair: 0 };
  return { ...none, ...totals, defects };
};

type StopRow = { reason: string; nameEn: string; nameEs: string; stops: number; seconds: number };

/** Stops that name an order. */
export const readStops = (scope: ClientScope, clientId: number, orderId: number): OrderStops => {
  const rows = connectionOf(scope)
    .prepare<[number, number], StopRow>(
      `SELECT s.reason, r.name_en AS nameEn, r.name_es AS nameEs, count(*) AS stops,
         sum(s.duration_seconds) AS seconds
       FROM downtime_entries s
       CROSS JOIN downtime_reasons r ON r.client_id = s.client_id AND r.code = s.reason
       WHERE s.client_id = ? AND s.work_order_id = ? AND s.voided_at IS NULL
       GROUP BY s.reason ORDER BY sum(s.duration_seconds) DESC, s.reason`,
    )
    .all(clientId, orderId);
  return {
    stops: sum(rows.map(({ stops }) => stops)),
    hours: hoursFromSeconds(sum(rows.map(({ seconds }) => seconds))),
    reasons: rows.map(({ seconds, ...row }) => ({ ...row, hours: hoursFromSeconds(seconds) })),
  };
};
