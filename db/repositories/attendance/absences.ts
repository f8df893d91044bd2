import type { Connection } from '../../connection';
import { requireSlice } from '../../kpi/question';
import type { ClientScope } from '../../scope';
import { hoursFromSeconds } from '../../units';
import type { AbsenceType } from './types';

type Named = {
  readonly clientId: number;
  readonly from: string;
  readonly to: string;
  readonly lineId: number | null;
};

/** Hours of absence of one type; null: none was told. */
export type OfType = { readonly type: AbsenceType | null; readonly days: number; readonly hours: number };

/** What one person was away for in a range. */
export type PersonAbsences = {
  readonly employeeCode: string;
  readonly name: string;
  readonly days: number;
  readonly hours: number;
  readonly lateDays: number;
  readonly ofTypes: OfType[];
};

type Row = {
  employeeId: number;
  code: string;
  name: string;
  type: AbsenceType | null;
  days: number;
  seconds: number;
  lateDays: number;
};

/** Seconds of absence and of lateness by person and type. */
const listRows = (connection: Connection, named: Named): Row[] =>
  connection
    .prepare<Named, Row>(
      `SELECT a.employee_id AS employeeId, n.code, n.name, iif(a.is_absent, a.absence_type, NULL) AS type,
         count(DISTINCT iif(a.is_absent, a.shift_date, NULL)) AS days,
         sum(a.is_absent * max(0, ifnull(a.absence_seconds, a.scheduled_seconds - ifnull(a.actual_seconds, 0)))) AS seconds,
         count(DISTINCT iif(NOT a.is_absent AND a.actual_seconds < a.scheduled_seconds OR a.late_seconds > 0,
           a.shift_date, NULL)) AS lateDays
       FROM attendance_entries AS a CROSS JOIN attendance_names AS n ON n.entry_id = a.id
       WHERE a.client_id = @clientId AND a.shift_date BETWEEN @from AND @to AND a.voided_at IS NULL
         AND (@lineId IS NULL OR a.line_id = @lineId)
         AND (a.is_absent = 1 OR a.late_seconds > 0 OR a.actual_seconds < a.scheduled_seconds)
       GROUP BY a.employee_id, type`,
    )
    .all(named);

const add = (rows: readonly Row[], value: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + value(row), 0);

const ofTypes = (rows: readonly Row[]): OfType[] =>
  [...Map.groupBy(rows, ({ type }) => type)]
    .map(([type, own]) => ({
      type,
      days: add(own, ({ days }) => days),
      hours: hoursFromSeconds(add(own, ({ seconds }) => seconds)),
    }))
    .filter(({ days }) => days > 0)
    .toSorted((a, b) => b.hours - a.hours);

/**
 * Who was away in a range, for how long and of which type, longest first, and the same of all together. For leaders and
 * above.
 * @throws Failure `not-found` for a client outside the scope or a line that it does not have, `invalid-input` for a range
 * that ends too early.
 */
export const listAbsences = async (
  scope: ClientScope,
  request: {
    readonly clientId: number;
    readonly from: string;
    readonly to: string;
    readonly line?: string | undefined;
  },
): Promise<{ employees: PersonAbsences[]; ofTypes: OfType[] }> => {
  const { line, ...range } = request;
  const { connection, slice } = requireSlice(scope, {
    ...range,
    ...(line === undefined ? {} : { where: { line } }),
  });
  const rows = listRows(connection, { ...range, lineId: Number(slice.where?.line ?? 0) || null });
  const employees = [...Map.groupBy(rows, ({ employeeId }) => employeeId).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    return [
      {
        employeeCode: first.code,
        name: first.name,
        days: add(own, ({ days }) => days),
        hours: hoursFromSeconds(add(own, ({ seconds }) => seconds)),
        lateDays: add(own, ({ lateDays }) => lateDays),
        ofTypes: ofTypes(own),
      },
    ];
  });
  return {
    employees: employees.toSorted(
      (a, b) =>
        b.hours - a.hours ||
        b.lateDays - a.lateDays ||
        a.employeeCode.localeCompare(b.employeeCode, 'en', { numeric: true }),
    ),
    ofTypes: ofTypes(rows),
  };
};
