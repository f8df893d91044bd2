import { hashKey, useMutation, useQuery } from '@tanstack/react-query';
import type { Me } from '../../electron/contract/session';
import { api } from './client';
import { sendWaiting } from './leaving';
import { forgetParked } from './parked';
import { procedures, queryClient } from './queries';
import { forgetTold } from './told';

const meKey = procedures.session.me.queryKey();

/** Who is logged in; `data` is null before log-in and after the session ended. Another tab may have changed that. */
export const useMe = () =>
  useQuery({
    queryKey: meKey,
    queryFn: async () => {
      const me = isShut ? null : await api.session.me();
      if (me) recognise(me);
      return me;
    },
    staleTime: Infinity,
    refetchOnWindowFocus: 'always',
  });

/** What the log-in page has to know of where it stands; null where no station is. */
export const useStation = () =>
  useQuery(procedures.stations.here.queryOptions({ staleTime: 0, retry: false }));

/** Whether the first administrator is still to be made. */
export const useSetupStatus = () => useQuery(procedures.setup.status.queryOptions({ staleTime: Infinity }));

const statusKey = procedures.setup.status.queryKey();

/** Forgets every answer but who is logged in and whether there is an administrator: these two are always on show. */
const forgetAnswers = (): void => {
  const kept = new Set([hashKey(meKey), hashKey(statusKey)]);
  queryClient.removeQueries({ predicate: ({ queryHash }) => !kept.has(queryHash) });
};

let lastUserCode: string | null = null;

/** What was shown to one user is not there for the next. */
const recognise = (me: Me): void => {
  if (lastUserCode !== null && lastUserCode !== me.code) {
    forgetAnswers();
    forgetTold();
    forgetParked();
  }
  lastUserCode = me.code;
};

/** Code of the user who is logged in on this page, or was last. */
export const lastUser = (): string => lastUserCode ?? '';

/** Whether the page was taken away from its user before the engine knows that the session is over. */
let isShut = false;

/** Takes the page away from who was logged in; what was kept of answers waits for the same user only. */
export const closeSession = (): void => {
  isShut = true;
  queryClient.setQueryData(meKey, null);
};

/** Whether nobody has logged in since the page was taken away. */
export const isClosed = (): boolean => isShut;

let isLeft = false;

/** Whether the last user of this page logged out; else the session ended by itself. */
export const hasLoggedOut = (): boolean => isLeft;

/** Whether nobody is logged in any more without having logged out. */
export const hasEndedByItself = (): boolean => !isLeft && queryClient.getQueryData(meKey) === null;

/** Takes over a fresh log-in; answers kept for another user are forgotten. */
export const enter = (me: Me): void => {
  recognise(me);
  isShut = false;
  isLeft = false;
  queryClient.setQueryData(meKey, me);
  queryClient.setQueryData(statusKey, (status) =>
    status ? { ...status, needsAdmin: false, folder: null } : status,
  );
};

/** Ends the session and forgets what was shown. */
export const useLogout = () =>
  useMutation({
    ...procedures.session.logout.mutationOptions(),
    onMutate: sendWaiting,
    onSuccess: () => {
      isLeft = true;
      forgetAnswers();
      queryClient.setQueryData(meKey, null);
    },
  });

/** Keeps how a user wants pages to look with their account. */
export const useSetPreferences = () =>
  useMutation({
    ...procedures.session.setPreferences.mutationOptions(),
    onSuccess: (me) => queryClient.setQueryData(meKey, me),
  });
