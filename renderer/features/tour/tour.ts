import { useSyncExternalStore } from 'react';

let at: number | null = null;
const listeners = new Set<() => void>();

const goTo = (next: number | null): void => {
  at = next;
  for (const listener of listeners) listener();
};

/** Begins the tour at its first step, however often it was taken before. */
export const startTour = (): void => goTo(0);

/** Goes on to a step. */
export const showStep = (step: number): void => goTo(step);

/** Closes the tour. */
export const closeTour = (): void => goTo(null);

/** The step that is shown, from 0; null while there is no tour. */
export const useTourStep = (): number | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => at,
  );
