import type { SettingKey } from './settings';
import type { Dimension } from './slice';

/** Which way of a KPI is good news. */
export type Better = 'higher' | 'lower';

export type Inference = { readonly input: string; readonly source: string; readonly records: string };

/** A number that stands in the formula of a screen: the sum of an expression, and how many storage units make one. */
export type Term = { readonly sum: string; readonly per: number };

/**
 * One reading of a KPI: SQL expressions over the columns that its view and `kpi_day` have in common, each of them to be
 * summed, and those of `row` over the view alone.
 */
export type Basis = {
  readonly numerator: string;
  readonly numeratorEstimated: string;
  readonly denominator: string;
  /** The part of the denominator that rests on inferred inputs. */
  readonly estimated: string;
  /** Amount × confidence in millionths, and that amount: the denominator unless said otherwise. */
  readonly weight: string;
  readonly weighed?: string;
  readonly terms: Readonly<Record<string, Term>>;
  readonly row: {
    readonly headcount: string | null;
    /** Clock seconds. */
    readonly hours: string | null;
    readonly cycleMs: string | null;
    readonly confidenceMillionths: string;
    readonly sources: readonly { readonly input: string; readonly column: string }[];
  };
  /** What was inferred from what, and the column that counts the rows. */
  readonly inferences: readonly Inference[];
};

/** A number that a result carries beside its value, and a remark that it calls for. */
export type Beside = {
  readonly extra: Readonly<Record<string, number>>;
  readonly noteKeys: readonly string[];
};

/** Tables whose rows KPIs are summed from. */
export type SourceTable =
  'production_entries' | 'quality_entries' | 'downtime_entries' | 'attendance_entries' | 'coverage_entries';

/** What the one function from sums to results needs to know of a KPI; a further ratio of sums is a view and such an entry. */
export type RatioDefinition = {
  readonly unit: string;
  readonly better: Better;
  /** The value is `factor` × numerator ÷ denominator. */
  readonly factor: number;
  readonly view: string;
  /** SQL over the view: which table's row it is (see `RowKind`), and how many units it is about. */
  readonly kind: string;
  readonly units: string;
  readonly records: string;
  /** How many storage units make one unit of the numerator and of the denominator. */
  readonly numeratorPer: number;
  readonly denominatorPer: number;
  /** The client's settings that choose the reading; readings are named by their values joined with `+`. */
  readonly settings: readonly SettingKey[];
  /** Null: under these settings the KPI is not defined. */
  readonly bases: Readonly<Record<string, Basis | null>>;
  /** Tables whose voided rows are told as left out. */
  readonly tables: readonly SourceTable[];
  readonly notes: {
    readonly noRecords: string;
    readonly noDenominator: string;
    readonly above?: { readonly value: number; readonly key: string };
    readonly undefinedBasis?: string;
  };
  /** Sums that take over the denominator of a slice that `unless` counts no row in; then the confidence is 0. */
  readonly fallback?: {
    readonly unless: string;
    readonly records: string;
    readonly denominator: string;
    readonly note: string;
    /** What the KPI's own rows do not say of themselves, and the remark on a slice narrowed by it. */
    readonly unrecorded: readonly Dimension[];
    readonly unrecordedNote: string;
  };
  /** Numbers beside the value, from the value and the terms. */
  readonly beside?: (value: number, terms: Readonly<Record<string, number>>) => Beside;
  /** Terms of the screen's formula that follow from others. */
  readonly derived?: (
    terms: Readonly<Record<string, number>>,
    denominator: number,
  ) => Readonly<Record<string, number>>;
};

/** Seconds and milliseconds that make one hour. */
export const HOUR_SECONDS = 3600;
export const HOUR_MS = 3_600_000;

/** a ÷ b, 0 where b is not positive. */
export const quotient = (a: number, b: number): number => (b > 0 ? a / b : 0);
