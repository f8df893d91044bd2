import { useQuery } from '@tanstack/react-query';
import { procedures } from '../../api/queries';

/** Which readings of on-time delivery a client shows on a date; null while it is not known or not set. */
export const useOtdShown = (clientId: number, date: string): string | null => {
  const settings = useQuery(procedures.settings.get.queryOptions({ input: { clientId, key: 'otd_shown' } }));
  return settings.data?.findLast(({ from }) => from === null || from <= date)?.value ?? null;
};
