import { useMutation, useQuery } from '@tanstack/react-query';
import type { KpiName } from '../../../electron/contract/kpi';
import { api } from '../../api/client';
import { noteSaved } from '../../api/connection';
import { procedures, queryClient } from '../../api/queries';
import type { Step } from './groups';
import { keepWhile } from './keep';
import { inputOf, type PageSlice } from './slice';

/** The control chart of what a trend shows; asked for only while it is switched on. */
export const useControl = (slice: PageSlice, kpi: KpiName, by: Step, isOn: boolean) =>
  useQuery(
    procedures.control.chart.queryOptions({
      input: { ...inputOf(slice), kpi, by },
      placeholderData: keepWhile({ kpi, by }),
      enabled: isOn,
    }),
  );

/** What is frozen or let go: a KPI's chart by day, week or month, with its narrowing. */
type Charted = { readonly slice: PageSlice; readonly kpi: KpiName; readonly by: Step };

const renew = (): void => {
  noteSaved();
  void queryClient.invalidateQueries({ queryKey: procedures.control.key() });
};

const chartOf = ({ slice, kpi, by }: Charted) => {
  const { clientId, where } = inputOf(slice);
  return { clientId, kpi, by, ...(where ? { where } : {}) };
};

/** Freezes the limits that a sample of dates makes. */
export const useFreeze = (charted: Charted) =>
  useMutation({
    mutationFn: (sample: { from: string; to: string; reason: string }) =>
      api.control.freeze({ ...chartOf(charted), ...sample }),
    onSuccess: renew,
  });

/** Lets frozen limits go, so that the chart makes its own again. */
export const useRelease = (charted: Charted) =>
  useMutation({
    mutationFn: (reason: string) => api.control.release({ ...chartOf(charted), reason }),
    onSuccess: renew,
  });
