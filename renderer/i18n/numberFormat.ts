import { useSyncExternalStore } from 'react';
import type { NumberFormat } from '../../electron/contract/session';

let chosen: NumberFormat | null = null;
const listeners = new Set<() => void>();

/** Sets how numbers are written on the whole page at once; null leaves it to the language. */
export const chooseNumberFormat = (format: NumberFormat | null): void => {
  if (format === chosen) return;
  chosen = format;
  for (const listener of listeners) listener();
};

/** The form that was chosen; null where numbers go by the language. */
export const useNumberFormat = (): NumberFormat | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
