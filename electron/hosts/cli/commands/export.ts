import { rename, writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { asDate, collect, invocationOf } from '../invocation';
import { answer, remark } from '../output';

type Options = {
  readonly client?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly format?: string;
  readonly out?: string;
};

/** `lineside export TABLE`. */
export const addExport = (program: Command): void => {
  program
    .command('export <table>')
    .description("print a table's live rows as a file that imports again without a difference")
    .option(
      '--client <code>',
      'of this client, or of several (default: every one that the caller sees)',
      collect,
    )
    .option('--from <date>', 'from this shift date on', asDate)
    .option('--to <date>', 'up to and including this shift date', asDate)
    .addOption(new Option('--format <format>', 'form of the file').choices(['csv', 'xlsx', 'json']))
    .option('--out <file>', 'write to this file (default: stdout)')
    .action(async (typed: string, options: Options, command: Command) => {
      const invocation = invocationOf(command);
      const { asFormat, asTable } = await import('../words');
      const { withSession } = await import('../session');
      const tableName = asTable(command, typed);
      const isDocument = invocation.isJson && options.out === undefined;
      if (isDocument && options.format !== undefined && options.format !== 'json') {
        return command.error(`error: --json prints JSON; for ${options.format} name a file with --out`);
      }
      const named = /\.(csv|xlsx|json)$/i.exec(options.out ?? '')?.[1];
      const format = asFormat(command, options.format ?? named ?? (isDocument ? 'json' : 'csv'));
      const made = await withSession(invocation, ({ call }) =>
        call.exchange.exportTable({
          table: tableName,
          format,
          ...(options.client === undefined ? {} : { clientCodes: [...options.client] }),
          ...(options.from === undefined ? {} : { from: options.from }),
          ...(options.to === undefined ? {} : { to: options.to }),
        }),
      );
      if (options.out === undefined) {
        process.stdout.write(made.content);
        return undefined;
      }
      const unfinished = `${options.out}.part`;
      await writeFile(unfinished, made.content, { flush: true });
      await rename(unfinished, options.out);
      if (invocation.isJson) answer(invocation, { file: options.out, rows: made.rows, format }, () => '');
      else remark(`${made.rows} rows in ${options.out}`);
      return undefined;
    });
};
