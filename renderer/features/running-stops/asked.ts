import { useSyncExternalStore } from 'react';

let isAsked = false;
const listeners = new Set<() => void>();

const change = (next: boolean): void => {
  isAsked = next;
  for (const listener of listeners) listener();
};

/** Opens the form that starts a stop, from wherever it is asked for. */
export const askForStart = (): void => change(true);

/** Closes the form. */
export const closeStart = (): void => change(false);

/** Whether the form is asked for. */
export const useIsStartAsked = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isAsked,
  );
