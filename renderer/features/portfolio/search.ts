import { z } from 'zod';
import { KPI_NAMES, type KpiName } from '../../../electron/contract/kpi';
import { sliceSearchSchema } from '../kpis/search';

/** The columns that the table offers, in their order: the ten, on-time delivery in both readings. */
export const COLUMNS = [
  'otd',
  'true-otd',
  'wip-aging',
  'efficiency',
  'performance',
  'absenteeism',
  'fpy',
  'rty',
  'ppm',
  'dpmo',
  'availability',
] as const satisfies readonly KpiName[];
export type ColumnName = (typeof COLUMNS)[number];

/** Left out until they are asked for. */
const HIDDEN_AT_FIRST: readonly ColumnName[] = ['true-otd'];

const shape = sliceSearchSchema.shape;

export const portfolioSearchSchema = z.object({
  /** The client that was looked at last, or whose explanation is open. */
  client: shape.client,
  period: shape.period,
  from: shape.from,
  to: shape.to,
  /** What the clients are sorted by; by name without it. */
  sort: z
    .enum(['critical', ...COLUMNS])
    .optional()
    .catch(undefined),
  /** Without it the worst stands first. */
  order: z.enum(['best']).optional().catch(undefined),
  /** The columns that are shown; the ten without it. */
  show: z.array(z.enum(COLUMNS)).readonly().optional().catch(undefined),
  /** The KPI whose explanation is open. */
  why: z.enum(KPI_NAMES).optional().catch(undefined),
});
export type PortfolioSearch = z.infer<typeof portfolioSearchSchema>;

/** The columns that an address shows, in their order. */
export const shownColumns = (show: PortfolioSearch['show']): readonly ColumnName[] =>
  COLUMNS.filter((name) => (show === undefined ? !HIDDEN_AT_FIRST.includes(name) : show.includes(name)));

/** How an address says which columns are shown: nothing where they are the ten. */
export const showOf = (shown: readonly ColumnName[]): PortfolioSearch['show'] => {
  const isUsual = COLUMNS.every((name) => shown.includes(name) !== HIDDEN_AT_FIRST.includes(name));
  return isUsual ? undefined : COLUMNS.filter((name) => shown.includes(name));
};
