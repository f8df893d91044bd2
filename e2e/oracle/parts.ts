import type { ShiftType } from '../../db/vocabulary';
import { orderOf, shiftIn, styleOf, textIn, type PlainClient, type Row } from './plain';

/** What one row adds to both sides of a ratio, and where the row belongs in every grouping. */
export type Part = {
  readonly kind: 'production' | 'inspection' | 'stop' | 'attendance' | 'order' | 'job';
  readonly id: string;
  readonly date: string;
  readonly shift: ShiftType | null;
  readonly line: string | null;
  readonly style: string | null;
  readonly workOrder: string | null;
  readonly operation: string | null;
  readonly numerator: number;
  readonly denominator: number;
  /** What of either side rests on inferred inputs. */
  readonly numeratorEstimated: number;
  readonly denominatorEstimated: number;
  readonly confidence: number;
  /** Inputs that are not the row's own, with their sources. */
  readonly sources: readonly (readonly [input: string, source: string])[];
};

/** Sides and trust of a part; a place comes from the row. */
export type Sides = Partial<
  Pick<Part, 'numerator' | 'denominator' | 'numeratorEstimated' | 'denominatorEstimated' | 'sources'>
> & { readonly confidence?: number };

const IDS = {
  production: 'production_entry_id',
  inspection: 'quality_entry_id',
  stop: 'downtime_entry_id',
  attendance: 'attendance_entry_id',
  order: 'work_order_id',
  job: 'job_id',
} as const;

/** A row's part of a ratio, placed by the row's own columns and its order's style. */
export const partOfRow = (client: PlainClient, kind: Part['kind'], row: Row, sides: Sides): Part => {
  const order = kind === 'order' ? row : orderOf(client, row);
  return {
    kind,
    id: String(row[IDS[kind]]),
    date: String(row['shift_date'] ?? ''),
    shift: kind === 'order' || kind === 'job' ? null : shiftIn(row),
    line: textIn(row, 'line'),
    style: kind === 'order' ? textIn(row, 'style_model') : styleOf(client, row),
    workOrder: order ? textIn(order, 'work_order_id') : null,
    operation: textIn(row, 'operation_id') ?? textIn(row, 'operation_checked'),
    numerator: 0,
    denominator: 0,
    numeratorEstimated: 0,
    denominatorEstimated: 0,
    confidence: 1,
    sources: [],
    ...sides,
  };
};
