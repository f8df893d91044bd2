import { useSyncExternalStore } from 'react';
import { edgesOf, isWide, rangeOf, type Selection } from './selection';

/** The selection of one grid, outside of React's state: cells redraw only when their own edges change. */
export type SelectionStore = {
  readonly get: () => Selection | null;
  readonly set: (selection: Selection | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** A selection store with nothing selected. */
export const createSelectionStore = (): SelectionStore => {
  let selection: Selection | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => selection,
    set: (next) => {
      selection = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** The outer edges of the selected range that a cell has; null where it is outside or the only one. */
export const useEdges = (store: SelectionStore, row: number, column: number): string | null =>
  useSyncExternalStore(store.subscribe, () => {
    const selection = store.get();
    return selection && isWide(selection) ? edgesOf(rangeOf(selection), row, column) : null;
  });
