import { useEffect } from 'react';
import { api } from './client';
import { useConnection } from './connection';
import { queryClient } from './queries';

const KNOCK_EVERY_MILLISECONDS = 3_000;

/** Knocks while the engine does not answer, and asks again for what had failed once it does. */
export const useReconnect = (): void => {
  const { isReachable } = useConnection();
  useEffect(() => {
    if (isReachable) {
      void queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
      return;
    }
    const timer = setInterval(() => {
      // An answer of any kind is noted where every call is watched.
      api.setup.status().catch(() => undefined);
    }, KNOCK_EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isReachable]);
};
