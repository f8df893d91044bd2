import type { RunDay } from './client-run';
import type { DemoDay } from './days';
import { FLOATING, floatingCode } from './people';
import type { Places } from './places';
import { endOf, shiftOf } from './shifts';
import { addDays } from '../calendar';
import { instantOf, type DemoWriter, type Row } from './write';

/** Attendance of a day, and who stood in for whom. */
export type PeopleRows = { readonly attendance: Row[]; readonly coverage: Row[] };

const LATE_SECONDS = 15 * 60;

/** Rows of the people of a client on a day. */
export const peopleRows = ({ day, hours, people }: RunDay, places: Places): PeopleRows => {
  const coverage: Row[] = [];
  const attendance = people.scheduled.map((employee): Row => {
    const shiftType = day.isSaturday ? 'SAT_OT' : employee.shiftType;
    const recordedAt = instantOf(day.date, endOf(shiftOf(shiftType)));
    const absence = people.absent.get(employee);
    const stamps = {
      recorded_by: places.operator,
      recorded_at: recordedAt,
      created_at: recordedAt,
      updated_at: recordedAt,
    };
    const scheduled = hours * 3600;
    const away = absence ? absence.hours * 3600 : null;
    const isVerified = places.verifierOf(day.date) !== null;
    const coveredBy = absence?.coveredBy ? places.employee(absence.coveredBy) : null;
    if (coveredBy !== null && away !== null) {
      coverage.push({
        external_id: places.next('C'),
        absent_employee_id: places.employee(employee.code),
        floating_employee_id: coveredBy,
        shift_date: day.date,
        shift_type: shiftType,
        duration_seconds: away,
        is_verified: isVerified ? 1 : 0,
        ...stamps,
      });
    }
    return {
      external_id: places.next('A'),
      employee_id: places.employee(employee.code),
      line_id: employee.crew === null ? null : places.line(employee.crew.line),
      shift_date: day.date,
      shift_type: shiftType,
      scheduled_seconds: scheduled,
      actual_seconds: scheduled - (away ?? (people.late.has(employee) ? LATE_SECONDS : 0)),
      is_absent: absence ? 1 : 0,
      absence_type: absence?.type ?? null,
      absence_seconds: away,
      covered_by_employee_id: coveredBy,
      coverage_confirmed: coveredBy !== null && isVerified ? 1 : 0,
      verified_by: places.verifierOf(day.date),
      verified_at: places.verifiedAt(day.date),
      notes: null,
      ...stamps,
    };
  });
  return { attendance, coverage };
};

/** Writes the people of the floating pool. */
export const writeFloating = async (writer: DemoWriter, days: readonly DemoDay[]): Promise<void> => {
  const at = instantOf(addDays(days[0]?.date ?? '2000-01-01', -30), 480);
  const rows = Array.from({ length: FLOATING }, (_, index): Row => ({
    code: floatingCode(index),
    name: `Floating operator ${String(index + 1).padStart(2, '0')}`,
    department: 'Floating pool',
    is_floating_pool: 1,
    is_support_billed: 0,
    is_support_included: 0,
    hourly_rate_minor: 5500,
    is_active: 1,
    created_at: at,
    updated_at: at,
  }));
  await writer.bring('employee', null, rows);
};

/** Writes who of the floating pool is taken: those who stood in on the last day, by the client that has them. */
export const writePool = async (
  writer: DemoWriter,
  taken: ReadonlyMap<string, { readonly clientId: number; readonly leader: string }>,
  last: DemoDay,
): Promise<void> => {
  const employees = writer.idsBy('employees', 'code', null);
  const at = instantOf(last.date, 450);
  const rows = Array.from({ length: FLOATING }, (_, index): Row => {
    const code = floatingCode(index);
    const by = taken.get(code);
    return {
      external_id: `POOL-${code}`,
      employee_id: employees.get(code) ?? null,
      status: by ? 'ASSIGNED' : 'AVAILABLE',
      assigned_to_client_id: by?.clientId ?? null,
      assigned_by: by?.leader ?? null,
      last_updated_at: at,
      notes: null,
      created_at: at,
      updated_at: at,
    };
  });
  await writer.bring('floating_pool', null, rows);
};
