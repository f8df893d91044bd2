import { freezeBaseline, getControlChart, listBaselines, releaseBaseline } from '../../db';
import { sentence } from '../contract/sentences';
import { inLane } from './procedure';

export const control = {
  chart: inLane.control.chart.handler(async ({ context, input }) => {
    const chart = await getControlChart(context.scope, input);
    return {
      ...chart,
      rules: chart.rules.map((rule) => ({ rule, sentence: sentence('en', `control.rule.${rule}`) })),
      notes: chart.noteKeys.map((key) => sentence('en', key, chart.noteParams)),
    };
  }),
  baselines: inLane.control.baselines.handler(({ context, input }) => listBaselines(context.scope, input)),
  freeze: inLane.control.freeze.handler(({ context, input }) => freezeBaseline(context.scope, input)),
  release: inLane.control.release.handler(({ context, input }) => releaseBaseline(context.scope, input)),
};
