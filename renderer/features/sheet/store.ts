import { useSyncExternalStore } from 'react';
import type { Entry, SheetPlace } from '../../../electron/contract/production';
import type { Format } from '../../format';
import {
  applyDraft,
  blankRow,
  isBlank,
  mergeEntries,
  replaceRow,
  typeInto,
  withSaved,
  withoutRow,
  type Draft,
  type InputField,
  type SheetRow,
} from './rows';

/** A sheet as it stands on the page. */
export type SheetState = {
  readonly rows: readonly SheetRow[];
  /** Names the submit that is under way or was not answered; a change of any cell makes the next one a new one. */
  readonly submissionId: string | null;
  /** When the draft that was restored had been kept; null when nothing was. */
  readonly restoredFrom: string | null;
  /** Whether a read-back was asked for: from then on empty cells count as missing. */
  readonly isAsked: boolean;
  /** Whether saved rows and draft have arrived. */
  readonly isReady: boolean;
};

/** One sheet's state with the ways to change it. It outlives the page: leaving it or logging in again loses nothing. */
export type SheetStore = {
  readonly get: () => SheetState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly load: (entries: readonly Entry[]) => void;
  readonly restore: (draft: Draft, keptAt: string | null) => void;
  readonly markReady: () => void;
  readonly type: (key: string, field: InputField, text: string, format: Format) => void;
  readonly remove: (key: string) => void;
  readonly void: (key: string, reason: string | null) => void;
  readonly ask: () => void;
  readonly submission: () => string;
  readonly dismissNotice: () => void;
  /** Drops what is not saved, of one row or of all. */
  readonly discard: (key?: string) => void;
  /** Takes over what the engine saved. */
  readonly saved: (entries: readonly Entry[]) => void;
  /** Settles a conflict: the saved state becomes what was typed over, with or without the typed cells on top. */
  readonly settle: (key: string, theirs: Entry | null, keepMine: boolean) => void;
};

const createSheetStore = (): SheetStore => {
  let state: SheetState = {
    rows: [blankRow()],
    submissionId: null,
    restoredFrom: null,
    isAsked: false,
    isReady: false,
  };
  const listeners = new Set<() => void>();
  const change = (next: Partial<SheetState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const changeRows = (rows: readonly SheetRow[]) => change({ rows, submissionId: null });
  const rowOf = (key: string) => state.rows.find((row) => row.key === key);
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: (entries) => change({ rows: mergeEntries(state.rows, entries) }),
    restore: (draft, keptAt) =>
      change({
        rows: applyDraft(state.rows, draft),
        submissionId: draft.submissionId,
        restoredFrom: keptAt,
        isReady: true,
      }),
    markReady: () => change({ isReady: true }),
    type: (key, field, text, format) => {
      const row = rowOf(key);
      if (row) changeRows(replaceRow(state.rows, typeInto(row, field, text, format)));
    },
    remove: (key) => changeRows(withoutRow(state.rows, key)),
    void: (key, reason) => {
      const row = rowOf(key);
      if (row) changeRows(replaceRow(state.rows, { ...row, voidReason: reason }));
    },
    ask: () => change({ isAsked: true }),
    submission: () => {
      const submissionId = state.submissionId ?? crypto.randomUUID();
      if (submissionId !== state.submissionId) change({ submissionId });
      return submissionId;
    },
    dismissNotice: () => change({ restoredFrom: null }),
    discard: (key) => {
      const clean = (row: SheetRow): SheetRow[] =>
        key !== undefined && row.key !== key
          ? [row]
          : row.entry
            ? [{ ...row, typed: {}, voidReason: null }]
            : [];
      const rows = state.rows.filter((row) => !isBlank(row)).flatMap(clean);
      change({
        rows: [...rows, blankRow()],
        submissionId: null,
        isAsked: false,
        ...(key === undefined ? { restoredFrom: null } : {}),
      });
    },
    saved: (entries) =>
      change({
        rows: withSaved(state.rows, entries),
        submissionId: null,
        restoredFrom: null,
        isAsked: false,
      }),
    settle: (key, theirs, keepMine) => {
      const row = rowOf(key);
      if (!row) return;
      if (!theirs) return changeRows(withoutRow(state.rows, key));
      const next = keepMine
        ? { ...row, entry: theirs }
        : { ...row, entry: theirs, typed: {}, voidReason: null };
      changeRows(replaceRow(state.rows, next));
    },
  };
};

/** The place of a sheet as one text: what its draft is filed under. */
export const placeName = ({ lineId, shiftDate, shiftType }: SheetPlace): string =>
  `${lineId ?? '-'}|${shiftDate}|${shiftType}`;

const stores = new Map<string, SheetStore>();

/** The one store of a user's sheet; another user at the same PC gets another one. */
export const sheetStoreOf = (userCode: string, place: SheetPlace): SheetStore => {
  const name = `${userCode}|${place.clientId}|${placeName(place)}`;
  const store = stores.get(name) ?? createSheetStore();
  stores.set(name, store);
  return store;
};

/** The state of a store as it is now and whenever it changes. */
export const useSheetState = (store: SheetStore): SheetState =>
  useSyncExternalStore(store.subscribe, store.get);
