import { useQuery } from '@tanstack/react-query';
import { procedures, queryClient } from '../../api/queries';

const ASK_EVERY_MILLISECONDS = 10_000;

/** Every running stop of the user's clients, the longest first, renewed by itself. */
export const useRunning = () =>
  useQuery(
    procedures.stops.running.queryOptions({
      input: {},
      refetchInterval: ASK_EVERY_MILLISECONDS,
      staleTime: ASK_EVERY_MILLISECONDS / 2,
    }),
  );

/** Asks again for everything that a stop changes. */
export const renewStops = async (): Promise<void> => {
  await Promise.all(
    [procedures.stops.key(), procedures.sheet.key(), procedures.kpi.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
};
