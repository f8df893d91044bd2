import { useMutation } from '@tanstack/react-query';
import { procedures, queryClient } from '../../api/queries';

const renew = (): Promise<void> => queryClient.invalidateQueries({ queryKey: procedures.sheet.key() });

/** Closing a line's shift and opening it again; its sheet is fetched anew, also where somebody else was first. */
export const useClosing = () => ({
  close: useMutation({ ...procedures.sheet.close.mutationOptions(), onSettled: renew }),
  reopen: useMutation({ ...procedures.sheet.reopen.mutationOptions(), onSettled: renew }),
});
