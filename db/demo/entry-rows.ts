import type { ClientRun, RunDay, RunShift } from './client-run';
import type { Places } from './places';
import type { Work } from './shift';
import { endOf, minuteOfDay, shiftOf } from './shifts';
import { MISTAKEN_HOURS } from './stories';
import { clockOf, instantOf, type Row } from './write';

/** The stops and entries of a shift. */
export type EntryRows = { readonly stops: Row[]; readonly entries: Row[] };

const MINUTES_TO_TYPE = 10;

/** What is written of a piece of work: as it was, or as it was typed in by mistake. */
const typedOf = (work: Work, { mistake }: RunShift) => {
  const asItWas = {
    units: work.units,
    defective: work.defective,
    runSeconds: work.runMinutes * 60,
    scheduledSeconds: work.scheduledMinutes * 60,
    notes: null as string | null,
  };
  if (mistake !== 'hours') return [asItWas];
  const seconds = MISTAKEN_HOURS * 3600;
  const half = { ...asItWas, runSeconds: seconds, scheduledSeconds: seconds };
  const units = Math.floor(work.units / 2);
  const defective = Math.min(units, Math.floor(work.defective / 2));
  return [
    { ...half, units, defective, notes: 'Before the break' },
    { ...half, units: work.units - units, defective: work.defective - defective, notes: 'After the break' },
  ];
};

/** Rows of one crew's shift; who typed them in is the client's operator. */
export const entryRows = (
  run: ClientRun,
  { day, people }: RunDay,
  shift: RunShift,
  places: Places,
): EntryRows => {
  const { crew, shiftType, works } = shift;
  const times = shiftOf(shiftType);
  const recordedAt = instantOf(day.date, endOf(times) + MINUTES_TO_TYPE);
  const written = {
    line_id: places.line(crew.line),
    shift_date: day.date,
    shift_type: shiftType,
    recorded_by: places.operator,
    recorded_at: recordedAt,
    created_at: recordedAt,
    updated_at: recordedAt,
  };
  const headcount = shift.mistake === 'headcount' ? 1 : null;
  const stopMinutes = works.flatMap(({ stops }) => stops).reduce((sum, { stop }) => sum + stop.minutes, 0);
  const isWhole = works.length === 1 && shift.mistake === null;
  const lead = run.employees.find((one) => one.department === 'Supervision');
  const isLeadHere = lead !== undefined && people.scheduled.includes(lead) && !people.absent.has(lead);

  const stops = works.flatMap((work) =>
    work.stops.map(({ stop, at }): Row => ({
      external_id: places.next('D'),
      work_order_id: places.order(work.order.code),
      reason: stop.reason,
      reason_detail: stop.detail,
      duration_seconds: stop.minutes * 60,
      start_time: clockOf(minuteOfDay(times, at)),
      employees_affected: shift.present,
      responsible_employee_id: lead && isLeadHere ? places.employee(lead.code) : null,
      is_resolved: 1,
      resolution_notes: null,
      ...written,
    })),
  );
  const entries = works.flatMap((work) =>
    typedOf(work, shift).map((typed): Row => ({
      external_id: places.next('P'),
      work_order_id: places.order(work.order.code),
      job_id: places.job(work.job.code),
      operation_id: places.operation(run.client.operations.at(-1)?.[0] ?? ''),
      units_produced: typed.units,
      units_defective: typed.defective,
      run_seconds: typed.runSeconds,
      employees_assigned: headcount ?? crew.size,
      employees_present: headcount ?? shift.present,
      employees_floating_idle: 0,
      scheduled_seconds: typed.scheduledSeconds,
      downtime_seconds: isWhole && stopMinutes > 0 ? stopMinutes * 60 : null,
      entry_method: 'MANUAL_ENTRY',
      verified_by: shift.mistake === null ? places.verifierOf(day.date) : null,
      verified_at: shift.mistake === null ? places.verifiedAt(day.date) : null,
      notes: typed.notes,
      ...written,
    })),
  );
  return { stops, entries };
};

/** Pieces counted in each hour of a shift; together they are what its entries say. */
export const hourlyRows = ({ day, hours }: RunDay, shift: RunShift, places: Places): Row[] => {
  const units = shift.works.reduce((sum, work) => sum + work.units, 0);
  const recordedAt = instantOf(day.date, endOf(shiftOf(shift.shiftType)));
  return Array.from({ length: hours }, (_, at): Row => ({
    line_id: places.line(shift.crew.line),
    shift_date: day.date,
    shift_type: shift.shiftType,
    hour: at + 1,
    pieces: Math.floor((units * (at + 1)) / hours) - Math.floor((units * at) / hours),
    recorded_by: places.operator,
    created_at: recordedAt,
    updated_at: recordedAt,
  }));
};
