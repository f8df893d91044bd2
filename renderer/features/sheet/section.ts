import type { RefObject } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { Remark, SheetPlace } from '../../../electron/contract/production';
import type { Sheet } from '../../../electron/contract/sheet';
import type { Format } from '../../format';
import type { Words } from '../../i18n/useWords';
import type { RowValue } from '../../ui/BothValues';
import type { GridSource } from '../../ui/grid/model';

/*
 * A section of the sheet, such as production or stops. All sections share one draft, one submit, one read-back; each
 * has its own rows with their own undo. A section brings two things:
 *
 *   logic      SectionLogic   what its rows say: new ones, what a submit sends, how they are read out and compared
 *   component  SectionProps   what stands on the page, mostly an `EntryGrid` with `source` as its source
 *
 * A row is what is saved of it (as the engine tells it) with what was typed over that. `typed` goes into the draft as
 * it is, so it must be plain JSON; a field that holds what is saved is left out of it.
 */

/** The sections in the order of the sheet; their number is that of their key (Alt 1 …), their name the contract's. */
export const SECTIONS = ['production', 'stops', 'inspections', 'hours'] as const;
export type SectionName = (typeof SECTIONS)[number];

/** What is saved of a row, as far as every section needs it. */
export type SavedRecord = {
  readonly id: number;
  /** Null where nothing was saved yet: an hour that nobody counted. */
  readonly version: number | null;
  /** Null when the caller may change the row; otherwise why not. */
  readonly readOnlyBecause: Remark | null;
  readonly updatedAt?: string | null;
};

/** A row: what is saved of it, what was typed over that and is not saved, and why it is to be voided. */
export type SectionRow<Saved extends SavedRecord = SavedRecord, Typed extends object = object> = {
  readonly key: string;
  readonly saved: Saved | null;
  readonly typed: Partial<Typed>;
  readonly voidReason: string | null;
};

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** Whether nothing stands in a row. */
export const isBlank = ({ saved, typed }: Pick<SectionRow, 'saved' | 'typed'>): boolean =>
  saved === null && Object.values(typed).every(isNothing);

/** Whether a submit would change something about a row. */
export const isChanged = (row: Pick<SectionRow, 'saved' | 'typed' | 'voidReason'>): boolean =>
  row.saved ? row.voidReason !== null || Object.keys(row.typed).length > 0 : !isBlank(row);

/** A key for a new row. */
export const newRowKey = (): string => `n-${crypto.randomUUID()}`;

/** All that one submit changes in a section. */
export type Changes<Input> = {
  readonly creates: Input[];
  readonly updates: (Input & { readonly id: number; readonly version: number })[];
  readonly voids: {
    readonly key: string;
    readonly id: number;
    readonly version: number;
    readonly reason: string;
  }[];
};

/** What a submit of rows sends, by the input that each of them makes. */
export const changesOf = <Saved extends SavedRecord, Typed extends object, Input>(
  rows: readonly SectionRow<Saved, Typed>[],
  inputOf: (row: SectionRow<Saved, Typed>) => Input,
): Changes<Input> => {
  const changes: Changes<Input> = { creates: [], updates: [], voids: [] };
  for (const row of rows.filter(isChanged)) {
    if (!row.saved) {
      changes.creates.push(inputOf(row));
      continue;
    }
    const { id } = row.saved;
    const version = row.saved.version ?? 1;
    if (row.voidReason === null) changes.updates.push({ ...inputOf(row), id, version });
    else changes.voids.push({ key: row.key, id, version, reason: row.voidReason });
  }
  return changes;
};

/** What a rehearsal says about a row of any section. */
export type Rehearsed = { readonly errors: readonly Remark[]; readonly warnings: readonly Remark[] };

/** A cell by the key of its row and the name of its field. */
export type SectionSpot = { readonly key: string; readonly field: string };

/** A cell that keeps the sheet from being saved, and the sentence that jumps to it. */
export type Problem = { readonly spot: SectionSpot; readonly label: string };

/** One row as the read-back says it. */
export type ReadBackLine = {
  readonly key: string;
  readonly change: 'create' | 'update' | 'void';
  readonly sentence: string;
  /** What was changed of a saved row. */
  readonly changes: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  readonly warnings: readonly string[];
};

/** What the rows of a section say and send. */
export type SectionLogic<
  Saved extends SavedRecord,
  Typed extends object,
  Answer extends Rehearsed,
  Input,
  Row extends SectionRow<Saved, Typed> = SectionRow<Saved, Typed>,
> = {
  /** A new empty row to type into; null where rows are given, as the hours of a shift are. */
  readonly blank: (() => Row) | null;
  /** What a submit sends of a row; what cannot be read is sent as something that the engine refuses there, too. */
  readonly inputOf: (row: Row, format: Format) => Input;
  /** What keeps the changed rows from being saved, in their order; empty cells count as missing. */
  readonly problems: (
    rows: readonly Row[],
    answers: ReadonlyMap<string, Answer>,
    words: Words,
  ) => readonly Problem[];
  /** Says what a submit would do to a changed row, as a person would read it out. */
  readonly readBack: (row: Row, answer: Answer | undefined, words: Words) => ReadBackLine;
  /** What the heading of the section says of it: how many rows, how much they are. */
  readonly summary?: (rows: readonly Row[], answers: ReadonlyMap<string, Answer>, words: Words) => string;
  /** What the void of a row takes out of the sums, as a sentence. */
  readonly voidText: (row: Row, words: Words) => string;
  /** The field where *Edit* leads to. */
  readonly editField: string;
  /** Every value of a row as it would be saved, for whoever has to choose between two of them. */
  readonly values: (row: Row, words: Words) => readonly RowValue[];
};

/** The rows of a section with every way to change them; all but `void` and `discard` is what the grid needs. */
export type SectionSource<Row> = GridSource<Row> & {
  /** Marks a saved row as to be voided, or takes the mark away (null). */
  readonly void: (key: string, reason: string | null) => void;
  /** Drops what is not saved, of one row or of all. */
  readonly discard: (key?: string) => void;
};

/** What the sheet may ask of a section. */
export type SectionHandle = {
  /** Ends typing and keeps what was typed; resolves once codes that were typed in part are looked up. */
  readonly finish: () => Promise<void>;
  /** Ends typing and forgets what was typed. */
  readonly cancel: () => void;
  /** Puts the focus on a cell; a row that is gone stands for the empty row. */
  readonly goTo: (spot: SectionSpot) => void;
  /** Puts the focus where it was last in this section, else on the first cell of the empty row. */
  readonly focus: () => void;
  /** Puts the focus on the first cell of the empty row. */
  readonly goToEnd: () => void;
};

/** What a section's component gets from the sheet. */
export type SectionProps<Row extends SectionRow, Answer> = {
  readonly client: ClientSummary;
  readonly place: SheetPlace;
  readonly words: Words;
  readonly rows: readonly Row[];
  readonly source: SectionSource<Row>;
  /** What the last rehearsal says about changed rows, by their keys. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** Whether a read-back was asked for: from then on empty cells count as missing. */
  readonly isAsked: boolean;
  /** Whether the section is the one on show; the others stay where they are, hidden. */
  readonly isActive: boolean;
  /** The shift as the engine tells it: its clock, its hours, its plan. */
  readonly shift: Sheet['shift'];
  /** Asks the engine about rows before they stand in the sheet: the preview of a paste does. */
  readonly judge: (rows: readonly Row[]) => Promise<ReadonlyMap<string, Answer>>;
  /** The section must set it once it is on the page; `useSectionGrid` does. */
  readonly handle: RefObject<SectionHandle | null>;
  /** Opens the edit history of a saved row. */
  readonly onHistory: (row: Row) => void;
  /** Asks why a saved row is to count no more and voids it. */
  readonly onVoid: (row: Row) => void;
};

/** How many rows of a section one batch may hold. */
export const MOST_ROWS = 500;
