import { getOverview, getPareto, getPieceTarget, getSeries } from '../../db';
import { withNotes } from './kpi';
import { inLane } from './procedure';

export const course = {
  overview: inLane.kpi.overview.handler(async ({ context, input }) => {
    const { kpis, ...range } = await getOverview(context.scope, input);
    return {
      ...range,
      kpis: kpis.map((one) => ({ ...one, now: withNotes(one.now), before: withNotes(one.before) })),
    };
  }),
  series: inLane.kpi.series.handler(({ context, input }) => getSeries(context.scope, input)),
  pareto: inLane.kpi.pareto.handler(({ context, input }) => getPareto(context.scope, input)),
  pieceTarget: inLane.kpi.pieceTarget.handler(({ context, input }) => getPieceTarget(context.scope, input)),
};
