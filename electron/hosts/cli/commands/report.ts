import { rename, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Option, type Command } from 'commander';
import { asDate, asMoment, invocationOf } from '../invocation';
import { answer, remark } from '../output';

type Options = {
  readonly client: string;
  readonly from: string;
  readonly to: string;
  readonly out: string;
  readonly lang: 'en' | 'es';
  readonly asOf?: string;
};

const NAMES = ['kpi-pack'] as const;

/** `lineside report NAME`. */
export const addReport = (program: Command): void => {
  program
    .command('report <name>')
    .description(`write a report on a client's period: ${NAMES.join(', ')}`)
    .requiredOption('--client <code>', 'of this client')
    .requiredOption('--from <date>', 'first shift date', asDate)
    .requiredOption('--to <date>', 'last shift date', asDate)
    .requiredOption('--out <file>', 'the file to write, .pdf or .xlsx')
    .addOption(new Option('--lang <language>', 'its language').choices(['en', 'es']).default('en'))
    .option('--as-of <moment>', 'the clock: a date or an ISO timestamp (default: now)', asMoment)
    .action(async (name: string, options: Options, command: Command) => {
      const invocation = invocationOf(command);
      if (!NAMES.some((known) => known === name)) {
        return command.error(`error: there is no report “${name}”; there are: ${NAMES.join(', ')}`);
      }
      const form = extname(options.out).toLowerCase();
      if (form !== '.pdf' && form !== '.xlsx') {
        return command.error(`error: --out names a .pdf or an .xlsx file, not “${options.out}”`);
      }
      const { withSession } = await import('../session');
      const { clientsOf } = await import('../clients');
      const pack = await withSession(invocation, async (session) => {
        const [client] = await clientsOf(session, options.client);
        return session.call.reports.kpiPack({
          clientId: client?.id ?? 0,
          from: options.from,
          to: options.to,
          ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
        });
      });
      const { checksumOf, kpiPackDocument } = await import('../../../reports/kpi-pack');
      const { reportWords } = await import('../../../reports/words');
      const document = kpiPackDocument(pack, reportWords(options.lang));
      const content =
        form === '.pdf'
          ? await (await import('../../../reports/pdf/ReportPdf')).reportPdf(document)
          : await (await import('../../../reports/workbook')).reportWorkbook(document);
      const unfinished = `${options.out}.part`;
      await writeFile(unfinished, content, { flush: true });
      await rename(unfinished, options.out);
      const checksum = checksumOf(pack);
      if (invocation.isJson) answer(invocation, { file: options.out, checksum }, () => '');
      else remark(`${options.out}, checksum ${checksum}`);
      return undefined;
    });
};
