import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type OpenDatabase } from '../open';
import type { Actor, ClientScope } from '../scope';
import { exportTable, type ExportInput } from './export';
import { importTable, type ImportInput } from './import';
import type { ExchangeName } from './registry';
import type { Report } from './report';

export const ADMIN: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };

type ImportOptions = Partial<Omit<ImportInput, 'table' | 'content'>>;

/** A database of its own for one test, with imports and exports as short calls. */
export type TestPlant = {
  readonly database: OpenDatabase;
  readonly bring: (
    table: ExchangeName,
    content: string | Uint8Array,
    options?: ImportOptions,
    actor?: Actor,
  ) => Promise<Report>;
  readonly take: (
    table: ExchangeName,
    format?: ExportInput['format'],
    actor?: Actor,
    options?: Partial<ExportInput>,
  ) => Promise<Buffer>;
  readonly takeText: (table: ExchangeName, actor?: Actor) => Promise<string>;
  readonly look: <T>(work: (scope: ClientScope) => Promise<T>, actor?: Actor) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** Opens an empty database in a temporary folder, removed by `close`. */
export const openTestPlant = async (): Promise<TestPlant> => {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-exchange-'));
  const database = await openDatabase(folder, { create: true });
  const take: TestPlant['take'] = async (table, format = 'csv', actor = ADMIN, options = {}) => {
    const { content } = await database.reader.run(actor, (scope) =>
      exportTable(scope, { table, format, ...options }),
    );
    return Buffer.from(content);
  };
  return {
    database,
    take,
    takeText: async (table, actor) => (await take(table, 'csv', actor)).toString(),
    bring: (table, content, options = {}, actor = ADMIN) =>
      database.writer.run(actor, (scope) =>
        importTable(scope, {
          table,
          fileName: `${table}.csv`,
          content: typeof content === 'string' ? Buffer.from(content) : content,
          format: 'csv',
          dryRun: false,
          skipInvalid: false,
          ...options,
        }),
      ),
    look: (work, actor = ADMIN) => database.reader.run(actor, work),
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
};

/** A CSV file of a header and rows. */
export const csv = (header: string, ...rows: string[]): string => `${[header, ...rows].join('\n')}\n`;
