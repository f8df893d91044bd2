import { useMutation } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../electron/contract';
import type { KpiName } from '../../../electron/contract/kpi';
import { api } from '../../api/client';
import { noteSaved } from '../../api/connection';
import { procedures, queryClient } from '../../api/queries';

/** A client's targets of a KPI. */
export type Targets = InferContractRouterOutputs<Contract>['targets']['list'];

/** After a change of targets: their list as the engine answered it, and everything that is measured by them anew. */
const keep = (clientId: number, kpi: KpiName, targets: Targets): void => {
  noteSaved();
  queryClient.setQueryData(procedures.targets.list.queryKey({ input: { clientId, kpi } }), targets);
  void queryClient.invalidateQueries({ queryKey: procedures.targets.listByKpi.key() });
  void queryClient.invalidateQueries({ queryKey: procedures.kpi.key() });
};

/** Sets a KPI's target. */
export const useSetTarget = (clientId: number, kpi: KpiName) =>
  useMutation({
    mutationFn: (input: {
      target: number;
      warning: number | null;
      critical: number | null;
      from?: string;
      version: number;
    }) => api.targets.set({ clientId, kpi, ...input }),
    onSuccess: (targets) => keep(clientId, kpi, targets),
  });

/** Takes a KPI's target away. */
export const useRemoveTarget = (clientId: number, kpi: KpiName) =>
  useMutation({
    mutationFn: (input: { from?: string; version: number }) =>
      api.targets.remove({ clientId, kpi, ...input }),
    onSuccess: (targets) => keep(clientId, kpi, targets),
  });
