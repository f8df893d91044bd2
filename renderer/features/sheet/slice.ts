import { z } from 'zod';
import { amend, NO_HISTORY, record, redo, undo, type History } from '../../ui/grid/history';
import { isBlank, isChanged, type SavedRecord, type SectionRow, type SectionSource } from './section';

/** The rows of one section as they stand on the page. */
export type Slice<Row> = {
  readonly rows: readonly Row[];
  /** What can be taken back; it starts anew when the sheet is saved. */
  readonly history: History<Row>;
};

/** What is kept of a row that is not saved. */
export const draftRowSchema = z.object({
  key: z.string(),
  id: z.number().nullable(),
  version: z.number().nullable(),
  typed: z.record(z.string(), z.json()),
  voidReason: z.string().nullable(),
});
export type DraftRow = z.infer<typeof draftRowSchema>;

type Row<Saved extends SavedRecord, Typed extends object> = SectionRow<Saved, Typed>;
type Rows<Saved extends SavedRecord, Typed extends object> = readonly Row<Saved, Typed>[];
type Blank<Saved extends SavedRecord, Typed extends object> = (() => Row<Saved, Typed>) | null;

/** The rows with a blank one at the end, where the section has such. */
export const withBlankEnd = <Saved extends SavedRecord, Typed extends object>(
  rows: Rows<Saved, Typed>,
  blank: Blank<Saved, Typed>,
): Rows<Saved, Typed> => {
  const last = rows.at(-1);
  return !blank || (last && isBlank(last)) ? rows : [...rows, blank()];
};

/**
 * The rows after the engine told what is saved: typed cells stay, and so does the version they were typed over. Every
 * row keeps its place; rows that are new to the sheet come after the saved ones.
 */
export const mergeSaved = <Saved extends SavedRecord, Typed extends object>(
  rows: Rows<Saved, Typed>,
  saved: readonly Saved[],
  blank: Blank<Saved, Typed>,
): Rows<Saved, Typed> => {
  const told = new Map(saved.map((record) => [record.id, record]));
  const known = new Set(rows.map((row) => row.saved?.id));
  const kept = rows.flatMap((row): Row<Saved, Typed>[] => {
    if (!row.saved || isChanged(row)) return [row];
    const now = told.get(row.saved.id);
    return now ? [{ ...row, saved: now }] : [];
  });
  const added = saved
    .filter((record) => !known.has(record.id))
    .map((record): Row<Saved, Typed> => ({
      key: `e-${record.id}`,
      saved: record,
      typed: {},
      voidReason: null,
    }));
  const end = kept.findLastIndex((row) => row.saved !== null) + 1;
  return withBlankEnd([...kept.slice(0, end), ...added, ...kept.slice(end)], blank);
};

/** The rows without what is not saved, of one of them or of all. */
export const withoutUnsaved = <Saved extends SavedRecord, Typed extends object>(
  rows: Rows<Saved, Typed>,
  blank: Blank<Saved, Typed>,
  key?: string,
): Rows<Saved, Typed> =>
  withBlankEnd(
    rows.flatMap((row): Row<Saved, Typed>[] => {
      if (key === undefined && isBlank(row)) return [];
      if (!isChanged(row) || (key !== undefined && row.key !== key)) return [row];
      return row.saved ? [{ ...row, typed: {}, voidReason: null }] : [];
    }),
    blank,
  );

/** The unsaved part of the rows. */
export const draftRowsOf = (rows: readonly SectionRow[]): DraftRow[] =>
  rows.filter(isChanged).map(({ key, saved, typed, voidReason }) => ({
    key,
    id: saved?.id ?? null,
    version: saved?.version ?? null,
    typed: { ...typed } as DraftRow['typed'],
    voidReason,
  }));

/**
 * Rows with a draft laid over them. A saved row that changed since keeps the version of the draft, so that saving it
 * ends in the question which of both holds; one that is gone comes back as a new row.
 */
export const applyDraftRows = <Saved extends SavedRecord, Typed extends object>(
  rows: Rows<Saved, Typed>,
  draft: readonly DraftRow[],
  blank: Blank<Saved, Typed>,
): Rows<Saved, Typed> => {
  const drafted = new Map(draft.flatMap((row) => (row.id === null ? [] : [[row.id, row] as const])));
  const typedOf = ({ typed }: DraftRow) => typed as Row<Saved, Typed>['typed'];
  const saved = rows
    .filter((row) => row.saved)
    .map((row): Row<Saved, Typed> => {
      const kept = row.saved && drafted.get(row.saved.id);
      if (!row.saved || !kept) return row;
      // Where rows are given, one that nobody had saved then has no version.
      const version = blank ? (kept.version ?? row.saved.version) : kept.version;
      return { ...row, saved: { ...row.saved, version }, typed: typedOf(kept), voidReason: kept.voidReason };
    });
  const present = new Set(saved.map((row) => row.saved?.id));
  const fresh = draft
    .filter((row) => blank && (row.id === null || (!present.has(row.id) && row.voidReason === null)))
    .map((row): Row<Saved, Typed> => ({ key: row.key, saved: null, typed: typedOf(row), voidReason: null }));
  return withBlankEnd([...saved, ...fresh], blank);
};

/** The unsaved part of an earlier state of a row over what is saved of it now. */
const restore = <Saved extends SavedRecord, Typed extends object>(
  now: Row<Saved, Typed>,
  then: Row<Saved, Typed>,
): Row<Saved, Typed> => ({ ...now, typed: then.typed, voidReason: then.voidReason });

/** The rows of one section with the ways to change them; `onEdit` hears of edits, `onChange` of everything. */
export const createSlice = <Saved extends SavedRecord, Typed extends object>(
  blank: Blank<Saved, Typed>,
  { onChange }: { readonly onChange: (isEdit: boolean) => void },
) => {
  type Mine = Row<Saved, Typed>;
  let slice: Slice<Mine> = { rows: withBlankEnd<Saved, Typed>([], blank), history: NO_HISTORY };
  const set = (next: Slice<Mine>, isEdit: boolean): void => {
    slice = next;
    onChange(isEdit);
  };
  const how = { keyOf: (row: Mine) => row.key, restore: restore<Saved, Typed> };
  const edit: SectionSource<Mine>['edit'] = (what, command) => {
    const made = command(slice.rows);
    // Where rows are given, none comes and none goes.
    const rows = blank ? withBlankEnd(made, blank) : made.filter((row) => row.saved);
    const history = record(slice.history, what, slice.rows, rows, how.keyOf);
    if (history !== slice.history) set({ rows, history }, true);
  };
  const turn = (step: typeof undo | typeof redo) => {
    const turned = step(slice.rows, slice.history, how);
    if (turned) set({ rows: withBlankEnd(turned.rows, blank), history: turned.history }, true);
    return turned?.undone ?? null;
  };
  return {
    get: (): Slice<Mine> => slice,
    rows: () => slice.rows,
    edit,
    undo: () => turn(undo),
    redo: () => turn(redo),
    amend: (key: string, change: (row: Mine) => Mine): void => {
      const rows = slice.rows.map((row) => (row.key === key ? change(row) : row));
      if (rows.every((row, at) => row === slice.rows[at])) return;
      set({ rows, history: amend(slice.history, key, change) }, true);
    },
    void: (key: string, reason: string | null): void =>
      edit({ kind: 'void', count: 1 }, (rows) =>
        rows.map((row) => (row.key === key ? { ...row, voidReason: reason } : row)),
      ),
    discard: (key?: string): void => {
      const count = key === undefined ? slice.rows.filter(isChanged).length : 1;
      edit({ kind: 'discard', count }, (rows) => withoutUnsaved(rows, blank, key));
    },
    /** Takes over what the engine says is saved. */
    load: (saved: readonly Saved[]): void =>
      set({ ...slice, rows: mergeSaved(slice.rows, saved, blank) }, false),
    /** Lays a draft over what is saved. */
    restore: (draft: readonly DraftRow[]): void =>
      set({ rows: applyDraftRows(slice.rows, draft, blank), history: NO_HISTORY }, false),
    /** Takes over all that is saved after a submit; what was typed is in it. */
    saved: (saved: readonly Saved[]): void =>
      set({ rows: mergeSaved<Saved, Typed>([], saved, blank), history: NO_HISTORY }, false),
    /** Settles a conflict: the saved state becomes what was typed over, with or without the typed cells on top. */
    settle: (key: string, theirs: Saved | null, keepMine: boolean): void => {
      const rows = slice.rows.flatMap((row): Mine[] => {
        if (row.key !== key) return [row];
        if (!theirs) return [];
        return [
          keepMine ? { ...row, saved: theirs } : { ...row, saved: theirs, typed: {}, voidReason: null },
        ];
      });
      set({ ...slice, rows: withBlankEnd(rows, blank) }, true);
    },
    draft: () => draftRowsOf(slice.rows),
  };
};
