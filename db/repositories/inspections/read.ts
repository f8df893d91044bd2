import type { Connection } from '../../connection';
import { shortestDecimal } from '../../units';
import { whyReadOnly, type Circumstances } from '../sheet/circumstances';
import type { Remark, SheetPlace } from '../sheet/section';
import { toDefect } from './defects';
import { listInspectionRows } from './rows';
import { inspectionRemark, type Inspection, type InspectionRow } from './types';

const PPM_IN_PERCENT = 10_000;

const isLike = (a: InspectionRow, b: InspectionRow): boolean =>
  a.id !== b.id &&
  a.work_order_id === b.work_order_id &&
  a.operation_id === b.operation_id &&
  a.is_reinspection === b.is_reinspection &&
  a.units_inspected === b.units_inspected &&
  a.units_defective === b.units_defective;

/** What to look at in an inspection before it is saved. Nothing of it keeps it from saving. */
const judgeInspection = (row: InspectionRow, rows: readonly InspectionRow[]): Remark[] => {
  const { units_defective: defective, total_defects: defects } = row;
  const say: Remark[] = [];
  if (defects < defective) {
    say.push(inspectionRemark('inspections.warning-fewer-defects', 'defects', { defects, defective }));
  } else if (defects > 0 && defective === 0) {
    say.push(inspectionRemark('inspections.warning-defects-without-defective', 'defects', { defects }));
  }
  if (rows.some((other) => isLike(row, other))) {
    say.push(inspectionRemark('inspections.warning-duplicate', 'workOrder', { code: row.order_code }));
  }
  if (row.opportunities_source === 'default') {
    say.push(inspectionRemark('inspections.warning-opportunities', null, { code: row.order_code }));
  }
  return say;
};

const toInspection = (
  row: InspectionRow,
  warnings: Remark[],
  readOnlyBecause: Remark | null,
): Inspection => ({
  id: row.id,
  version: row.version,
  workOrder: row.order_code,
  operation: row.operation_code,
  unitsInspected: row.units_inspected,
  unitsPassed: row.units_passed,
  unitsDefective: row.units_defective,
  unitsRework: row.units_rework,
  unitsRepair: row.units_repair,
  method: row.inspection_method,
  sampleSizePercent:
    row.sample_size_ppm === null ? null : shortestDecimal(row.sample_size_ppm, PPM_IN_PERCENT),
  inspector: row.inspector_code,
  isReinspection: row.is_reinspection === 1,
  notes: row.notes,
  defects: row.defects.map(toDefect),
  totalDefects: row.total_defects,
  opportunitiesPerUnit: {
    value: row.opportunities_used,
    source: row.opportunities_source,
    confidence: row.opportunities_confidence / 100,
  },
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
  updatedAt: row.updated_at,
  isVerified: row.verified_by !== null,
  warnings,
  readOnlyBecause,
});

/** The live inspections of a place that `circumstances` were looked up for, oldest first. */
export const readInspections = (
  connection: Connection,
  place: SheetPlace,
  circumstances: Circumstances,
): Inspection[] => {
  const rows = listInspectionRows(connection, place);
  return rows.map((row) => toInspection(row, judgeInspection(row, rows), whyReadOnly(circumstances, row)));
};
