/*
 * The grid of every entry section. It knows no feature; a section brings four things:
 *
 *   columns  GridColumn[]      what can stand in a cell: kind, label, names that pasted headers may have, width
 *   kind     RowKind<Row>      how its rows are typed into, emptied, copied, restored (`rows.ts` of the sheet shows one)
 *   source   GridSource<Row>   its store: the rows as they are, `edit`, `undo`, `redo` (`history.ts` does the work)
 *   views    RowView[]         how each row looks now, in the order of the rows, and one for the totals
 *
 * and puts `<EntryGrid …/>` where the rows go. Typing, Tab, Enter, arrows, ranges, copy, cut, paste with its preview,
 * fill down, clear, duplicate, insert, remove, undo and redo then work. Every change is a command on the whole list of
 * rows (`commands.ts`); the inverse is found by comparing before and after, so that a section may edit with any pure
 * function: `source.edit({ kind: 'type', count: 1 }, (rows) => …)`. What the engine says (saved rows, a draft) goes
 * past `edit`: it can't be undone. A cell keeps what was typed, readable or not; `readCell` of `values.ts` says what
 * it means and what is wrong with it.
 */

/**
 * What a cell holds; `hours` takes 2.5 and 2:30, `minutes` 20, 1:30 and 1 h, `time` a time of day, `reference` the code
 * of something searched.
 */
export type ColumnKind =
  'text' | 'integer' | 'decimal' | 'hours' | 'minutes' | 'time' | 'date' | 'choice' | 'reference';

/** Something that can be picked: `value` is what the cell then holds. */
export type Choice = {
  readonly value: string;
  readonly label: string;
  /** Said beside the label while picking: the style of an order. */
  readonly detail?: string;
  /** Said at the end of its line: how far an order is. */
  readonly note?: string;
  /** Other texts that mean it, such as its name in the other language. */
  readonly aliases?: readonly string[];
};

/** A column that can be typed into or follows from others. */
export type GridColumn<Field extends string = string> = {
  readonly field: Field;
  readonly kind: ColumnKind;
  /** In the language of the page. */
  readonly label: string;
  readonly help: string;
  /** Names that the header of a pasted column may have beside the label, in any language. */
  readonly aliases?: readonly string[];
  readonly isEditable: boolean;
  /** Pixels. */
  readonly width: number;
  /** Takes the room that other columns leave. */
  readonly isWide?: boolean;
  readonly maxLength?: number;
  /** All choices of a `choice` column. */
  readonly choices?: readonly Choice[];
  /** Ranks `choices` for a text that is not empty, best first: Enter and Tab then take the best one unless told otherwise. */
  readonly find?: (text: string) => readonly Choice[];
  /** Finds choices while somebody types, for `reference` and long lists; the key names the question to the query cache. */
  readonly search?: (text: string) => {
    readonly queryKey: readonly unknown[];
    readonly queryFn: () => Promise<readonly Choice[]>;
  };
  /** Said where a search finds nothing. */
  readonly emptySentence?: string;
};

/** One cell as it looks: text, why it looks so, and the sentence for whoever stands on it. */
export type CellView = {
  readonly text: string;
  /** Said small beside the text: the style of an order. */
  readonly detail: string | null;
  /** What an editor starts with and a copy takes. */
  readonly typed: string;
  readonly mark: 'error' | 'warning' | null;
  readonly isInferred: boolean;
  readonly isUnsaved: boolean;
  readonly sentence: string | null;
};

/** A row as the grid shows it. */
export type RowView<Field extends string = string> = {
  /** The key of its row in the store. */
  readonly key: string;
  readonly cells: Readonly<Record<Field, CellView>>;
  /** Nothing of it can be typed over. */
  readonly isLocked: boolean;
  /** Struck through: to be voided. */
  readonly isStruck: boolean;
  /** Shown before the row in place of its number, with its meaning. */
  readonly state: { readonly sign: string; readonly label: string | null } | null;
};

/** What the grid must know about the rows of a section. */
export type RowKind<Row, Field extends string = string> = {
  readonly keyOf: (row: Row) => string;
  /** What an editor of the cell shows. */
  readonly textOf: (row: Row, field: Field) => string;
  /** The row after a text was typed into a cell. */
  readonly withText: (row: Row, field: Field, text: string) => Row;
  /** A new empty row with a key of its own. */
  readonly blank: () => Row;
  readonly isBlank: (row: Row) => boolean;
  /** Nothing of it can be typed over. */
  readonly isLocked: (row: Row) => boolean;
  /** Never saved, so that it can be taken away. */
  readonly isNew: (row: Row) => boolean;
  /** A new row with the same texts. */
  readonly copyOf: (row: Row) => Row;
};

/** What an edit was, as undo and redo call it; `count` is of rows, or of cells for `type`, `fill` and `clear`. */
export type EditKind =
  | 'type'
  | 'paste'
  | 'fill'
  | 'clear'
  | 'duplicate'
  | 'insert'
  | 'remove'
  | 'discard'
  | 'void'
  | 'split'
  | 'merge'
  | 'start'
  | 'tally';
export type Edit = { readonly kind: EditKind; readonly count: number };

/** The rows of a section and the ways to change them so that they can be changed back. */
export type GridSource<Row> = {
  readonly rows: () => readonly Row[];
  readonly edit: (edit: Edit, command: (rows: readonly Row[]) => readonly Row[]) => void;
  /** Completes what was typed into a row, now and in every state that can be undone, as if it had been typed in full. */
  readonly amend: (key: string, change: (row: Row) => Row) => void;
  /** Takes the last edit back; null where there is none. The keys are those of the rows it changed. */
  readonly undo: () => Undone | null;
  readonly redo: () => Undone | null;
};
export type Undone = { readonly edit: Edit; readonly keys: readonly string[] };
