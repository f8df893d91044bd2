import type { OrderStatus } from '../../vocabulary';
import { remark as remarkOf, type Remark } from '../sheet/section';

/** Everything that is said about an entry (and about any row of a sheet): refusals, warnings, why it cannot be changed. */
export const REMARK_KEYS = [
  'production.above-most',
  'production.changed-meanwhile',
  'production.date-in-future',
  'production.defective-above-produced',
  'production.key-twice',
  'production.negative',
  'production.not-whole',
  'production.operation-unknown',
  'production.order-cancelled',
  'production.order-completed',
  'production.order-missing',
  'production.order-held',
  'production.order-on-hold',
  'production.order-rejected',
  'production.order-unknown',
  'production.period-locked',
  'production.row-twice',
  'production.read-only-of-another',
  'production.read-only-too-old',
  'production.read-only-verified',
  'production.run-above-scheduled',
  'production.units-missing',
  'production.void-reason-missing',
  'production.warning-duplicate',
  'production.warning-efficiency-above-100',
  'production.warning-estimated',
  'production.warning-order-closed',
  'production.warning-order-held',
  'production.warning-order-on-hold',
  'production.warning-run-above-shift',
  'production.warning-scheduled-above-shift',
  'production.warning-unusual',
] as const;
export type RemarkKey = (typeof REMARK_KEYS)[number];

/** A remark of that key. */
export const remark = (
  key: RemarkKey,
  field: string | null = null,
  params: Record<string, string | number> = {},
): Remark => remarkOf(key, field, params);

/** What is typed into one row; null is left blank. */
export type EntryInput = {
  readonly key: string;
  readonly workOrder: string;
  readonly operation: string | null;
  readonly unitsProduced: number | null;
  readonly unitsDefective: number | null;
  readonly runHours: number | null;
  readonly employeesAssigned: number | null;
  readonly employeesPresent: number | null;
  readonly employeesFloatingIdle: number | null;
  readonly scheduledHours: number | null;
  readonly notes: string | null;
};

/** A value the KPIs rest on, where it came from, and how sure it is (0..1). */
export type Used = { value: number; source: string; confidence: number };

/** An entry as screens show it; hours and percent. */
export type Entry = {
  id: number;
  version: number;
  workOrder: { id: number; code: string; styleModel: string | null; status: OrderStatus };
  operation: string | null;
  unitsProduced: number;
  unitsDefective: number;
  runHours: number | null;
  employeesAssigned: number | null;
  employeesPresent: number | null;
  employeesFloatingIdle: number;
  scheduledHours: number | null;
  notes: string | null;
  derived: {
    cycleTimeHours: Used;
    employeesAssigned: Used;
    employeesPresent: Used;
    scheduledHours: Used;
    runHours: Used;
    efficiency: number | null;
    performance: number | null;
  };
  warnings: Remark[];
  recordedBy: string;
  recordedAt: string;
  updatedAt: string;
  isVerified: boolean;
  readOnlyBecause: Remark | null;
};

/** What the rows of a sheet make together. */
export type Totals = {
  unitsProduced: number;
  unitsDefective: number;
  runHours: number;
  efficiency: number | null;
  performance: number | null;
};

/** Percent: where this style's efficiencies usually lie, and on how many entries that rests. */
export type Usual = { low: number; high: number; entries: number };
