import type { INSPECTION_METHODS, ROOT_CAUSES, ShiftType } from '../../vocabulary';
import { remark, type Changes, type Planned, type Remark } from '../sheet/section';

/** Everything that is said about inspections alone: refusals and warnings. */
export const INSPECTION_REMARK_KEYS = [
  'inspections.defect-out-of-use',
  'inspections.defect-type-missing',
  'inspections.defect-unknown',
  'inspections.defective-missing',
  'inspections.inspected-missing',
  'inspections.inspector-unknown',
  'inspections.operation-missing',
  'inspections.rework-above-defective',
  'inspections.sample-too-small',
  'inspections.sum',
  'inspections.warning-defects-without-defective',
  'inspections.warning-duplicate',
  'inspections.warning-fewer-defects',
  'inspections.warning-opportunities',
] as const;
export type InspectionRemarkKey = (typeof INSPECTION_REMARK_KEYS)[number];

/** A remark about an inspection; one about a defect names it by its place: `defects.2.type`. */
export const inspectionRemark = remark<InspectionRemarkKey>;

export const DISPOSITIONS = ['NONE', 'REWORK', 'REPAIR', 'SCRAP'] as const;
/** What became of a defect; `NONE` where nobody has said so yet. */
export type Disposition = (typeof DISPOSITIONS)[number];

type Method = (typeof INSPECTION_METHODS)[number];
type RootCause = (typeof ROOT_CAUSES)[number];

/** One defect of an inspection; `id` null is a new one. */
export type DefectInput = {
  readonly id: number | null;
  /** Code of the client's defect types. */
  readonly type: string;
  /** Null: what the type is called. */
  readonly description: string | null;
  readonly unitSerial: string | null;
  readonly disposition: Disposition;
  readonly rootCause: RootCause | null;
};

/** What is typed of an inspection; two of inspected, passed and defective units give the third. */
export type InspectionInput = {
  readonly key: string;
  readonly workOrder: string;
  readonly operation: string;
  readonly unitsInspected: number | null;
  readonly unitsPassed: number | null;
  readonly unitsDefective: number | null;
  readonly unitsRework: number | null;
  readonly unitsRepair: number | null;
  readonly method: Method | null;
  readonly sampleSizePercent: number | null;
  /** Code of an own or floating employee. */
  readonly inspector: string | null;
  readonly isReinspection: boolean;
  readonly notes: string | null;
  /** All of them: one that is missing is voided. */
  readonly defects: readonly DefectInput[];
};
export type InspectionChanges = Changes<InspectionInput>;

/** A defect as it is to be stored. */
export type DefectValues = {
  readonly id: number | null;
  readonly defectType: string;
  readonly description: string;
  readonly unitSerial: string | null;
  readonly isReworkRequired: boolean;
  readonly isRepairInCurrentOp: boolean;
  readonly isScrapped: boolean;
  readonly rootCause: RootCause | null;
};

/** The columns of an inspection that a person fills in, and its defects. */
export type InspectionValues = {
  readonly workOrderId: number;
  readonly operationId: number;
  readonly unitsInspected: number;
  readonly unitsPassed: number | null;
  readonly unitsDefective: number;
  readonly unitsRework: number | null;
  readonly unitsRepair: number | null;
  readonly totalDefects: number;
  readonly inspectorEmployeeId: number | null;
  readonly inspectionMethod: Method | null;
  readonly sampleSizePpm: number | null;
  readonly isReinspection: boolean;
  readonly notes: string | null;
  readonly defects: readonly DefectValues[];
};
export type PlannedInspection = Planned<InspectionRow, InspectionValues>;

/** A defect as stored. */
export type DefectRow = {
  id: number;
  client_id: number;
  version: number;
  quality_entry_id: number;
  defect_type: string;
  /** What its type is called in English: the description where nobody gave one. */
  type_name: string;
  description: string;
  unit_serial: string | null;
  is_rework_required: 0 | 1;
  is_repair_in_current_op: 0 | 1;
  is_scrapped: 0 | 1;
  root_cause: RootCause | null;
};

/** An inspection as stored, with the codes of what it points to and its live defects, oldest first. */
export type InspectionRow = {
  id: number;
  client_id: number;
  version: number;
  line_id: number | null;
  line_code: string | null;
  shift_date: string;
  shift_type: ShiftType;
  work_order_id: number;
  order_code: string;
  operation_id: number;
  operation_code: string;
  units_inspected: number;
  units_passed: number | null;
  units_defective: number;
  units_rework: number | null;
  units_repair: number | null;
  total_defects: number;
  inspector_employee_id: number | null;
  inspector_code: string | null;
  inspection_method: Method | null;
  sample_size_ppm: number | null;
  is_reinspection: 0 | 1;
  notes: string | null;
  opportunities_used: number;
  opportunities_source: string;
  opportunities_confidence: number;
  recorded_by: string;
  recorded_at: string;
  updated_at: string;
  verified_by: string | null;
  voided_at: string | null;
  defects: readonly DefectRow[];
};

/** An inspection as screens show it. */
export type Inspection = Omit<InspectionInput, 'key' | 'defects'> & {
  id: number;
  version: number;
  defects: DefectInput[];
  /** As DPMO counts them: more than are listed where a file brought a count without a list. */
  totalDefects: number;
  opportunitiesPerUnit: { value: number; source: string; confidence: number };
  recordedBy: string;
  recordedAt: string;
  updatedAt: string;
  isVerified: boolean;
  warnings: Remark[];
  readOnlyBecause: Remark | null;
};
