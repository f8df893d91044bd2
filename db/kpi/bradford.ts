import { addDays } from '../calendar';
import type { Connection } from '../connection';
import type { ClientScope } from '../scope';
import { requireKpiClient } from './question';
import { workingDaysOf, type Place } from './working-days';

/** 52 weeks, the last date among them. */
const WINDOW_DAYS = 364;

type AbsentDay = Place & { employeeId: number; employeeCode: string; name: string; shiftDate: string };
type Window = { readonly clientId: number; readonly from: string; readonly to: string };

/** How often and how long an employee was absent within the window. */
export type BradfordFigures = {
  readonly employeeCode: string;
  readonly name: string;
  readonly spells: number;
  readonly days: number;
  /** spells² × days. */
  readonly factor: number;
};

const listAbsentDays = (connection: Connection, window: Window): AbsentDay[] =>
  connection
    .prepare(
      `SELECT a.employee_id AS employeeId, n.code AS employeeCode, n.name, a.shift_date AS shiftDate,
         min(a.shift_type) AS shiftType, a.line_id AS lineId
       FROM attendance_entries a CROSS JOIN attendance_names n ON n.entry_id = a.id
       WHERE a.client_id = @clientId AND a.shift_date BETWEEN @from AND @to AND a.is_absent = 1
         AND a.voided_at IS NULL
       GROUP BY a.employee_id, a.shift_date ORDER BY a.employee_id, a.shift_date`,
    )
    .all(window) as AbsentDay[];

/** Tells of two days of absence whether the employee was at work, or should have been, in between. */
const splitFinder = (connection: Connection, window: Window) => {
  const { clientId } = window;
  const isWorkingDay = workingDaysOf(connection, clientId);
  const wasAtWork = connection
    .prepare(
      `SELECT 1 FROM attendance_entries WHERE client_id = ? AND employee_id = ? AND shift_date > ? AND shift_date < ?
         AND is_absent = 0 AND voided_at IS NULL LIMIT 1`,
    )
    .pluck();
  const taken = new Set(
    connection
      .prepare(
        `SELECT DISTINCT shift_date || shift_type FROM attendance_entries
         WHERE client_id = @clientId AND shift_date BETWEEN @from AND @to AND voided_at IS NULL AND is_absent = 0`,
      )
      .pluck()
      .all(window) as string[],
  );
  return (one: AbsentDay, next: AbsentDay): boolean => {
    if (addDays(one.shiftDate, 1) >= next.shiftDate) return false;
    if (wasAtWork.get(clientId, one.employeeId, one.shiftDate, next.shiftDate) !== undefined) return true;
    for (let date = addDays(one.shiftDate, 1); date < next.shiftDate; date = addDays(date, 1)) {
      if (!taken.has(date + one.shiftType) && isWorkingDay(date, one)) return true;
    }
    return false;
  };
};

/**
 * Bradford factor spells² × days of every employee with an absence in the 52 weeks up to `asOf`, largest first. A day
 * counts once, for whole and partial absences alike; lateness is none. Days absent are one spell until a scheduled day
 * lies between them: one with a record of presence; where nobody's presence on that shift was recorded, a day of the
 * shift calendar. Where the others' was, the employee was not scheduled, and the spell goes on.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for an `asOf` that is no date.
 */
export const listBradford = async (
  scope: ClientScope,
  request: { readonly clientId: number; readonly asOf?: string | undefined },
): Promise<{ from: string; to: string; employees: BradfordFigures[] }> => {
  const { connection, clock } = requireKpiClient(scope, request);
  const window = { clientId: request.clientId, from: addDays(clock.date, 1 - WINDOW_DAYS), to: clock.date };
  const isSplit = splitFinder(connection, window);
  const ofEmployee = Map.groupBy(listAbsentDays(connection, window), ({ employeeId }) => employeeId);
  const employees = [...ofEmployee.values()].flatMap((absent): BradfordFigures[] => {
    const [first] = absent;
    if (!first) return [];
    const spells = absent.filter((one, at) => {
      const before = absent[at - 1];
      return before === undefined || isSplit(before, one);
    }).length;
    const { employeeCode, name } = first;
    return [{ employeeCode, name, spells, days: absent.length, factor: spells ** 2 * absent.length }];
  });
  return {
    from: window.from,
    to: window.to,
    employees: employees.toSorted(
      (a, b) => b.factor - a.factor || a.employeeCode.localeCompare(b.employeeCode, 'en', { numeric: true }),
    ),
  };
};
