import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { EXIT } from '../failure';
import { invocationOf } from '../invocation';
import { answer, remark, tellReRated } from '../output';

type Options = {
  readonly client?: string;
  readonly dryRun?: boolean;
  readonly skipInvalid?: boolean;
  readonly map?: string;
  readonly industry?: string;
};

type Place = { readonly line: number; readonly column: string | null; readonly value: string | null };

const SHOWN = 50;

const placed = ({ line, column, value }: Place, message: string): string => {
  const where = [`line ${line}`, ...(column === null ? [] : [column])].join(', ');
  return `${where}${value === null ? '' : `, ${JSON.stringify(value)}`}: ${message}`;
};

const tellAll = (heading: string, lines: readonly string[]): void => {
  if (lines.length === 0) return;
  remark(heading);
  for (const line of lines.slice(0, SHOWN)) remark(`  ${line}`);
  if (lines.length > SHOWN) remark(`  … and ${lines.length - SHOWN} more (--json prints all)`);
};

/** `lineside import TABLE FILE`. */
export const addImport = (program: Command): void => {
  program
    .command('import <table> <file>')
    .description('import the rows of a CSV or XLSX file, all or nothing')
    .option('--client <code>', 'the client of rows that do not name theirs')
    .option('--dry-run', 'look at everything and keep nothing')
    .option('--skip-invalid', 'import the valid rows and leave out the others')
    .option('--map <file>', 'JSON file: {"column of the file": "field"}')
    .option('--industry <industry>', "with clients: also make that industry's shifts")
    .action(async (typed: string, file: string, options: Options, command: Command) => {
      const invocation = invocationOf(command);
      const { asTable } = await import('../words');
      const { withSession } = await import('../session');
      const { sentence } = await import('../../../contract/sentences');
      const { readMap } = await import('../map');
      const tableName = asTable(command, typed);
      const content = await readFile(file);
      const map = options.map === undefined ? undefined : await readMap(options.map);
      const result = await withSession(invocation, ({ call }) =>
        call.exchange.importTable({
          table: tableName,
          fileName: file,
          content,
          format: /\.xlsx$/i.test(file) ? 'xlsx' : 'csv',
          dryRun: options.dryRun ?? false,
          skipInvalid: options.skipInvalid ?? false,
          ...(options.client === undefined ? {} : { clientCode: options.client }),
          ...(options.industry === undefined ? {} : { industry: options.industry }),
          ...(map === undefined ? {} : { map }),
        }),
      );
      const inWords = (place: (typeof result.refused)[number]) => ({
        ...place,
        message: sentence('en', place.key, place.params),
      });
      const refused = result.refused.map(inWords);
      const warnings = result.warnings.map(inWords);
      tellAll(
        'Refused:',
        refused.map((one) => placed(one, one.message)),
      );
      tellAll(
        'To look at:',
        warnings.map((one) => placed(one, one.message)),
      );
      tellReRated(result.reRated, result.dryRun);
      answer(invocation, { ...result, refused, warnings }, () =>
        [
          `${result.table}: ${result.read} rows read, ${result.valid} valid, ${new Set(refused.map((one) => one.line)).size} refused,`,
          `${result.unchanged} here already and left unchanged, ${result.imported} imported${result.dryRun ? ' (dry run: nothing is kept)' : ''}.`,
        ].join(' '),
      );
      const isInVain = !options.skipInvalid || result.valid === 0;
      if (refused.length > 0 && isInVain) process.exitCode = EXIT.refused;
    });
};
