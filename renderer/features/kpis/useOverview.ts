import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { KpiName } from '../../../electron/contract/kpi';
import { procedures } from '../../api/queries';
import { inputOf, type PageSlice } from './slice';

/** KPIs of a slice against targets and the period before; while another period loads, the last one stays. */
export const useOverview = (slice: PageSlice, kpis?: readonly KpiName[]) => {
  const query = useQuery(
    procedures.kpi.overview.queryOptions({
      input: { ...inputOf(slice), ...(kpis ? { kpis: [...kpis] } : {}) },
      placeholderData: keepPreviousData,
    }),
  );
  return {
    ...query,
    find: (kpi: KpiName) => query.data?.kpis.find((overview) => overview.kpi === kpi),
  };
};
