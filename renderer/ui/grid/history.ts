import type { Edit, Undone } from './model';

/** What an edit changed: rows by key as they were and became, and the order where rows came or went. */
type Patch<Row> = {
  readonly edit: Edit;
  readonly changed: ReadonlyMap<string, Change<Row>>;
  readonly order: { readonly before: readonly string[]; readonly after: readonly string[] } | null;
};
type Change<Row> = { readonly before: Row | null; readonly after: Row | null };

/** Edits that can be taken back and edits that were. */
export type History<Row> = {
  readonly past: readonly Patch<Row>[];
  readonly future: readonly Patch<Row>[];
};

/** A history in which nothing happened. */
export const NO_HISTORY: History<never> = { past: [], future: [] };

/** How many edits can be taken back. */
const MOST_EDITS = 500;

/** How rows are told apart and put back: `restore` lays the unsaved part of an earlier state over what is saved now. */
export type Restorable<Row> = {
  readonly keyOf: (row: Row) => string;
  readonly restore: (now: Row, then: Row) => Row;
};

const byKey = <Row extends object>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row> =>
  new Map(rows.map((row) => [keyOf(row), row]));

const patchOf = <Row extends object>(
  edit: Edit,
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): Patch<Row> | null => {
  const [was, is] = [byKey(before, keyOf), byKey(after, keyOf)];
  const changed = new Map<string, Change<Row>>();
  for (const [key, row] of was) {
    const next = is.get(key) ?? null;
    if (next !== row) changed.set(key, { before: row, after: next });
  }
  for (const [key, row] of is) if (!was.has(key)) changed.set(key, { before: null, after: row });
  const orders = { before: [...was.keys()], after: [...is.keys()] };
  const isReordered =
    orders.before.length !== orders.after.length || orders.before.some((key, at) => key !== orders.after[at]);
  return changed.size > 0 || isReordered ? { edit, changed, order: isReordered ? orders : null } : null;
};

/** Rows and history after an edit; rows that are the same objects as before count as untouched. */
export const record = <Row extends object>(
  history: History<Row>,
  edit: Edit,
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): History<Row> => {
  const patch = patchOf(edit, before, after, keyOf);
  return patch ? { past: [...history.past, patch].slice(-MOST_EDITS), future: [] } : history;
};

/** The history with a row changed in all of its states. */
export const amend = <Row extends object>(
  { past, future }: History<Row>,
  key: string,
  change: (row: Row) => Row,
): History<Row> => {
  const patched = (patch: Patch<Row>): Patch<Row> => {
    const found = patch.changed.get(key);
    if (!found) return patch;
    const turned = {
      before: found.before && change(found.before),
      after: found.after && change(found.after),
    };
    return { ...patch, changed: new Map(patch.changed).set(key, turned) };
  };
  return { past: past.map(patched), future: future.map(patched) };
};

/** Puts the rows into the order they had on one side of a patch; rows that came from elsewhere since stay by their neighbour. */
const arrange = <Row extends object>(
  rows: readonly Row[],
  target: readonly string[],
  found: ReadonlyMap<string, Row>,
  isOfPatch: ReadonlySet<string>,
  keyOf: (row: Row) => string,
): Row[] => {
  const arranged = target.flatMap((key) => {
    const row = found.get(key);
    return row === undefined ? [] : [row];
  });
  let previous: string | null = null;
  for (const row of rows) {
    const key = keyOf(row);
    if (!isOfPatch.has(key)) {
      const at = previous === null ? 0 : arranged.findIndex((each) => keyOf(each) === previous) + 1;
      arranged.splice(at, 0, row);
    }
    if (found.has(key) || !isOfPatch.has(key)) previous = key;
  }
  return arranged;
};

/** The rows with a patch taken back (`before`) or made again (`after`). */
const turn = <Row extends object>(
  rows: readonly Row[],
  patch: Patch<Row>,
  side: 'before' | 'after',
  { keyOf, restore }: Restorable<Row>,
): readonly Row[] => {
  const present = rows.flatMap((row) => {
    const change = patch.changed.get(keyOf(row));
    if (!change) return [row];
    const then = change[side];
    return then === null ? [] : [restore(row, then)];
  });
  if (!patch.order) return present;
  const found = byKey(present, keyOf);
  for (const [key, change] of patch.changed) {
    const then = change[side];
    if (then && !change[side === 'before' ? 'after' : 'before']) found.set(key, found.get(key) ?? then);
  }
  const isOfPatch = new Set([...patch.order.before, ...patch.order.after]);
  return arrange(rows, patch.order[side], found, isOfPatch, keyOf);
};

/** Rows and history with the last edit taken back, and what it was; null where there is none. */
export const undo = <Row extends object>(
  rows: readonly Row[],
  history: History<Row>,
  how: Restorable<Row>,
): { readonly rows: readonly Row[]; readonly history: History<Row>; readonly undone: Undone } | null => {
  const patch = history.past.at(-1);
  if (!patch) return null;
  return {
    rows: turn(rows, patch, 'before', how),
    history: { past: history.past.slice(0, -1), future: [...history.future, patch] },
    undone: { edit: patch.edit, keys: [...patch.changed.keys()] },
  };
};

/** Rows and history with the edit that was taken back last made again; null where there is none. */
export const redo = <Row extends object>(
  rows: readonly Row[],
  history: History<Row>,
  how: Restorable<Row>,
): { readonly rows: readonly Row[]; readonly history: History<Row>; readonly undone: Undone } | null => {
  const patch = history.future.at(-1);
  if (!patch) return null;
  return {
    rows: turn(rows, patch, 'after', how),
    history: { past: [...history.past, patch], future: history.future.slice(0, -1) },
    undone: { edit: patch.edit, keys: [...patch.changed.keys()] },
  };
};
