import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { Finding } from '../../../electron/contract/attention';
import { todayIn } from '../../format';
import { procedures } from '../../api/queries';
import { inputOf, type PageSlice } from '../kpis/slice';
import { rangeOf, type PeriodSearch } from '../period/period';

/** What stands out in a slice, the costliest first. */
export const useAttention = (slice: PageSlice) => {
  const { clientId, ...input } = inputOf(slice);
  return useQuery(
    procedures.attention.list.queryOptions({
      input: { ...input, clientIds: [clientId] },
      placeholderData: keepPreviousData,
    }),
  );
};

/** What stands out at each of several clients, by id; a client that is still being looked through is not there. */
export const useAttentionOfAll = (clients: readonly ClientSummary[], period: PeriodSearch) =>
  useQueries({
    queries: clients.map(({ id, timezone }) => ({
      ...procedures.attention.list.queryOptions({
        input: { ...rangeOf(period, todayIn(timezone)), clientIds: [id] },
      }),
      placeholderData: keepPreviousData,
    })),
    combine: (answers) => {
      const byClient = new Map<number, readonly Finding[]>();
      for (const [at, { data }] of answers.entries()) {
        const client = clients[at];
        if (client && data) byClient.set(client.id, data.findings);
      }
      const findings = [...byClient.values()]
        .flat()
        .toSorted((a, b) => b.costHours * b.counts - a.costHours * a.counts);
      const failed = answers.find(({ error, data }) => error !== null && data === undefined);
      return {
        byClient,
        findings,
        isComplete: byClient.size === clients.length,
        isOld: answers.some(({ isPlaceholderData }) => isPlaceholderData),
        error: failed?.error ?? null,
        retry: () => answers.forEach(({ error, refetch }) => error && void refetch()),
      };
    },
  });
