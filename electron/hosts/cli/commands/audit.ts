import type { Command } from 'commander';
import { EXIT } from '../failure';
import { invocationOf } from '../invocation';
import { answer } from '../output';

/** `lineside audit verify`. */
export const addAudit = (program: Command): void => {
  program
    .command('audit')
    .description('the audit log')
    .command('verify')
    .description('walk the whole audit log and say where it is not as it was written')
    .option('--audit-key <file...>', 'keys of folders that the database lived in before')
    .action(async (options: { auditKey?: readonly string[] }, command: Command) => {
      const invocation = invocationOf(command);
      const { verify } = await import('../verify');
      const { sentence } = await import('../../../contract/sentences');
      const chain = await verify(invocation, options.auditKey ?? []);
      const { firstBroken } = chain;
      answer(invocation, chain, () =>
        [
          `${chain.rows} rows, ${chain.verified} verified, ${chain.sealedElsewhere} sealed with a key of another folder.`,
          chain.head ? `The last is row ${chain.head.id}, ${chain.head.hash}.` : 'The audit log is empty.',
          firstBroken
            ? sentence('en', `audit.broken.${firstBroken.reason}`, { id: firstBroken.id })
            : 'The chain holds.',
        ].join('\n'),
      );
      if (firstBroken) process.exitCode = EXIT.refused;
    });
};
