import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client';
import { noteSaved } from '../../../api/connection';
import { procedures, queryClient } from '../../../api/queries';
import type { Range } from '../../period/period';

/** Notes pinned to dates of a range. */
export const useNotes = (clientId: number, range: Range) =>
  useQuery(procedures.notes.list.queryOptions({ input: { clientId, from: range.from, to: range.to } }));

const renew = (): void => {
  noteSaved();
  void queryClient.invalidateQueries({ queryKey: procedures.notes.key() });
};

/** Pins a note to a date. */
export const useWriteNote = (clientId: number) =>
  useMutation({
    mutationFn: (note: { noteDate: string; body: string }) => api.notes.write({ clientId, ...note }),
    onSuccess: renew,
  });

/** Takes a note off, with the reason. */
export const useVoidNote = (clientId: number) =>
  useMutation({
    mutationFn: (input: { id: number; reason: string }) => api.notes.void({ clientId, ...input }),
    onSuccess: renew,
  });
