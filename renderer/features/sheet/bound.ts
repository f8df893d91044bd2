import type { Rehearsal, Sheet } from '../../../electron/contract/sheet';
import type { Format } from '../../format';
import type { Words } from '../../i18n/useWords';
import {
  isBlank,
  isChanged,
  type Problem,
  type ReadBackLine,
  type Rehearsed,
  type SavedRecord,
  type SectionLogic,
  type SectionName,
  type SectionRow,
  type SectionSpot,
} from './section';
import type { RowValue } from '../../ui/BothValues';
import type { createSlice, DraftRow } from './slice';

/** A row that two people saved: as typed here, and as it is saved now (null: voided meanwhile). */
export type Clash = {
  readonly section: SectionName;
  readonly key: string;
  readonly mine: readonly RowValue[];
  readonly theirs: readonly RowValue[] | null;
  readonly isMineVoid: boolean;
  readonly theirsAt: string | null;
};

/** A section as the sheet handles it, whatever its rows are. */
export type BoundSection = {
  readonly name: SectionName;
  readonly load: (sheet: Sheet) => void;
  readonly saved: (sheet: Sheet) => void;
  readonly restore: (draft: readonly DraftRow[]) => void;
  readonly draft: () => DraftRow[];
  readonly discard: () => void;
  /** How many rows are not saved. */
  readonly unsaved: () => number;
  /** How many rows there are, blank ones not counted. */
  readonly count: () => number;
  readonly summary: (rehearsal: Rehearsal | null, words: Words) => string | null;
  readonly problems: (rehearsal: Rehearsal | null, words: Words) => readonly Problem[];
  readonly lines: (rehearsal: Rehearsal | null, words: Words) => readonly ReadBackLine[];
  readonly editField: string;
  /** The first row in which a field is empty; null where there is none. */
  readonly firstEmpty: (field: string, words: Words) => SectionSpot | null;
  /** Null where the row is saved by nobody any more and was not typed here either. */
  readonly clash: (key: string, sheet: Sheet, words: Words) => Clash | null;
  /** Settles a conflict: the saved state becomes what was typed over, with or without the typed cells on top. */
  readonly settle: (key: string, sheet: Sheet, keepMine: boolean) => void;
  readonly voidText: (key: string, words: Words) => string;
  readonly void: (key: string, reason: string | null) => void;
};

/** What the sheet has to know of a section beside its logic. */
type Place<Saved, Answer> = {
  readonly name: SectionName;
  readonly recordsOf: (sheet: Sheet) => readonly Saved[];
  readonly answersOf: (rehearsal: Rehearsal) => ReadonlyMap<string, Answer>;
};

/** The rows of an answer by their keys. */
export const byRowKey = <Answer extends { readonly key: string }>(
  rows: readonly Answer[],
): ReadonlyMap<string, Answer> => new Map(rows.map((row) => [row.key, row]));

const NO_ANSWERS: ReadonlyMap<string, never> = new Map<string, never>();

/** Joins a section's logic with its rows. */
export const bindSection = <Saved extends SavedRecord, Typed extends object, Answer extends Rehearsed, Input>(
  { name, recordsOf, answersOf }: Place<Saved, Answer>,
  logic: SectionLogic<Saved, Typed, Answer, Input>,
  slice: ReturnType<typeof createSlice<Saved, Typed>>,
): BoundSection & { readonly inputs: (format: Format) => ReturnType<typeof inputsOf> } => {
  const rowOf = (key: string) => slice.rows().find((row) => row.key === key);
  const answers = (rehearsal: Rehearsal | null) => (rehearsal ? answersOf(rehearsal) : NO_ANSWERS);
  const inputsOf = (format: Format) =>
    slice
      .rows()
      .filter(isChanged)
      .map((row) => logic.inputOf(row, format));
  const recordOf = (id: number | undefined, sheet: Sheet): Saved | null =>
    recordsOf(sheet).find((record) => record.id === id) ?? null;
  return {
    name,
    inputs: inputsOf,
    load: (sheet) => slice.load(recordsOf(sheet)),
    saved: (sheet) => slice.saved(recordsOf(sheet)),
    restore: slice.restore,
    draft: slice.draft,
    discard: () => {
      if (slice.rows().some(isChanged)) slice.discard();
    },
    unsaved: () => slice.rows().filter(isChanged).length,
    count: () => slice.rows().filter((row) => !isBlank(row)).length,
    summary: (rehearsal, words) => logic.summary?.(slice.rows(), answers(rehearsal), words) ?? null,
    problems: (rehearsal, words) => logic.problems(slice.rows(), answers(rehearsal), words),
    lines: (rehearsal, words) => {
      const told = answers(rehearsal);
      return slice
        .rows()
        .filter(isChanged)
        .map((row) => logic.readBack(row, told.get(row.key), words));
    },
    editField: logic.editField,
    firstEmpty: (field, words) => {
      const isEmpty = (row: SectionRow<Saved, Typed>): boolean =>
        !isBlank(row) && logic.values(row, words).some((value) => value.field === field && value.text === '');
      const row = slice.rows().find(isEmpty);
      return row ? { key: row.key, field } : null;
    },
    clash: (key, sheet, words) => {
      const row = rowOf(key);
      if (!row?.saved) return null;
      const theirs = recordOf(row.saved.id, sheet);
      return {
        section: name,
        key,
        mine: logic.values(row, words),
        theirs: theirs && logic.values({ ...row, saved: theirs, typed: {}, voidReason: null }, words),
        isMineVoid: row.voidReason !== null,
        theirsAt: theirs?.updatedAt ?? null,
      };
    },
    settle: (key, sheet, keepMine) => slice.settle(key, recordOf(rowOf(key)?.saved?.id, sheet), keepMine),
    voidText: (key, words) => {
      const row = rowOf(key);
      return row ? logic.voidText(row, words) : '';
    },
    void: slice.void,
  };
};
