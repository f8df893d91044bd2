import { getDefectCourse, getHeat, getOverview, getPareto, getPieceTarget, getSeries } from '../../db';
import type { Bar } from '../contract/pareto';
import { sentence } from '../contract/sentences';
import { withNotes } from './kpi';
import { inLane } from './procedure';

/** Root causes are a fixed list: their names stand in no catalogue of a client. */
const withCauseName = (bar: Bar): Bar =>
  bar.code === null
    ? bar
    : { ...bar, name: sentence('en', `cause.${bar.code}`), nameEs: sentence('es', `cause.${bar.code}`) };

export const course = {
  overview: inLane.kpi.overview.handler(async ({ context, input }) => {
    const { kpis, ...range } = await getOverview(context.scope, input);
    return {
      ...range,
      kpis: kpis.map((one) => ({ ...one, now: withNotes(one.now), before: withNotes(one.before) })),
    };
  }),
  series: inLane.kpi.series.handler(({ context, input }) => getSeries(context.scope, input)),
  pareto: inLane.kpi.pareto.handler(async ({ context, input }) => {
    const pareto = await getPareto(context.scope, input);
    return input.by === 'cause' ? { ...pareto, bars: pareto.bars.map(withCauseName) } : pareto;
  }),
  defectCourse: inLane.kpi.defectCourse.handler(({ context, input }) =>
    getDefectCourse(context.scope, input),
  ),
  heat: inLane.kpi.heat.handler(({ context, input }) => getHeat(context.scope, input)),
  pieceTarget: inLane.kpi.pieceTarget.handler(({ context, input }) => getPieceTarget(context.scope, input)),
};
