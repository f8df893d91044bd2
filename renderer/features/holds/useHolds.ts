import { useMutation } from '@tanstack/react-query';
import { procedures, queryClient } from '../../api/queries';

const renew = (): Promise<void> => queryClient.invalidateQueries();

/** What may be done to a hold; whatever rests on it is fetched anew. */
export const useHolds = () => ({
  request: useMutation({ ...procedures.holds.request.mutationOptions(), onSuccess: renew }),
  approve: useMutation({ ...procedures.holds.approve.mutationOptions(), onSuccess: renew, onError: renew }),
  resume: useMutation({ ...procedures.holds.resume.mutationOptions(), onSuccess: renew }),
  withdraw: useMutation({ ...procedures.holds.withdraw.mutationOptions(), onSuccess: renew }),
  cancel: useMutation({ ...procedures.holds.cancel.mutationOptions(), onSuccess: renew }),
});
