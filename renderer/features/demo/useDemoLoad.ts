import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { describeFailure } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';

const ASK_EVERY_MILLISECONDS = 400;
const CANCELLED = 'demo.cancelled';

const currentKey = procedures.demo.current.queryKey();

/** What a load is told once must not be asked for again when everything else is. */
const refreshOthers = (): Promise<void> => {
  const told = [JSON.stringify(currentKey[0]), JSON.stringify(procedures.demo.progress.key()[0])];
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => !told.includes(JSON.stringify(queryKey[0])),
  });
};

const ONCE = { staleTime: Infinity, refetchOnWindowFocus: false } as const;

/** How far this administrator's load is; every page that asks shares one answer, for its end is told once. */
export const useDemoProgress = () => {
  const current = useQuery(procedures.demo.current.queryOptions(ONCE));
  const jobId = current.data?.jobId ?? null;
  const progress = useQuery({
    ...procedures.demo.progress.queryOptions({ input: { jobId: jobId ?? '' }, ...ONCE }),
    enabled: jobId !== null,
    gcTime: Infinity,
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'running' ? ASK_EVERY_MILLISECONDS : false,
  });
  return { jobId, progress, at: jobId === null ? null : (progress.data ?? null) };
};

/** Whether a load ended because somebody asked for that. */
export const isCancelled = (failure: { readonly key: string } | null): boolean => failure?.key === CANCELLED;

/** The demo plant's load of this administrator, from its start to its passwords, over every reload. */
export const useDemoLoad = () => {
  const { say } = useWords();
  const status = useQuery(procedures.demo.status.queryOptions());
  const { jobId, progress, at } = useDemoProgress();
  const forget = () => queryClient.setQueryData(currentKey, { jobId: null });
  const start = useMutation({
    ...procedures.demo.load.mutationOptions(),
    onSuccess: ({ jobId: started }) => queryClient.setQueryData(currentKey, { jobId: started }),
  });
  const cancel = useMutation(procedures.demo.cancel.mutationOptions());
  const ended = at !== null && at.state !== 'running' ? at.state : null;
  useEffect(() => {
    if (ended !== null) void refreshOthers();
  }, [ended]);

  const failed = at?.failure ?? null;
  return {
    status,
    isStarting: start.isPending,
    isRunning: jobId !== null && ended === null && !progress.isError,
    isCancelling: cancel.isSuccess || cancel.isPending,
    share: at?.share ?? 0,
    step: at?.step ?? null,
    /** What was made, with its passwords; null once they were told. */
    loaded: at?.loaded ?? null,
    isThere: ended === 'done' || (jobId === null && Boolean(status.data?.loaded)),
    isCancelled: isCancelled(failed),
    failure: start.isError ? describeFailure(start.error) : failed ? say(failed) : null,
    load: () => {
      cancel.reset();
      if (!start.isPending) start.mutate({});
    },
    cancel: () => jobId !== null && cancel.mutate({ jobId }),
    forget,
  };
};
export type DemoLoad = ReturnType<typeof useDemoLoad>;
