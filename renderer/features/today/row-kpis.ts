import type { KpiName } from '../../../electron/contract/kpi';

/** What a client's row tells: one KPI of each family. */
export const ROW_KPIS = [
  'efficiency',
  'availability',
  'fpy',
  'absenteeism',
  'otd',
] as const satisfies readonly KpiName[];
