import { useMutation, useQuery } from '@tanstack/react-query';
import type { ActionState } from '../../../electron/contract/actions';
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

/** Actions of a client, or of one of its KPIs, in the states named; open ones without. */
export const useActionList = (
  clientId: number,
  wanted: { readonly kpi?: KpiName; readonly states?: ActionState[] } = {},
) => useQuery(procedures.actions.list.queryOptions({ input: { clientId, ...wanted } }));

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
