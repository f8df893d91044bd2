import type { KpiName } from '../../../electron/contract/kpi';

/** The ten KPIs in the order of the overview; on-time delivery in the reading that the client shows. */
export const tenKpis = (otdShown: string | null): readonly KpiName[] => [
  'efficiency',
  'performance',
  'availability',
  'fpy',
  'rty',
  'ppm',
  'dpmo',
  'absenteeism',
  otdShown === 'true-otd' ? 'true-otd' : 'otd',
  'wip-aging',
];

/** What stands small in a tile beside its own KPI: the second reading of on-time delivery, where the client shows both. */
export const besideOf = (kpi: KpiName, otdShown: string | null): KpiName | null =>
  kpi === 'otd' && otdShown !== 'otd' ? 'true-otd' : null;
