import type { Connection } from '../connection';
import { getOverview, getSeries, type KpiOverview, type Series } from '../kpi/course';
import type { KpiName } from '../kpi/names';
import { getPareto, type Pareto } from '../kpi/pareto';
import { addDays } from '../calendar';
import { requireKpiClient } from '../kpi/question';
import { getTrust } from '../kpi/trust';
import { isLockedOn } from '../repositories/periods';
import { connectionOf, type ClientScope } from '../scope';

/** The ten of every pack, delivery in both its readings and with what was promised in full beside them. */
export const PACK_KPIS = [
  'efficiency',
  'performance',
  'availability',
  'fpy',
  'rty',
  'ppm',
  'dpmo',
  'otd',
  'true-otd',
  'otif',
  'wip-aging',
  'absenteeism',
] as const satisfies readonly KpiName[];

/** A client's pack of a period; only ages and what is overdue depend on `asOf`. */
export type PackRequest = {
  readonly clientId: number;
  readonly from: string;
  readonly to: string;
  readonly asOf?: string | undefined;
};

/** The numbers of a pack, as the screens show them of the same period. */
export type KpiPack = {
  readonly client: { readonly code: string; readonly name: string; readonly timezone: string };
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly before: { readonly from: string; readonly to: string };
  /** Whether a date of the period can still be changed. */
  readonly isOpen: boolean;
  readonly kpis: readonly KpiOverview[];
  readonly courses: readonly (Series & { readonly kpi: KpiName; readonly by: 'day' | 'week' | 'month' })[];
  readonly stops: Pareto;
  readonly defects: Pareto;
  readonly trust: Awaited<ReturnType<typeof getTrust>>;
};

const isOpenIn = (connection: Connection, { clientId, from, to }: PackRequest): boolean => {
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (!isLockedOn(connection, clientId, date)) return true;
  }
  return false;
};

/**
 * A client's KPIs of a period against targets and the period before, their courses, where time and quality were lost,
 * and how far the entries can be relied upon.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for a bad range.
 */
export const getKpiPack = async (scope: ClientScope, request: PackRequest): Promise<KpiPack> => {
  const { code } = requireKpiClient(scope, request);
  const connection = connectionOf(scope);
  const { name, timezone } = connection
    .prepare('SELECT name, timezone FROM clients WHERE id = ?')
    .get(request.clientId) as { name: string; timezone: string };
  const { kpis, ...range } = await getOverview(scope, { ...request, kpis: PACK_KPIS });
  const courses: KpiPack['courses'][number][] = [];
  for (const { kpi, course } of kpis) {
    courses.push({ kpi, by: course.by, ...(await getSeries(scope, { ...request, kpi, by: course.by })) });
  }
  return {
    client: { code, name, timezone },
    ...range,
    isOpen: isOpenIn(connection, request),
    kpis,
    courses,
    stops: await getPareto(scope, { ...request, of: 'stops', by: 'reason' }),
    defects: await getPareto(scope, { ...request, of: 'defects', by: 'type' }),
    trust: await getTrust(scope, request),
  };
};
