import type { Command } from 'commander';
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
          clientCodes: (options.clients ?? '')
            .split(',')
            .map((code) => code.trim())
            .filter((code) => code !== ''),
          password,
          ...(options.email === undefined ? {} : { email: options.email }),
          ...(options.code === undefined ? {} : { code: options.code }),
        }),
      );
      answer(invocation, user, () => `Added ${user.username} (${user.code}) as ${user.role}.`);
    });
};

/** `lineside user add|list`. */
export const addUser = (program: Command): void => {
  const group = program.command('user').description('users');
  addUserAdd(group);
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
