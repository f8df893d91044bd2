import type { DraftElsewhere } from '../drafts';
import type { HourCount, HourInput } from '../hourly-counts/section';
import type { Inspection, InspectionInput } from '../inspections/types';
import type { Entry, EntryInput, Totals } from '../production/types';
import type { Stop, StopInput } from '../stops/types';
import type { Changes, Counts, Remark, Section, SheetPlace } from './section';

/** All that one submit changes of a line's shift, in every section. */
export type Batch = {
  readonly place: SheetPlace;
  readonly production: Changes<EntryInput>;
  readonly stops: Changes<StopInput>;
  readonly inspections: Changes<InspectionInput>;
  readonly hours: readonly HourInput[];
};

/** An hour of the shift by the client's clock and the pieces planned for it; null where there is no clock, no plan. */
export type Slot = { hour: number; from: string | null; to: string | null; planPieces: number | null };

/** Where the time of a shift went, in hours of the line's clock, and what is still missing, in words. */
export type Account = {
  plannedHours: number;
  /** As typed; rows without run hours are told as missing. */
  runHours: number;
  /** Minutes that stops share count once; a running stop counts once it is closed. */
  stopHours: number;
  /** Planned − run − stops; negative: more than the shift has. Null without a line, whose rows run side by side. */
  unexplainedHours: number | null;
  missing: Remark[];
};

/** A line's shift as it stands, in all sections. */
export type Sheet = {
  shift: {
    hours: number;
    /** `default` where the client has no such shift (estimated). */
    hoursSource: 'shift' | 'default';
    startTime: string | null;
    endTime: string | null;
    slots: Slot[];
    /** Pieces planned for the whole shift, and whether somebody planned them or they follow from crew and target. */
    planPieces: number | null;
    planSource: 'plan' | 'computed' | null;
  };
  production: { entries: Entry[]; totals: Totals };
  stops: Stop[];
  inspections: Inspection[];
  hours: HourCount[];
  account: Account;
  closing: {
    /** Null while the shift is open; `by` is the full name, else the code. */
    closed: { version: number; by: string; at: string; note: string | null } | null;
    /** What is still missing before it is closed. */
    missing: Remark[];
  };
  draftsElsewhere: DraftElsewhere[];
};

/** What a saved submit wrote. */
export type SheetCounts = { readonly [name in Section]: Counts } & { readonly hours: number };

/** Ids of the rows that a submit's changes are about, by section and the changes' keys. */
export type SheetIds = { readonly [name in Section]: Readonly<Record<string, number>> };
