import { inspectionsOf, passedOf } from './inputs';
import { partOfRow, type Part } from './parts';
import { numberIn, textIn, total, type PlainClient, type Row } from './plain';

/** An inspection as a part of first-pass yield, with the row it comes from. */
export type Look = { readonly part: Part; readonly row: Row };

/** Every inspection that counts, placed. */
export const looksOf = (client: PlainClient): Look[] =>
  inspectionsOf(client).map((row) => {
    const passed = passedOf(row);
    const part = partOfRow(client, 'inspection', row, {
      numerator: passed.value,
      denominator: Number(row['units_inspected']),
      numeratorEstimated: passed.estimated ? passed.value : 0,
      confidence: passed.confidence,
      sources: passed.estimated ? [['passed', passed.source]] : [],
    });
    return { part, row };
  });

const routingOf = (client: PlainClient, style: string | null): readonly string[] =>
  client.routings.find((one) => one.style !== null && one.style === style)?.operations ??
  client.routings.find((one) => one.style === null)?.operations ??
  [];

/** Rolled yield in percent: per style the product of its operations' yields, weighted by the units it started with. */
export const rolledYield = (
  client: PlainClient,
  parts: readonly Pick<Part, 'style' | 'operation' | 'numerator' | 'denominator'>[],
): number | null => {
  const styles = [...new Set(parts.map((part) => part.style))];
  let weighted = 0;
  let started = 0;
  for (const style of styles) {
    const routing = routingOf(client, style);
    const own = parts.filter((part) => part.style === style);
    const position = (operation: string | null) => {
      const at = operation === null ? -1 : routing.indexOf(operation);
      return at === -1 ? routing.length : at;
    };
    const operations = [...new Set(own.map((part) => part.operation))]
      .map((operation) => {
        const ofIt = own.filter((part) => part.operation === operation);
        return {
          operation,
          passed: total(ofIt.map((part) => part.numerator)),
          inspected: total(ofIt.map((part) => part.denominator)),
        };
      })
      .filter(({ inspected }) => inspected > 0)
      .toSorted((a, b) => position(a.operation) - position(b.operation));
    const first = operations[0];
    if (!first) continue;
    const yields = operations.reduce((product, one) => product * (one.passed / one.inspected), 1);
    weighted += yields * first.inspected;
    started += first.inspected;
  }
  return started === 0 ? null : (100 * weighted) / started;
};

/** The jobs that parts of rows name, each once: completed over ordered. */
export const jobsBehind = (
  client: PlainClient,
  rows: readonly Row[],
): { readonly numerator: number; readonly denominator: number; readonly jobs: readonly string[] } => {
  const named = new Set(rows.map((row) => textIn(row, 'job_id_fk')));
  const jobs = client.tables.job.filter((job) => named.has(String(job['job_id'])));
  return {
    numerator: total(jobs.map((job) => numberIn(job, 'quantity_completed') ?? 0)),
    denominator: total(jobs.map((job) => Number(job['quantity_ordered']))),
    jobs: jobs.map((job) => String(job['job_id'])),
  };
};
