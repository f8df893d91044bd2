import { getKpiPack } from '../../db';
import { withNotes } from './kpi';
import { inLane } from './procedure';

export const reports = {
  kpiPack: inLane.reports.kpiPack.handler(async ({ context, input }) => {
    const pack = await getKpiPack(context.scope, input);
    const kpis = pack.kpis.map((one) => ({ ...one, now: withNotes(one.now), before: withNotes(one.before) }));
    return { ...pack, kpis, courses: [...pack.courses] };
  }),
};
