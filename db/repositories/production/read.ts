import type { Connection } from '../../connection';
import { hoursFromMilliseconds, hoursFromSeconds } from '../../units';
import { whyReadOnly, type Circumstances } from '../sheet/circumstances';
import type { Remark, SheetPlace } from '../sheet/section';
import { basisOn, ratiosOf, termsOfPlace, totalsOf, type Terms } from './figures';
import { listRowsOfPlace, type EntryRow } from './rows';
import type { Entry, Totals, Usual, Used } from './types';
import { usualFinder } from './usual';
import { judgeRow, type Shift } from './warnings';

/** The production of a line's shift as it stands: its rows and what they make together. */
export type Production = {
  readonly entries: Entry[];
  readonly totals: Totals;
  /** By entry id. */
  readonly usual: ReadonlyMap<number, Usual | null>;
};

const used = (value: number, source: string, confidencePercent: number): Used => ({
  value,
  source,
  confidence: confidencePercent / 100,
});

const orNull = (seconds: number | null): number | null =>
  seconds === null ? null : hoursFromSeconds(seconds);

const toEntry = (
  row: EntryRow,
  terms: Terms | undefined,
  warnings: Remark[],
  readOnlyBecause: Remark | null,
): Entry => ({
  id: row.id,
  version: row.version,
  workOrder: {
    id: row.work_order_id,
    code: row.order_code,
    styleModel: row.style_model,
    status: row.order_status,
  },
  operation: row.operation_code,
  unitsProduced: row.units_produced,
  unitsDefective: row.units_defective,
  runHours: orNull(row.run_seconds),
  employeesAssigned: row.employees_assigned,
  employeesPresent: row.employees_present,
  employeesFloatingIdle: row.employees_floating_idle,
  scheduledHours: orNull(row.scheduled_seconds),
  notes: row.notes,
  derived: {
    cycleTimeHours: used(hoursFromMilliseconds(row.cycle_ms_used), row.cycle_source, row.cycle_confidence),
    employeesAssigned: used(row.assigned_used, row.assigned_source, row.assigned_confidence),
    employeesPresent: used(row.present_used, row.present_source, row.present_confidence),
    scheduledHours: used(
      hoursFromSeconds(row.scheduled_seconds_used),
      row.scheduled_source,
      row.scheduled_confidence,
    ),
    runHours: used(hoursFromSeconds(row.run_seconds_used), row.run_source, row.run_confidence),
    ...ratiosOf(terms ? [terms] : []),
  },
  warnings,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
  updatedAt: row.updated_at,
  isVerified: row.verified_by !== null,
  readOnlyBecause,
});

/** Reads the entries of a place that `circumstances` were looked up for, oldest first. */
export const readEntries = (
  connection: Connection,
  place: SheetPlace,
  circumstances: Circumstances,
): Production => {
  const rows = listRowsOfPlace(connection, place);
  const basis = basisOn(connection, place.clientId, place.shiftDate);
  const terms = termsOfPlace(connection, place, basis);
  const shift: Shift = {
    rows,
    terms,
    shiftSeconds: circumstances.shift.seconds,
    isOfLine: place.lineId !== null,
    findUsual: usualFinder(connection, place, basis, [
      ...new Set(rows.flatMap((row) => row.style_model ?? [])),
    ]),
  };
  const judged = rows.map((row) => ({ row, ...judgeRow(row, shift) }));
  return {
    entries: judged.map(({ row, warnings }) =>
      toEntry(row, terms.get(row.id), warnings, whyReadOnly(circumstances, row)),
    ),
    totals: totalsOf(rows, terms),
    usual: new Map(judged.map(({ row, usual }) => [row.id, usual])),
  };
};
