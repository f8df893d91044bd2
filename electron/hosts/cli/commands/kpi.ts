import type { Command } from 'commander';
import type { KpiResult } from '../../../contract/kpi';
import { asDate, asMoment, invocationOf } from '../invocation';
import { answer, rounded, table } from '../output';

type Options = {
  readonly client?: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly asOf?: string;
  readonly by?: string;
  readonly kpi?: readonly string[];
};

const print = (results: readonly KpiResult[]): string => {
  const group = Object.keys(results.find((result) => Object.keys(result.group).length > 0)?.group ?? {});
  const rows = results.map((result) => [
    result.client,
    ...group.map((name) => result.group[name] ?? null),
    result.kpi,
    rounded(result.value),
    result.unit,
    rounded(result.numerator),
    rounded(result.denominator),
    result.records,
    `${rounded(result.estimatedShare * 100, 0)} %`,
    `${rounded(result.confidence * 100, 0)} %`,
    [...result.notes, ...result.inferences.map((one) => `${one.input}: ${one.source} (${one.records})`)].join(
      '; ',
    ),
  ]);
  const headings = ['Client', ...group, 'KPI', 'Value', 'Unit', 'Numerator', 'Denominator', 'Records'];
  return table([...headings, 'Estimated', 'Confidence', 'Notes'], rows);
};

/** `lineside kpi`. */
export const addKpi = (program: Command): void => {
  program
    .command('kpi')
    .description('print KPIs of a date range with everything that they rest on')
    .requiredOption('--from <date>', 'first shift date', asDate)
    .requiredOption('--to <date>', 'last shift date', asDate)
    .option('--client <code...>', 'of these clients (default: of every client that the caller sees)')
    .option('--as-of <moment>', 'the clock: a date or an ISO timestamp (default: now)', asMoment)
    .option('--by <grouping>', 'day, week, month, shift, line, style, work-order, operation or client')
    .option('--kpi <name...>', 'these KPIs (default: all)')
    .action(async (options: Options, command: Command) => {
      const invocation = invocationOf(command);
      const { asGrouping, asKpi } = await import('../words');
      const by = options.by === undefined ? undefined : asGrouping(command, options.by);
      const kpis = options.kpi?.map((name) => asKpi(command, name));
      const { withSession } = await import('../session');
      const { asOf, from, to, results } = await withSession(invocation, ({ call }) =>
        call.kpi.results({
          from: options.from,
          to: options.to,
          ...(options.client === undefined ? {} : { clientCodes: [...options.client] }),
          ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
          ...(by === undefined ? {} : { by }),
          ...(kpis === undefined ? {} : { kpis }),
        }),
      );
      const plain = results.map(({ noteKeys: _, noteParams: __, extra, ...result }) =>
        Object.keys(extra).length === 0 ? result : { ...result, extra },
      );
      answer(invocation, { asOf, from, to, results: plain }, () => print(results));
    });
};
