import { explainKpi, exportKpiRows, getTrust, listKpiResults, listKpiRows, type KpiValue } from '../../db';
import { sentence } from '../contract/sentences';
import { inLane } from './procedure';

/** A result with its notes as English sentences. */
export const withNotes = (result: KpiValue) => ({
  ...result,
  notes: result.noteKeys.map((key) => sentence('en', key, result.noteParams)),
});

export const kpi = {
  results: inLane.kpi.results.handler(async ({ context, input }) => {
    const { results, ...range } = await listKpiResults(context.scope, input);
    return { ...range, results: results.map(withNotes) };
  }),
  explain: inLane.kpi.explain.handler(async ({ context, input }) => {
    const explanation = await explainKpi(context.scope, input);
    return { ...explanation, result: withNotes(explanation.result) };
  }),
  rows: inLane.kpi.rows.handler(({ context, input }) => listKpiRows(context.scope, input)),
  exportRows: inLane.kpi.exportRows.handler(({ context, input }) => {
    const { lang } = input;
    return exportKpiRows(context.scope, input, (column) =>
      lang === undefined ? column : sentence(lang, `rows.${column}`),
    );
  }),
  trust: inLane.kpi.trust.handler(({ context, input }) => getTrust(context.scope, input)),
};
