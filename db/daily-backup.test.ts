import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUpToday, datesToKeep, startDailyBackups } from './daily-backup';
import { filesOf } from './files';
import { openDatabase, type OpenDatabase } from './open';

let folder: string;
let database: OpenDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-daily-'));
  database = await openDatabase(folder, { create: true });
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const files = () => readdirSync(filesOf(folder).backups).toSorted();

/** Noon of the n-th day after 1 January 2025, on this machine's clock. */
const day = (n: number): Date => new Date(2025, 0, 1 + n, 12);

const dateOf = (at: Date): string => at.toLocaleDateString('sv-SE');

describe('rotation', () => {
  it('keeps 7 days, the last of 4 weeks and the last of 12 months of two years of daily backups', () => {
    let kept: readonly string[] = [];
    for (let n = 0; n < 730; n += 1) kept = datesToKeep([...kept, dateOf(day(n))]);
    expect(kept).toEqual([
      ...[729, 728, 727, 726, 725, 724, 723].map((n) => dateOf(day(n))),
      '2026-12-20',
      '2026-12-13',
      ...['2026-11-30', '2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30'],
      ...['2026-05-31', '2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31'],
    ]);
  });

  it('keeps all while there are few', () => {
    expect(datesToKeep(['2025-01-03', '2025-01-01'])).toEqual(['2025-01-03', '2025-01-01']);
  });
});

describe('daily backups', () => {
  it('are made once a day and rotate with their manifests', async () => {
    expect(await backUpToday(database, day(0))).toMatchObject({ faults: [] });
    expect(await backUpToday(database, day(0))).toBeNull();
    for (let n = 1; n < 12; n += 1) await backUpToday(database, day(n));
    const dates = [
      '2025-01-05',
      ...[6, 7, 8, 9, 10, 11, 12].map((n) => `2025-01-${String(n).padStart(2, '0')}`),
    ];
    expect(files()).toEqual(
      dates.flatMap((date) => [`daily-${date}.sqlite`, `daily-${date}.sqlite.manifest.json`]),
    );
  });

  it('begin at once when today has none', async () => {
    const failures: unknown[] = [];
    const stop = startDailyBackups(database, {
      now: () => day(3),
      onFailure: (error) => failures.push(error),
    });
    await stop();
    expect(files()).toContain('daily-2025-01-04.sqlite');
    expect(failures).toEqual([]);
  });

  it('are made of a database with faults, too, and tell of them', async () => {
    const other = new Database(filesOf(folder).database);
    other.exec(`INSERT INTO clients (id, code, name, created_at, updated_at) VALUES (1, 'A', 'A', '', '');
      INSERT INTO kpi_day (client_id, shift_date) VALUES (1, '2025-01-01')`);
    other.close();
    const failures: unknown[] = [];
    const stop = startDailyBackups(database, {
      now: () => day(3),
      onFailure: (error) => failures.push(error),
    });
    await stop();
    expect(files()).toContain('daily-2025-01-04.sqlite');
    expect(failures).toMatchObject([{ key: 'backup.kept-faulty', params: { checks: 'days' } }]);
  });

  it('tell of a failure and leave the app running', async () => {
    writeFileSync(filesOf(folder).backups, 'a file where the folder should be');
    const failures: unknown[] = [];
    const stop = startDailyBackups(database, { onFailure: (error) => failures.push(error) });
    await stop();
    expect(failures).toHaveLength(1);
  });
});
