import type { Connection } from '../../connection';
import { connectionOf, type ClientScope } from '../../scope';
import { hoursFromMilliseconds, hoursFromSeconds } from '../../units';
import { basisOn, ratiosOf, shiftLength, termsOfPlace, totalsOf, type Terms } from './figures';
import { circumstancesOf, whyReadOnly, type Circumstances } from './rights';
import { listRowsOfPlace, type EntryRow } from './rows';
import type { Entry, Remark, SheetPlace, Totals, Usual, Used } from './types';
import { usualFinder } from './usual';
import { judgeRow, type Shift } from './warnings';

/** A line's shift as it stands: its hours, its rows and what they make together. */
export type Sheet = {
  readonly shiftHours: number;
  readonly shiftHoursSource: 'shift' | 'default';
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

/** Reads a place that `circumstances` were looked up for. */
export const readSheet = (connection: Connection, place: SheetPlace, circumstances: Circumstances): Sheet => {
  const rows = listRowsOfPlace(connection, place);
  const basis = basisOn(connection, place.clientId, place.shiftDate);
  const terms = termsOfPlace(connection, place, basis);
  const { seconds, source } = shiftLength(connection, place);
  const shift: Shift = {
    rows,
    terms,
    shiftSeconds: seconds,
    isOfLine: place.lineId !== null,
    findUsual: usualFinder(connection, place, basis, [
      ...new Set(rows.flatMap((row) => row.style_model ?? [])),
    ]),
  };
  const judged = rows.map((row) => ({ row, ...judgeRow(row, shift) }));
  return {
    shiftHours: hoursFromSeconds(seconds),
    shiftHoursSource: source,
    entries: judged.map(({ row, warnings }) =>
      toEntry(row, terms.get(row.id), warnings, whyReadOnly(circumstances, row)),
    ),
    totals: totalsOf(rows, terms),
    usual: new Map(judged.map(({ row, usual }) => [row.id, usual])),
  };
};

/** The rows of a line's shift, oldest first. @throws Failure `not-found` for a client or line outside the scope. */
export const listSheet = async (scope: ClientScope, place: SheetPlace): Promise<Sheet> =>
  readSheet(connectionOf(scope), place, circumstancesOf(scope, place));
