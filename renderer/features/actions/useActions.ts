import { useMutation, useQuery } from '@tanstack/react-query';
import type { Action, ActionState } from '../../../electron/contract/actions';
import type { KpiName } from '../../../electron/contract/kpi';
import { noteSaved } from '../../api/connection';
import { procedures, queryClient } from '../../api/queries';

/** Fetches anew whatever tells of actions. */
export const renewActions = (): Promise<void> =>
  Promise.all(
    [procedures.actions.key(), procedures.history.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  ).then(() => undefined);

const saved = (): Promise<void> => {
  noteSaved();
  return renewActions();
};

/** Actions change at other stations: asked for anew with every page, and while it is looked at. */
const OTHERS_WORK_ON_IT = { staleTime: 0, refetchInterval: 30_000 } as const;

/** Actions of a client, or of one of its KPIs, in the states named; open ones without. */
export const useActionList = (
  clientId: number,
  wanted: { readonly kpi?: KpiName; readonly states?: ActionState[] } = {},
) => useQuery(procedures.actions.list.queryOptions({ input: { clientId, ...wanted }, ...OTHERS_WORK_ON_IT }));

/** What may become of an action beside its form; after a refusal, too, it is shown as it stands now. */
export const useActionSteps = () => ({
  close: useMutation({
    ...procedures.actions.close.mutationOptions(),
    onSuccess: saved,
    onError: renewActions,
  }),
  reopen: useMutation({
    ...procedures.actions.reopen.mutationOptions(),
    onSuccess: saved,
    onError: renewActions,
  }),
  void: useMutation({
    ...procedures.actions.void.mutationOptions(),
    onSuccess: saved,
    onError: renewActions,
  }),
});

/** An action as it stands now, from what the list has told of it until that is known. */
export const useAction = (action: Action): Action => {
  const { data } = useQuery(
    procedures.actions.get.queryOptions({
      input: { clientId: action.clientId, id: action.id },
      placeholderData: action,
      staleTime: 0,
    }),
  );
  return data ?? action;
};
