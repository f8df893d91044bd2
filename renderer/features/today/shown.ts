import type { KpiName } from '../../../electron/contract/kpi';

/** KPIs that the first page shows. */
export const SHOWN_KPIS = ['efficiency', 'performance'] as const satisfies readonly KpiName[];
export type ShownKpi = (typeof SHOWN_KPIS)[number];
