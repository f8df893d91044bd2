import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDemoDesk, createIdentity, exportTable, openDatabase, type Actor } from '../../db';
import { runCli } from '../harness';

/** Every table that files can hold. */
export const TABLES = [
  'client',
  'user',
  'employee',
  'floating_pool',
  'shift',
  'part_opportunities',
  'product',
  'work_order',
  'job',
  'production_entry',
  'downtime_entry',
  'hold_entry',
  'attendance_entry',
  'coverage_entry',
  'quality_entry',
  'defect_detail',
] as const;
export type Table = (typeof TABLES)[number];

/** What the product's export prints of a plant: CSV by table. */
export type Exports = ReadonlyMap<Table, string>;

export type Plan = { readonly seed: number; readonly days: number; readonly until: string };

type LoadOptions = NonNullable<Parameters<ReturnType<typeof createDemoDesk>['load']>[2]>;
export type Story = LoadOptions['untold'] extends ReadonlySet<infer Name> | undefined ? Name : never;

const ADMIN: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };

const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lineside-stories-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

/** Loads a demo plant into a file of its own, some stories left out, and exports all of it. */
export const exportPlant = (plan: Plan, untold: readonly Story[] = []): Promise<Exports> =>
  inFolder(async (folder) => {
    const database = await openDatabase(folder, { create: true });
    try {
      const desk = createDemoDesk(database, createIdentity(database).hash);
      await desk.load(ADMIN, plan, { untold: new Set(untold) });
      const files = new Map<Table, string>();
      for (const table of TABLES) {
        const { content } = await database.reader.run(ADMIN, (scope) =>
          exportTable(scope, { table, format: 'csv' }),
        );
        files.set(table, Buffer.from(content).toString());
      }
      return files;
    } finally {
      await database.close();
    }
  });

/** The same by the command line alone: `lineside demo`, then `lineside export` of every table. */
export const exportPlantByCli = ({ seed, days, until }: Plan): Promise<Exports> =>
  inFolder(async (folder) => {
    const run = async (...args: readonly string[]): Promise<string> => {
      const { status, stdout, stderr } = await runCli(folder, args);
      if (status !== 0) throw new Error(`lineside ${args.join(' ')} ended with ${status}: ${stderr}`);
      return stdout;
    };
    await run('demo', '--seed', String(seed), '--days', String(days), '--until', until);
    const files = new Map<Table, string>();
    for (const table of TABLES) files.set(table, await run('export', table, '--format', 'csv'));
    return files;
  });
