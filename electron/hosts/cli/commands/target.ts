import { InvalidArgumentError, type Command } from 'commander';
import { clientsOf, onlyClientOf } from '../clients';
import { asDate, invocationOf } from '../invocation';
import { answer, table } from '../output';

type Target = {
  readonly client: string;
  readonly kpi: string;
  readonly target: number;
  readonly warning: number | null;
  readonly critical: number | null;
  readonly from: string | null;
};

const A_NUMBER = /^\d{1,9}(\.\d{1,6})?$/;

const asNumber = (text: string): number => {
  if (!A_NUMBER.test(text)) throw new InvalidArgumentError('A number is wanted, with at most 6 decimals.');
  return Number(text);
};

const print = (targets: readonly Target[]): string =>
  table(
    ['Client', 'KPI', 'Target', 'Warning', 'Critical', 'From'],
    targets.map((one) => [
      one.client,
      one.kpi,
      one.target,
      one.warning,
      one.critical,
      one.from ?? 'all dates',
    ]),
  );

const addGet = (group: Command): void => {
  group
    .command('get [kpi]')
    .description('print the targets of a KPI, or all of them')
    .option('--client <code>', 'of this client (default: of every client that the caller sees)')
    .action(async (name: string | undefined, options: { client?: string }, command: Command) => {
      const invocation = invocationOf(command);
      const { asKpi } = await import('../words');
      const kpi = name === undefined ? undefined : asKpi(command, name);
      const { withSession } = await import('../session');
      const targets = await withSession(invocation, async (session) => {
        const found: Target[] = [];
        for (const { id: clientId, code } of await clientsOf(session, options.client)) {
          const read = await session.call.targets.list({ clientId, ...(kpi === undefined ? {} : { kpi }) });
          found.push(...read.map((target) => ({ client: code, ...target })));
        }
        return found;
      });
      answer(invocation, targets, () => print(targets));
    });
};

type SetOptions = { client?: string; from?: string; warning?: number; critical?: number };

const addSet = (group: Command): void => {
  group
    .command('set')
    .description("set a KPI's target in its unit, for all dates or from a date on")
    .argument('<kpi>', 'of this KPI')
    .argument('<target>', 'what is aimed at', asNumber)
    .option(
      '--warning <value>',
      'the limit at which a value is a warning (default: past the target)',
      asNumber,
    )
    .option('--critical <value>', 'the limit at which a value is critical (default: never)', asNumber)
    .option('--client <code>', "of this client (default: the caller's only one)")
    .option('--from <date>', 'the first date that it holds for', asDate)
    .action(async (name: string, target: number, options: SetOptions, command: Command) => {
      const invocation = invocationOf(command);
      const { asKpi } = await import('../words');
      const kpi = asKpi(command, name);
      const { client: code, ...limits } = options;
      const { withSession } = await import('../session');
      const targets = await withSession(invocation, async (session) => {
        const client = await onlyClientOf(session, code);
        if (!client) return command.error('error: name the client whose target this is with --client');
        const set = await session.call.targets.set({ clientId: client.id, kpi, target, ...limits });
        return set.map((one) => ({ client: client.code, ...one }));
      });
      answer(invocation, targets, () => print(targets));
    });
};

const addRemove = (group: Command): void => {
  group
    .command('remove <kpi>')
    .description('take the target away that holds for all dates, or that begins on a date')
    .option('--client <code>', "of this client (default: the caller's only one)")
    .option('--from <date>', 'the date on which it begins', asDate)
    .action(async (name: string, options: { client?: string; from?: string }, command: Command) => {
      const invocation = invocationOf(command);
      const { asKpi } = await import('../words');
      const kpi = asKpi(command, name);
      const { client: code, ...key } = options;
      const { withSession } = await import('../session');
      const targets = await withSession(invocation, async (session) => {
        const client = await onlyClientOf(session, code);
        if (!client) return command.error('error: name the client whose target this is with --client');
        const left = await session.call.targets.remove({ clientId: client.id, kpi, ...key });
        return left.map((one) => ({ client: client.code, ...one }));
      });
      answer(invocation, targets, () => print(targets));
    });
};

/** `lineside target get|set|remove`. */
export const addTarget = (program: Command): void => {
  const group = program.command('target').description("what is aimed at in a client's KPIs");
  addGet(group);
  addSet(group);
  addRemove(group);
};
