import type { ShiftType } from '../vocabulary';

/** What kind of record stands behind a number. */
export type RowKind = 'production' | 'inspection' | 'stop' | 'attendance' | 'order' | 'job' | 'operation';

/** What else is told of a row, by name: dates, numbers with their unit in the name, codes. */
export type Facts = Readonly<Record<string, string | number | null>>;

/** One row behind a number: what it adds to both sides in the KPI's units; `confidence` 0..1. */
export type KpiRow = {
  readonly kind: RowKind;
  readonly entryId: number;
  readonly shiftDate: string | null;
  readonly shiftType: ShiftType | null;
  readonly line: string | null;
  readonly workOrder: string | null;
  readonly style: string | null;
  readonly operation: string | null;
  readonly unitsProduced: number | null;
  readonly cycleTimeHours: number | null;
  /** Null where the reading counts nobody. */
  readonly headcount: number | null;
  readonly hours: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly confidence: number;
  readonly sources: { input: string; source: string }[];
  readonly facts: Facts;
};
