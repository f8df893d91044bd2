import type { Command } from 'commander';
import { EXIT } from '../failure';
import { invocationOf } from '../invocation';
import { answer, table } from '../output';

/** Shows how far a copy has come, where a person is watching. */
const showProgress = (share: number): void => {
  if (process.stderr.isTTY)
    process.stderr.write(`\rCopied ${Math.floor(share * 100)} %${share >= 1 ? '\n' : ''}`);
};

const NAMES: Readonly<Record<string, string>> = {
  file: 'File and format',
  integrity: 'Pages and indexes',
  references: 'References',
  schema: 'Tables, indexes and triggers',
  audit: 'Audit log',
  resolved: 'Inputs of the KPIs',
  days: 'Daily sums against the rows',
};

const inWords = (checks: readonly string[]): string => checks.map((name) => NAMES[name] ?? name).join(', ');

const addMake = (program: Command): void => {
  program
    .command('backup <file>')
    .description('copy the database while it is in use, verify the copy and give it its name')
    .option('--keep-faulty', 'also keep a copy whose audit log or sums do not hold')
    .action(async (file: string, options: { keepFaulty?: boolean }, command: Command) => {
      const invocation = invocationOf(command);
      const { makeBackup } = await import('../care');
      const keepFaulty = options.keepFaulty ?? false;
      const manifest = await makeBackup(invocation, file, { keepFaulty, onProgress: showProgress });
      answer(invocation, { file, ...manifest }, () =>
        [
          `Backed up to ${file} (${manifest.bytes} bytes, SHA-256 ${manifest.sha256}).`,
          `Verified on the copy: ${inWords(manifest.verified)}.`,
          ...(manifest.faults.length > 0 ? [`NOT in order: ${inWords(manifest.faults)}.`] : []),
        ].join('\n'),
      );
    });
};

const addRestore = (program: Command): void => {
  program
    .command('restore <file>')
    .description('put a backup into a data folder that has no database yet')
    .action(async (file: string, _: unknown, command: Command) => {
      const invocation = invocationOf(command);
      const { restoreInto } = await import('../care');
      const restored = await restoreInto(invocation, file);
      answer(invocation, restored, () =>
        [
          `Restored ${restored.file} into ${restored.folder}.`,
          restored.hadManifest
            ? 'Its checksum is the one in its manifest.'
            : 'No manifest lay beside it, so only the file itself was verified.',
          ...(restored.faults.length > 0 ? [`NOT in order: ${inWords(restored.faults)}.`] : []),
        ].join('\n'),
      );
    });
};

const addCheck = (program: Command): void => {
  program
    .command('check')
    .description('look through the database: file, references, schema, audit log, sums')
    .option('--rebuild', 'first compute the daily sums anew from the rows')
    .action(async (options: { rebuild?: boolean }, command: Command) => {
      const invocation = invocationOf(command);
      const { check } = await import('../care');
      const checks = await check(invocation, options.rebuild ?? false);
      const isOk = checks.every((one) => one.isOk);
      answer(invocation, { isOk, checks }, () =>
        [
          table(
            ['Check', '', 'Faults'],
            checks.map((one) => [NAMES[one.name] ?? one.name, one.isOk ? 'ok' : 'FAILED', one.faults]),
          ),
          ...checks.flatMap((one) => one.found.map((line) => `${NAMES[one.name] ?? one.name}: ${line}`)),
        ].join('\n'),
      );
      if (!isOk) process.exitCode = EXIT.refused;
    });
};

/** `lineside backup|restore|check`. */
export const addBackup = (program: Command): void => {
  addMake(program);
  addRestore(program);
  addCheck(program);
};
