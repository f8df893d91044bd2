import { audit, type AuditRecord } from '../../audit';
import type { ClientScope } from '../../scope';
import { differing, voiding, type TrailFields } from '../sheet/trail';
import { dispositionOf } from './defects';
import type { DefectRow, InspectionRow } from './types';

/** Defects by type as one line, `STITCHING × 3, STAIN`. */
const listed = (defects: readonly DefectRow[]): string =>
  [...Map.groupBy(defects, ({ defect_type }) => defect_type)]
    .map(([type, rows]) => (rows.length === 1 ? type : `${type} × ${rows.length}`))
    .join(', ');

const fieldsOf = (row: InspectionRow): TrailFields => ({
  line: row.line_code,
  shiftDate: row.shift_date,
  shiftType: row.shift_type,
  workOrder: row.order_code,
  operation: row.operation_code,
  unitsInspected: row.units_inspected,
  unitsPassed: row.units_passed,
  unitsDefective: row.units_defective,
  unitsRework: row.units_rework,
  unitsRepair: row.units_repair,
  totalDefects: row.total_defects,
  defects: listed(row.defects),
  inspector: row.inspector_code,
  inspectionMethod: row.inspection_method,
  sampleSizePpm: row.sample_size_ppm,
  isReinspection: row.is_reinspection === 1,
  notes: row.notes,
  opportunitiesUsed: row.opportunities_used,
  opportunitiesSource: row.opportunities_source,
});

const fieldsOfDefect = (row: DefectRow): TrailFields => ({
  inspection: row.quality_entry_id,
  defectType: row.defect_type,
  description: row.description,
  unitSerial: row.unit_serial,
  disposition: dispositionOf(row),
  rootCause: row.root_cause,
});

type Kind = { readonly table: AuditRecord['table'] };
const INSPECTION: Kind = { table: 'quality_entries' };
const DEFECT: Kind = { table: 'defect_details' };

const note = (
  scope: ClientScope,
  { table }: Kind,
  row: { readonly client_id: number; readonly id: number },
  action: AuditRecord['action'],
  { before, after }: { readonly before: TrailFields | null; readonly after: TrailFields },
): void => void audit(scope, { clientId: row.client_id, action, table, rowId: row.id, before, after });

/** Notes what became of an inspection's defects: new ones, changed ones, and those that were taken out, and why. */
export const trailDefects = (
  scope: ClientScope,
  before: readonly DefectRow[],
  after: readonly DefectRow[],
  reason: string,
): void => {
  const known = new Map(before.map((row) => [row.id, row]));
  const kept = new Set(after.map(({ id }) => id));
  for (const row of after) {
    const was = known.get(row.id);
    if (!was) note(scope, DEFECT, row, 'create', { before: null, after: fieldsOfDefect(row) });
    else if (was.version !== row.version) {
      note(scope, DEFECT, row, 'update', differing(fieldsOfDefect(was), fieldsOfDefect(row)));
    }
  }
  for (const row of before) {
    if (!kept.has(row.id)) note(scope, DEFECT, row, 'void', voiding(scope, reason));
  }
};

/** Notes a new inspection and its defects. */
export const trailNewInspection = (scope: ClientScope, row: InspectionRow): void => {
  note(scope, INSPECTION, row, 'create', { before: null, after: fieldsOf(row) });
  trailDefects(scope, [], row.defects, '');
};

/** Notes what an edit changed of an inspection, and of its defects. */
export const trailChangedInspection = (
  scope: ClientScope,
  before: InspectionRow,
  after: InspectionRow,
  reason: string,
): void => {
  note(scope, INSPECTION, after, 'update', differing(fieldsOf(before), fieldsOf(after)));
  trailDefects(scope, before.defects, after.defects, reason);
};

/** Notes that an inspection was taken out with its defects, by whom and why. */
export const trailVoidedInspection = (scope: ClientScope, row: InspectionRow, reason: string): void => {
  note(scope, INSPECTION, row, 'void', voiding(scope, reason));
  trailDefects(scope, row.defects, [], reason);
};
