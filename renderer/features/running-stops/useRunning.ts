import { useQuery } from '@tanstack/react-query';
import { procedures, queryClient } from '../../api/queries';

/** Every running stop of the user's clients, the longest first; renewed when one begins or ends anywhere. */
export const useRunning = () => useQuery(procedures.stops.running.queryOptions({ input: {} }));

/** Asks again for everything that a stop changes. */
export const renewStops = async (): Promise<void> => {
  await Promise.all(
    [procedures.stops.key(), procedures.sheet.key(), procedures.kpi.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
};
