/** Roles, weakest first; what each may do is the table in `rights.ts`. */
export const ROLES = ['OPERATOR', 'LEADER', 'POWERUSER', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** Rank of a role: 0 for the weakest. Nobody edits a role of equal or higher rank than their own. */
export const rankOf = (role: Role): number => ROLES.indexOf(role);

/** Roles that see every client; the others see the clients assigned to them. */
export const seesAllClients = (role: Role): boolean => role === 'POWERUSER' || role === 'ADMIN';

export const SHIFT_TYPES = ['SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER'] as const;
export type ShiftType = (typeof SHIFT_TYPES)[number];

export const CLIENT_TYPES = ['Hourly Rate', 'Piece Rate', 'Hybrid', 'Service', 'Other'] as const;
export const ORDER_STATUSES = ['ACTIVE', 'ON_HOLD', 'COMPLETED', 'REJECTED', 'CANCELLED'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];
export const PRIORITIES = ['RUSH', 'STANDARD', 'LOW'] as const;
export const FLOATING_STATUSES = ['AVAILABLE', 'ASSIGNED'] as const;
export const ENTRY_METHODS = ['MANUAL_ENTRY', 'CSV_UPLOAD', 'QR_SCAN', 'API', 'SYSTEM_IMPORT'] as const;
export const HOLD_STATUSES = ['ON_HOLD', 'RESUMED', 'CANCELLED'] as const;
export const ABSENCE_TYPES = [
  'UNSCHEDULED_ABSENCE',
  'VACATION',
  'MEDICAL_LEAVE',
  'PERSONAL_DAY',
  'SUSPENDED',
  'OTHER',
] as const;
export const INSPECTION_METHODS = [
  'VISUAL',
  'MEASUREMENT',
  'FUNCTIONAL_TEST',
  'SAMPLE_CHECK',
  '100_PERCENT_INSPECTION',
  'OTHER',
] as const;
export const ROOT_CAUSES = [
  'OPERATOR_ERROR',
  'MATERIAL_ISSUE',
  'EQUIPMENT_ISSUE',
  'PROCESS_ISSUE',
  'DESIGN_ISSUE',
  'UNKNOWN',
] as const;

/** Rules by their sources: Western Electric, Statistical Quality Control Handbook (1956); Nelson, JQT 16 (1984). */
export const CONTROL_RULES = [
  'western-electric-1',
  'western-electric-2',
  'western-electric-3',
  'western-electric-4',
  'nelson-1',
  'nelson-2',
  'nelson-3',
  'nelson-4',
  'nelson-5',
  'nelson-6',
  'nelson-7',
  'nelson-8',
] as const;
export type ControlRule = (typeof CONTROL_RULES)[number];

/** What is said of a KPI when an action against it is closed. */
export const ACTION_VERDICTS = ['MOVED', 'NOT_MOVED', 'TOO_EARLY'] as const;
export type ActionVerdict = (typeof ACTION_VERDICTS)[number];

/** Two-level catalogues of a client, whose codes its entries name. */
export const CATALOGUE_KINDS = ['stop-reasons', 'hold-reasons', 'defect-types'] as const;
export type CatalogueKind = (typeof CATALOGUE_KINDS)[number];

export const INDUSTRIES = ['apparel', 'footwear', 'textile', 'general'] as const;
export type Industry = (typeof INDUSTRIES)[number];

/** Where a call came from; written with every change. `engine` is the program itself (daily backup, clean-up). */
export const HOSTS = ['desktop', 'web', 'cli', 'engine'] as const;
export type Host = (typeof HOSTS)[number];

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The name that a line's shift has among its client's: what the draft of its sheet is filed under. */
export const sheetName = ({
  lineId,
  shiftDate,
  shiftType,
}: {
  readonly lineId: number | null;
  readonly shiftDate: string;
  readonly shiftType: ShiftType;
}): string => `${lineId ?? '-'}|${shiftDate}|${shiftType}`;

/** What can be worth a look; each kind has a sentence of its own on the screens. */
export const FINDING_KINDS = [
  'stops',
  'defects',
  'efficiency',
  'new-style',
  'slower-shift',
  'late-orders',
  'held-orders',
  'old-orders',
  'absences',
  'absent-weekday',
  'absent-after-payday',
  'missing',
  'estimates',
  'entry-too-good',
  'run-over-shift',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];
