import type { Command } from 'commander';
import { invocationOf } from '../invocation';
import { answer } from '../output';

/** `lineside init`: the database and its first administrator. */
export const addInit = (program: Command): void => {
  program
    .command('init')
    .description('create the database and its first administrator')
    .requiredOption('--admin <name>', 'user name of the administrator')
    .option('--full-name <name>', 'the name that others read (default: the user name)')
    .option('--password-file <file>', 'file with the password (default: stdin)')
    .action(
      async (options: { admin: string; fullName?: string; passwordFile?: string }, command: Command) => {
        const invocation = invocationOf(command);
        const { initialise } = await import('../initialise');
        const made = await initialise(invocation, {
          username: options.admin,
          fullName: options.fullName ?? options.admin,
          passwordFile: options.passwordFile,
        });
        answer(invocation, made, () => `Created ${made.folder} with the administrator ${made.username}.`);
      },
    );
};
