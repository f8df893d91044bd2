import { connectionOf, type ClientScope } from '../../scope';
import { hasRight } from '../../rights';
import type { ShiftType } from '../../vocabulary';
import { hoursFromSeconds } from '../../units';

/** One line's shift on which an order was worked on, and with how many people. */
export type OrderShift = {
  date: string;
  shiftType: ShiftType;
  /** Null: work without a line. */
  lineCode: string | null;
  /** Heads as the largest crew that one of its entries tells. */
  assigned: number;
  present: number;
  floatingIdle: number;
  runHours: number;
  /** Run hours times people present, of this order alone. */
  labourHours: number;
  /** Whether heads or hours of an entry were not typed. */
  isEstimated: boolean;
  /** People whom the attendance of the line's shift tells there; null where it was not recorded. */
  recorded: number | null;
};

/** Somebody who was on shifts that worked on an order, or stood in there, by the attendance. */
export type OrderPerson = { code: string; name: string; isFloating: boolean; shifts: number; hours: number };

/** Who worked on an order: heads by shift, newest first, and, for those who see absences, names. */
export type OrderCrew = {
  shifts: OrderShift[];
  totals: { shifts: number; runHours: number; labourHours: number; averagePresent: number | null };
  /** By hours, longest first; null where the caller is told no names. */
  people: OrderPerson[] | null;
};

type ShiftRow = Omit<OrderShift, 'runHours' | 'labourHours' | 'isEstimated'> & {
  lineId: number | null;
  runSeconds: number;
  labourSeconds: number;
  surest: number;
};

const SHIFTS = `
  SELECT e.shift_date AS date, e.shift_type AS shiftType, e.line_id AS lineId,
    max(e.assigned_used) AS assigned, max(e.present_used) AS present,
    max(e.employees_floating_idle) AS floatingIdle, sum(e.run_seconds_used) AS runSeconds,
    sum(e.run_seconds_used * e.present_used) AS labourSeconds,
    min(min(e.assigned_confidence, e.present_confidence, e.run_confidence)) AS surest
  FROM production_entries AS e
  WHERE e.client_id = @clientId AND e.work_order_id = @orderId AND e.voided_at IS NULL
  GROUP BY e.shift_date, e.shift_type, e.line_id`;

const WORKED = 'ifnull(a.actual_seconds, a.scheduled_seconds)';

type Named = { readonly clientId: number; readonly orderId: number };

const listPeople = (scope: ClientScope, named: Named): OrderPerson[] =>
  connectionOf(scope)
    .prepare<Named, Omit<OrderPerson, 'hours' | 'isFloating'> & { isFloating: 0 | 1; seconds: number }>(
      `WITH shifts AS (${SHIFTS}),
         there AS (
           SELECT a.*, n.code, n.name, n.is_floating, n.covered_by_code, n.covered_by_name, s.date || s.shiftType AS shift
           FROM shifts AS s
           CROSS JOIN attendance_entries AS a ON a.client_id = @clientId AND a.shift_date = s.date
             AND a.shift_type = s.shiftType AND a.line_id IS s.lineId AND a.voided_at IS NULL
           CROSS JOIN attendance_names AS n ON n.entry_id = a.id),
         worked AS (
           SELECT a.employee_id AS id, a.code, a.name, a.is_floating AS isFloating, a.shift, ${WORKED} AS seconds
           FROM there AS a WHERE ${WORKED} > 0
           UNION ALL
           SELECT a.covered_by_employee_id, a.covered_by_code, a.covered_by_name, 1, a.shift,
             ifnull(a.absence_seconds, a.scheduled_seconds)
           FROM there AS a WHERE a.covered_by_employee_id IS NOT NULL)
       SELECT code, name, isFloating, count(DISTINCT shift) AS shifts, sum(seconds) AS seconds
       FROM worked GROUP BY id ORDER BY seconds DESC, code`,
    )
    .all(named)
    .map(({ seconds, isFloating, ...person }) => ({
      ...person,
      isFloating: isFloating === 1,
      hours: hoursFromSeconds(seconds),
    }));

/**
 * Who worked on an order: its entries tell the heads of each shift, the attendance of these shifts the names. A shift
 * that worked on several orders stands with each of them.
 */
export const readCrew = (scope: ClientScope, clientId: number, orderId: number): OrderCrew => {
  const named = { clientId, orderId };
  const rows = connectionOf(scope)
    .prepare<Named, ShiftRow>(
      `WITH shifts AS (${SHIFTS})
       SELECT s.*,
         (SELECT l.code FROM lines AS l WHERE l.client_id = @clientId AND l.id = s.lineId) AS lineCode,
         (SELECT nullif(count(*), 0) FROM attendance_entries AS a
          WHERE a.client_id = @clientId AND a.shift_date = s.date AND a.shift_type = s.shiftType
            AND a.line_id IS s.lineId AND a.voided_at IS NULL AND ${WORKED} > 0) AS recorded
       FROM shifts AS s ORDER BY s.date DESC, s.shiftType DESC, lineCode`,
    )
    .all(named);
  const total = (value: (row: ShiftRow) => number): number => rows.reduce((sum, row) => sum + value(row), 0);
  const runSeconds = total((row) => row.runSeconds);
  const labourSeconds = total((row) => row.labourSeconds);
  return {
    shifts: rows.map(({ lineId: _line, runSeconds: run, labourSeconds: labour, surest, ...row }) => ({
      ...row,
      runHours: hoursFromSeconds(run),
      labourHours: hoursFromSeconds(labour),
      isEstimated: surest < 100,
    })),
    totals: {
      shifts: rows.length,
      runHours: hoursFromSeconds(runSeconds),
      labourHours: hoursFromSeconds(labourSeconds),
      averagePresent: runSeconds === 0 ? null : labourSeconds / runSeconds,
    },
    people: hasRight(scope.actor.role, 'see-absences') ? listPeople(scope, named) : null,
  };
};
