import type { Command } from 'commander';
import type { Session } from '../session';
import { invocationOf } from '../invocation';
import { answer, table } from '../output';

type AddOptions = {
  readonly role: string;
  readonly clients?: string;
  readonly fullName?: string;
  readonly email?: string;
  readonly code?: string;
  readonly passwordFile?: string;
};

const codesOf = (list: string): string[] =>
  list
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');

const addUserAdd = (group: Command): void => {
  group
    .command('add <name>')
    .description('add a user')
    .requiredOption('--role <role>', 'OPERATOR, LEADER, POWERUSER or ADMIN')
    .option('--clients <codes>', 'codes of the clients to assign, separated by commas')
    .option('--full-name <name>', 'the name that others read (default: the user name)')
    .option('--email <address>', 'e-mail address')
    .option('--code <code>', 'the code that records say (default: the next U-number)')
    .option('--password-file <file>', 'file with the password (default: stdin)')
    .action(async (name: string, options: AddOptions, command: Command) => {
      const invocation = invocationOf(command);
      const { asRole } = await import('../words');
      const { readPassword } = await import('../password');
      const { withSession } = await import('../session');
      const role = asRole(command, options.role);
      const password = await readPassword(options.passwordFile);
      const user = await withSession(invocation, ({ call }) =>
        call.users.create({
          username: name,
          fullName: options.fullName ?? name,
          role,
          clientCodes: codesOf(options.clients ?? ''),
          password,
          ...(options.email === undefined ? {} : { email: options.email }),
          ...(options.code === undefined ? {} : { code: options.code }),
        }),
      );
      answer(invocation, user, () => `Added ${user.username} (${user.code}) as ${user.role}.`);
    });
};

type ChangeOptions = Pick<AddOptions, 'clients' | 'fullName' | 'email'> & {
  readonly role?: string;
  readonly activate?: true;
  readonly deactivate?: true;
};

const requireListed = async (call: Session['call'], name: string) => {
  const user = (await call.users.list()).find((one) => one.username === name.trim().toLowerCase());
  if (user) return user;
  const { notFound } = await import('../../../../db');
  throw notFound('user');
};

const addUserChange = (group: Command): void => {
  group
    .command('change <name>')
    .description('change a user; what is left out stays')
    .option('--role <role>', 'OPERATOR, LEADER, POWERUSER or ADMIN')
    .option('--clients <codes>', 'codes of the clients to assign, separated by commas')
    .option('--full-name <name>', 'the name that others read')
    .option('--email <address>', 'e-mail address')
    .option('--activate', 'let the user log in again')
    .option('--deactivate', "end the user's sessions and let them log in no more")
    .action(async (name: string, options: ChangeOptions, command: Command) => {
      const invocation = invocationOf(command);
      const { asRole } = await import('../words');
      const { withSession } = await import('../session');
      const role = options.role === undefined ? undefined : asRole(command, options.role);
      const { user, dropped } = await withSession(invocation, async ({ call }) => {
        const { code, version, clientCodes } = await requireListed(call, name);
        const changed = await call.users.update({
          code,
          version,
          ...(role === undefined ? {} : { role }),
          ...(options.clients === undefined ? {} : { clientCodes: codesOf(options.clients) }),
          ...(options.fullName === undefined ? {} : { fullName: options.fullName }),
          ...(options.email === undefined ? {} : { email: options.email }),
          ...(options.activate ? { isActive: true } : {}),
          ...(options.deactivate ? { isActive: false } : {}),
        });
        const isPromoted = options.clients === undefined && changed.clientCodes.length === 0;
        return { user: changed, dropped: isPromoted ? clientCodes : [] };
      });
      if (dropped.length > 0) {
        process.stderr.write(
          `A ${user.role} sees all clients: the assignment of ${dropped.join(', ')} was dropped.\n`,
        );
      }
      const state = user.isActive ? 'active' : 'not active';
      answer(invocation, user, () => `Changed ${user.username} (${user.code}): ${user.role}, ${state}.`);
    });
  group
    .command('reset-password <name>')
    .description('give a user a password that has to be changed at the next log-in')
    .option('--password-file <file>', 'file with the password (default: stdin)')
    .action(async (name: string, options: Pick<AddOptions, 'passwordFile'>, command: Command) => {
      const invocation = invocationOf(command);
      const { readPassword } = await import('../password');
      const { withSession } = await import('../session');
      const password = await readPassword(options.passwordFile);
      const user = await withSession(invocation, async ({ call }) => {
        const { code } = await requireListed(call, name);
        return call.users.resetPassword({ code, password });
      });
      answer(
        invocation,
        user,
        () => `${user.username} has a new password, to be changed at the next log-in.`,
      );
    });
  group
    .command('unlock <name>')
    .description('let a name that failed too often try again at once')
    .action(async (name: string, _: unknown, command: Command) => {
      const invocation = invocationOf(command);
      const { withSession } = await import('../session');
      const done = await withSession(invocation, ({ call }) => call.users.unlock({ username: name }));
      answer(invocation, done, () => `${name} may log in again.`);
    });
};

/** `lineside user add|change|reset-password|unlock|list`. */
export const addUser = (program: Command): void => {
  const group = program.command('user').description('users');
  addUserAdd(group);
  addUserChange(group);
  group
    .command('list')
    .description('list the users')
    .action(async (_: unknown, command: Command) => {
      const invocation = invocationOf(command);
      const { withSession } = await import('../session');
      const users = await withSession(invocation, ({ call }) => call.users.list());
      answer(invocation, users, () =>
        table(
          ['Code', 'User', 'Name', 'Role', 'Clients', 'Active', 'Last log-in'],
          users.map((user) => [
            user.code,
            user.username,
            user.fullName,
            user.role,
            user.clientCodes.join(','),
            user.isActive,
            user.lastLoginAt,
          ]),
        ),
      );
    });
};
