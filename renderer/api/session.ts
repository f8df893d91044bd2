import { hashKey, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Me } from '../../electron/contract/session';
import { quietMilliseconds } from './connection';
import { procedures, queryClient } from './queries';

const meKey = procedures.session.me.queryKey();

/** Who is logged in; `data` is null before log-in and after the session ended. */
export const useMe = () => useQuery(procedures.session.me.queryOptions({ staleTime: Infinity }));

/** Whether the first administrator is still to be made. */
export const useSetupStatus = () => useQuery(procedures.setup.status.queryOptions({ staleTime: Infinity }));

const statusKey = procedures.setup.status.queryKey();

/** Forgets every answer but who is logged in and whether there is an administrator: these two are always on show. */
const forgetAnswers = (): void => {
  const kept = new Set([hashKey(meKey), hashKey(statusKey)]);
  queryClient.removeQueries({ predicate: ({ queryHash }) => !kept.has(queryHash) });
};

let lastUserCode: string | null = null;

/** Takes over a fresh log-in; answers kept for another user are forgotten. */
export const enter = (me: Me): void => {
  if (lastUserCode !== me.code) forgetAnswers();
  lastUserCode = me.code;
  queryClient.setQueryData(meKey, me);
  queryClient.setQueryData(statusKey, (status) => (status ? { ...status, needsAdmin: false } : status));
};

/** Ends the session and forgets what was shown. */
export const useLogout = () =>
  useMutation({
    ...procedures.session.logout.mutationOptions(),
    onSuccess: () => {
      forgetAnswers();
      queryClient.setQueryData(meKey, null);
    },
  });

/** Keeps the user's language and theme with their account. */
export const useSetPreferences = () =>
  useMutation({
    ...procedures.session.setPreferences.mutationOptions(),
    onSuccess: (me) => queryClient.setQueryData(meKey, me),
  });

/** Asks again who is logged in once no tab has called for as long as a session lives. */
export const useIdleWatch = (idleSeconds: number): void => {
  useEffect(() => {
    const timer = setInterval(() => {
      if (quietMilliseconds() > (idleSeconds + 5) * 1000)
        void queryClient.invalidateQueries({ queryKey: meKey });
    }, 10_000);
    return () => clearInterval(timer);
  }, [idleSeconds]);
};
