import { useQuery } from '@tanstack/react-query';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { KpiResult } from '../../../electron/contract/kpi';
import { SHOWN_KPIS, type ShownKpi } from './shown';
import { procedures } from '../../api/queries';
import { datesOf, periodBefore, type Range } from './period';

/** One date of the period; null where nothing was entered. */
export type DayPoint = { readonly date: string } & Readonly<Record<ShownKpi, KpiResult | null>>;

const byKpi = (results: readonly KpiResult[] | undefined, kpi: ShownKpi): KpiResult | null =>
  results?.find((result) => result.kpi === kpi) ?? null;

/** The KPIs of a client's period: the whole, the whole of the period before, and each day. */
export const useToday = (client: ClientSummary, range: Range, days: number) => {
  const before = periodBefore(range, days);
  const clientCodes = [client.code];
  const kpis = [...SHOWN_KPIS];
  const whole = useQuery(procedures.kpi.results.queryOptions({ input: { clientCodes, kpis, ...range } }));
  const earlier = useQuery(procedures.kpi.results.queryOptions({ input: { clientCodes, kpis, ...before } }));
  const daily = useQuery(
    procedures.kpi.results.queryOptions({ input: { clientCodes, kpis, ...range, by: 'day' } }),
  );
  const queries = [whole, earlier, daily];
  const isReady = queries.every((query) => query.data);

  const results = new Map<string, KpiResult>();
  for (const result of daily.data?.results ?? []) results.set(`${result.group['day']}|${result.kpi}`, result);
  const points: DayPoint[] = datesOf(range).map((date) => ({
    date,
    efficiency: results.get(`${date}|efficiency`) ?? null,
    performance: results.get(`${date}|performance`) ?? null,
  }));
  return {
    isReady,
    error: queries.find((query) => query.error && !query.data)?.error ?? null,
    retry: () => void Promise.all(queries.map((query) => query.refetch())),
    points,
    now: (kpi: ShownKpi) => byKpi(whole.data?.results, kpi),
    before: (kpi: ShownKpi) => byKpi(earlier.data?.results, kpi),
  };
};
