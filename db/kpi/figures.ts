import type { Connection } from '../connection';
import type { ClientSettings, SettingKey } from './settings';
import type { Clock } from './clock';
import type { Better } from './definition';
import type { Span } from './periods';
import type { KpiRow } from './row';
import type { Slice } from './slice';
import type { Grouping } from './sums';

/** What a KPI that is no plain ratio of sums is asked about. */
export type Question = {
  readonly connection: Connection;
  readonly settings: ClientSettings;
  readonly slice: Slice;
  readonly clock: Clock;
  readonly timezone: string;
};

/** A style's operations in routing order, of rolled throughput yield; `started` is its weight. */
export type StyleOperations = {
  readonly style: string | null;
  /** Units inspected at the first operation. */
  readonly started: number;
  /** Rolled throughput yield of the style, %. */
  readonly value: number;
  /** Inspected operations: first-pass yield, %, and that of the style up to and with this operation. */
  readonly steps: { operation: string; passed: number; inspected: number; value: number; rolled: number }[];
  /** Codes of the style's routing, those without inspections among them. */
  readonly routing: string[];
};

/** Such a KPI of one group. */
export type Figures = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly records: number;
  readonly estimatedShare: number;
  readonly confidence: number;
  /** Records by `input|source`. */
  readonly inferences: Readonly<Record<string, number>>;
  readonly noteKeys: readonly string[];
  readonly noteParams: Readonly<Record<string, string | number>>;
  readonly extra: Readonly<Record<string, number>>;
  /** Numbers of the screen's formula that are not part of a result. */
  readonly terms?: Readonly<Record<string, number>>;
  readonly operations?: StyleOperations[];
  readonly leftOut: readonly { readonly reason: string; readonly records: number }[];
};

/** A KPI with a computation of its own. */
export type OwnDefinition = {
  readonly unit: string;
  readonly better: Better;
  /** Groupings beside none and `client` that it can answer; those that are dimensions may narrow it too. */
  readonly groupings: readonly Grouping[];
  readonly settings: readonly SettingKey[];
  /** Its figures over time where it cannot be grouped by date: one per span, by label. */
  readonly course?: (question: Question, spans: readonly Span[]) => ReadonlyMap<string, Figures>;
  readonly compute: (question: Question, by: Grouping | undefined) => ReadonlyMap<string | null, Figures>;
  /** The rows behind it; numerator and denominator of each stand for themselves. */
  readonly rows: (question: Question) => readonly KpiRow[];
};

export const NO_FIGURES: Figures = {
  value: null,
  numerator: 0,
  denominator: 0,
  records: 0,
  estimatedShare: 0,
  confidence: 0,
  inferences: {},
  noteKeys: [],
  noteParams: {},
  extra: {},
  leftOut: [],
};

/** How often each `input|source` of a list occurs. */
export const countEach = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));

/** Sum of a list by a function. */
export const sumOf = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);
