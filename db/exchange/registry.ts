import { user } from '../identity/exchange';
import type { Definition } from './fields';
import { attendanceEntry } from './tables/attendance-entry';
import { client } from './tables/client';
import { coverageEntry } from './tables/coverage-entry';
import { defectDetail } from './tables/defect-detail';
import { downtimeEntry } from './tables/downtime-entry';
import { employee } from './tables/employee';
import { floatingPool } from './tables/floating-pool';
import { holdEntry } from './tables/hold-entry';
import { job } from './tables/job';
import { partOpportunities } from './tables/part-opportunities';
import { product } from './tables/product';
import { productionEntry } from './tables/production-entry';
import { qualityEntry } from './tables/quality-entry';
import { shift } from './tables/shift';
import { workOrder } from './tables/work-order';

/** Every table that files bring in and take out, by its name in the field list. */
export const EXCHANGE = {
  client,
  work_order: workOrder,
  job,
  employee,
  floating_pool: floatingPool,
  user,
  part_opportunities: partOpportunities,
  production_entry: productionEntry,
  downtime_entry: downtimeEntry,
  hold_entry: holdEntry,
  attendance_entry: attendanceEntry,
  coverage_entry: coverageEntry,
  quality_entry: qualityEntry,
  defect_detail: defectDetail,
  product,
  shift,
} as const satisfies Readonly<Record<string, Definition>>;

export type ExchangeName = keyof typeof EXCHANGE;
