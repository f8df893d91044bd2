import { useQuery } from '@tanstack/react-query';
import type { Alert } from '../../../electron/contract/alerts';
import { procedures } from '../../api/queries';

/** Stops grow old without anybody saving anything; what is saved renews the alerts by itself. */
const ASK_EVERY_MILLISECONDS = 60_000;

const NONE: readonly Alert[] = [];

/** What somebody has to act on at one's clients, or at one of them. */
export const useAlerts = (clientId?: number) => {
  const query = useQuery(
    procedures.alerts.list.queryOptions({
      input: clientId === undefined ? {} : { clientId },
      refetchInterval: ASK_EVERY_MILLISECONDS,
      staleTime: 30_000,
    }),
  );
  return { ...query, alerts: query.data?.alerts ?? NONE, total: query.data?.total ?? 0 };
};
