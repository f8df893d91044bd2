import { useMutation } from '@tanstack/react-query';
import { procedures, queryClient } from '../../api/queries';

/** Orders and holds change at other stations: asked for anew with every page; what changes meanwhile is told. */
export const OTHERS_WORK_ON_IT = { staleTime: 0 } as const;

const renew = (): Promise<void> => queryClient.invalidateQueries();

/** What may become of an order; whatever rests on it is fetched anew. */
export const useOrder = () => ({
  release: useMutation({ ...procedures.orders.release.mutationOptions(), onSettled: renew }),
  complete: useMutation({ ...procedures.orders.complete.mutationOptions(), onSuccess: renew }),
  cancel: useMutation({ ...procedures.orders.cancel.mutationOptions(), onSuccess: renew }),
  reject: useMutation({ ...procedures.orders.reject.mutationOptions(), onSuccess: renew }),
  reopen: useMutation({ ...procedures.orders.reopen.mutationOptions(), onSuccess: renew }),
  ship: useMutation({ ...procedures.shipments.record.mutationOptions(), onSuccess: renew }),
  unship: useMutation({ ...procedures.shipments.void.mutationOptions(), onSuccess: renew }),
});
