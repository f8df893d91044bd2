import type { Where } from '../kpi/slice';
import type { KpiName } from '../kpi/names';
import type { StopSplit, DefectSplit } from '../kpi/pareto';
import type { FindingKind, ShiftType } from '../vocabulary';

/** A narrowing in codes, the shift by its type. */
export type Narrowed = Omit<Where, 'shift'> & { readonly shift?: ShiftType | undefined };

/** The page that a finding opens, with what it is narrowed to. */
export type Place =
  | {
      readonly page: 'kpi';
      readonly kpi: KpiName;
      readonly from: string;
      readonly to: string;
      readonly where: Narrowed;
      readonly group?: 'line' | 'style' | 'shift' | 'work-order' | undefined;
      readonly causes?: StopSplit | DefectSplit | undefined;
    }
  | { readonly page: 'orders'; readonly show: 'open' | 'held' };

/** One thing worth a look: what happened, what it is compared with, what it cost and where it is seen. */
export type Finding = {
  readonly kind: FindingKind;
  readonly clientId: number;
  /** The client's code. */
  readonly client: string;
  /** The dates that it is about: a part of the range, or all of it. */
  readonly from: string;
  readonly to: string;
  /** Hours of work that it cost or holds up. */
  readonly costHours: number;
  /** How much of the cost counts in the ranking, 0..1: all of what is new, half of what was so before, less of what is no event. */
  readonly counts: number;
  /** Numbers of the sentence by name; one that is not known is left out. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Codes and names of the sentence; null is what nothing was recorded of. */
  readonly names: Readonly<Record<string, string | null>>;
  readonly place: Place;
};

/** Counts whole: it was not so before. */
export const IS_NEW = 1;
/** Counts half: it is as it always was. */
export const IS_USUAL = 0.5;
/** Counts a quarter: a lasting pattern, nothing that happened. */
export const IS_PATTERN = 0.25;
/** Counts a tenth: nothing is lost, but numbers rest on guesses. */
export const IS_UNCERTAIN = 0.1;

/** What a finding weighs in the ranking, in hours. */
export const weightOf = ({ costHours, counts }: Finding): number => costHours * counts;
