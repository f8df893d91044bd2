import type { Command } from 'commander';
import { clientsOf, onlyClientOf } from '../clients';
import { asDate, invocationOf } from '../invocation';
import { answer, table, tellReRated } from '../output';

type Setting = {
  readonly client: string;
  readonly key: string;
  readonly value: string | null;
  readonly from: string | null;
};

const print = (settings: readonly Setting[]): string =>
  table(
    ['Client', 'Setting', 'Value', 'From'],
    settings.map((setting) => [setting.client, setting.key, setting.value, setting.from ?? 'all dates']),
  );

const addGet = (group: Command): void => {
  group
    .command('get [key]')
    .description('print a setting, or all of them')
    .option('--client <code>', 'of this client (default: of every client that the caller sees)')
    .action(async (key: string | undefined, options: { client?: string }, command: Command) => {
      const invocation = invocationOf(command);
      const { withSession } = await import('../session');
      const settings = await withSession(invocation, async (session) => {
        const found: Setting[] = [];
        for (const client of await clientsOf(session, options.client)) {
          const read = await session.call.settings.get({
            clientId: client.id,
            ...(key === undefined ? {} : { key }),
          });
          found.push(...read.map((setting) => ({ client: client.code, ...setting })));
        }
        return found;
      });
      answer(invocation, settings, () => print(settings));
    });
};

const addSet = (group: Command): void => {
  group
    .command('set <key> <value>')
    .description('set a setting for all dates, or from a date on')
    .option('--client <code>', "of this client (default: the caller's only one)")
    .option('--from <date>', 'the first date that it holds for', asDate)
    .action(
      async (key: string, value: string, options: { client?: string; from?: string }, command: Command) => {
        const invocation = invocationOf(command);
        const { withSession } = await import('../session');
        const settings = await withSession(invocation, async (session) => {
          const client = await onlyClientOf(session, options.client);
          if (!client) return command.error('error: name the client whose setting this is with --client');
          const set = await session.call.settings.set({
            clientId: client.id,
            key,
            value,
            ...(options.from === undefined ? {} : { from: options.from }),
          });
          tellReRated(set.reRated);
          return set.settings.map((setting) => ({ client: client.code, ...setting }));
        });
        answer(invocation, settings, () => print(settings));
      },
    );
};

/** `lineside settings get|set`. */
export const addSettings = (program: Command): void => {
  const group = program.command('settings').description("settings of a client's KPIs");
  addGet(group);
  addSet(group);
};
