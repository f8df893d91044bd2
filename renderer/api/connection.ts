import { useSyncExternalStore } from 'react';

/** How the page stands to the engine: whether it answers, when it last did, when something was last saved. */
export type ConnectionState = {
  readonly isReachable: boolean;
  readonly savedAt: Date | null;
};

let state: ConnectionState = { isReachable: true, savedAt: null };
const listeners = new Set<() => void>();

const change = (next: Partial<ConnectionState>): void => {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
};

/** Notes that the engine answered. */
export const noteAnswer = (): void => {
  if (!state.isReachable) change({ isReachable: true });
};

/** Notes that no answer came. */
export const noteSilence = (): void => {
  if (state.isReachable) change({ isReachable: false });
};

/** Notes that the engine confirmed a save. */
export const noteSaved = (): void => change({ savedAt: new Date() });

/** The state as it is now and whenever it changes. */
export const useConnection = (): ConnectionState =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
