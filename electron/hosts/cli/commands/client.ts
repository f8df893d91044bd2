import type { Command } from 'commander';
import { invocationOf } from '../invocation';
import { answer, table } from '../output';

const addProvision = (group: Command): void => {
  group
    .command('provision <id>')
    .description('make a client with its catalogues')
    .requiredOption('--name <name>', "the client's name")
    .option('--timezone <zone>', 'IANA time zone, e.g. America/Mexico_City')
    .option('--industry <industry>', "also make that industry's shifts: apparel, footwear, textile, general")
    .action(
      async (
        id: string,
        options: { name: string; timezone?: string; industry?: string },
        command: Command,
      ) => {
        const invocation = invocationOf(command);
        const { withSession } = await import('../session');
        const { asIndustry } = await import('../words');
        const client = await withSession(invocation, ({ call }) =>
          call.clients.provision({
            code: id,
            name: options.name,
            ...(options.timezone === undefined ? {} : { timezone: options.timezone }),
            ...(options.industry === undefined ? {} : { industry: asIndustry(command, options.industry) }),
          }),
        );
        answer(
          invocation,
          client,
          () => `Made the client ${client.code} (${client.name}, ${client.timezone}).`,
        );
      },
    );
};

const addVerify = (group: Command): void => {
  group
    .command('verify <id>')
    .description('say what a client has and what it lacks')
    .action(async (id: string, _: unknown, command: Command) => {
      const invocation = invocationOf(command);
      const { withSession } = await import('../session');
      const found = await withSession(invocation, ({ call }) => call.clients.verify({ code: id }));
      answer(invocation, found, () =>
        table(
          ['Check', 'Count', ''],
          found.checks.map((check) => [check.name, check.count, check.isOk ? 'ok' : 'none yet']),
        ),
      );
    });
};

/** `lineside client provision|list|verify`. */
export const addClient = (program: Command): void => {
  const group = program.command('client').description('clients');
  addProvision(group);
  group
    .command('list')
    .description('list the clients')
    .action(async (_: unknown, command: Command) => {
      const invocation = invocationOf(command);
      const { withSession } = await import('../session');
      const clients = await withSession(invocation, ({ call }) => call.clients.list());
      answer(invocation, clients, () =>
        table(
          ['Client', 'Name', 'Time zone', 'Active'],
          clients.map((client) => [client.code, client.name, client.timezone, client.isActive]),
        ),
      );
    });
  addVerify(group);
};
