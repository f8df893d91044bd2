import type { ClientRun, RunDay, RunShift } from './client-run';
import type { Places } from './places';
import { inspect, type Found, type Inspection } from './quality';
import type { Random } from './random';
import type { Work } from './shift';
import { endOf, shiftOf } from './shifts';
import { instantOf, type Row } from './write';

/** The inspections of a shift, and what was found by each, under its id. */
export type QualityRows = {
  readonly inspections: Row[];
  readonly found: ReadonlyMap<string, readonly Row[]>;
};

const PPM_IN_PERCENT = 10_000;

const unitsOf = (found: readonly Found[], fate: Found['fate']): number =>
  new Set(found.filter((one) => one.fate === fate).map(({ unit }) => unit)).size;

const categoriesOf = (found: readonly Found[]): string | null =>
  found.length === 0 ? null : [...new Set(found.map(({ type }) => type))].toSorted().join(', ');

/** The inspector of the shift if there, else the lead. */
const inspectorOf = (run: ClientRun, { people }: RunDay, shiftType: string) => {
  const own = shiftType === 'SHIFT_2ND' ? 'SHIFT_2ND' : 'SHIFT_1ST';
  const isHere = (one: (typeof run.employees)[number]) =>
    people.scheduled.includes(one) && !people.absent.has(one);
  return (
    run.employees.find((one) => one.department === 'Quality' && one.shiftType === own && isHere(one)) ??
    run.employees.find((one) => one.department === 'Supervision' && isHere(one))
  );
};

const rowsOf = (
  run: ClientRun,
  on: RunDay,
  shift: RunShift,
  work: Work,
  { operation, inspected, defective, method, samplePercent, found }: Inspection,
  places: Places,
): { readonly id: string; readonly inspection: Row; readonly found: Row[] } => {
  const id = places.next('Q');
  const recordedAt = instantOf(on.day.date, endOf(shiftOf(shift.shiftType)));
  const inspector = inspectorOf(run, on, shift.shiftType);
  return {
    id,
    inspection: {
      external_id: id,
      work_order_id: places.order(work.order.code),
      job_id: places.job(work.job.code),
      line_id: places.line(shift.crew.line),
      shift_date: on.day.date,
      shift_type: shift.shiftType,
      operation_id: places.operation(operation),
      units_inspected: inspected,
      units_passed: inspected - defective,
      units_defective: defective,
      units_rework: unitsOf(found, 'rework'),
      units_repair: unitsOf(found, 'repair'),
      defect_categories: categoriesOf(found),
      total_defects: found.length,
      inspector_employee_id: inspector ? places.employee(inspector.code) : null,
      recorded_by: places.operator,
      recorded_at: recordedAt,
      inspection_method: method,
      sample_size_ppm: samplePercent * PPM_IN_PERCENT,
      is_reinspection: 0,
      verified_by: places.verifierOf(on.day.date),
      verified_at: places.verifiedAt(on.day.date),
      created_at: recordedAt,
      updated_at: recordedAt,
    },
    found: found.map((one): Row => ({
      external_id: places.next('F'),
      defect_type: one.type,
      description: `Unit ${one.unit} of the lot`,
      unit_serial: `${work.job.code}-${one.unit}`,
      is_rework_required: one.fate === 'rework' ? 1 : 0,
      is_repair_in_current_op: one.fate === 'repair' ? 1 : 0,
      is_scrapped: one.fate === 'scrap' ? 1 : 0,
      root_cause: one.cause,
      created_at: recordedAt,
      updated_at: recordedAt,
    })),
  };
};

/** Rows of what was inspected of a crew's shift. */
export const qualityRows = (
  run: ClientRun,
  on: RunDay,
  shift: RunShift,
  places: Places,
  random: Random,
): QualityRows => {
  const made = shift.works
    .filter(({ units }) => units > 0)
    .flatMap((work) =>
      inspect(run.client, on.day, work, random).map((inspection) =>
        rowsOf(run, on, shift, work, inspection, places),
      ),
    );
  return {
    inspections: made.map(({ inspection }) => inspection),
    found: new Map(made.map(({ id, found }) => [id, found])),
  };
};
