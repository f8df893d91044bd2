import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from './backup';
import { manifestPathOf, type BackupManifest } from './backup-manifest';
import { Failure } from './failure';
import { filesOf } from './files';
import type { Lane } from './lane';
import type { Actor } from './scope';

const NAME = /^daily-(\d{4}-\d{2}-\d{2})\.sqlite$/;
const KEPT = { days: 7, weeks: 4, months: 12 } as const;
const LOOK_EVERY_MS = 15 * 60 * 1000;

/** The program itself, at work without being asked. */
const ENGINE: Actor = { userId: null, code: 'engine', role: 'ADMIN', host: 'engine' };

const pad = (value: number): string => String(value).padStart(2, '0');

const dateOf = (at: Date): string => `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;

/** The Monday of a date's week. */
const weekOf = (date: string): string => {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
};

const newestOfEach = (newestFirst: readonly string[], periodOf: (date: string) => string, count: number) => {
  const newest = new Map<string, string>();
  for (const date of newestFirst) if (!newest.has(periodOf(date))) newest.set(periodOf(date), date);
  return [...newest.values()].slice(0, count);
};

/** Which of the backups' dates stay: the last 7, the newest of each of the last 4 weeks and 12 months that have one. */
export const datesToKeep = (dates: readonly string[]): readonly string[] => {
  const newestFirst = dates.toSorted().toReversed();
  const kept = new Set([
    ...newestFirst.slice(0, KEPT.days),
    ...newestOfEach(newestFirst, weekOf, KEPT.weeks),
    ...newestOfEach(newestFirst, (date) => date.slice(0, 7), KEPT.months),
  ]);
  return newestFirst.filter((date) => kept.has(date));
};

const rotate = (backups: string): void => {
  const dates = readdirSync(backups).flatMap((name) => NAME.exec(name)?.[1] ?? []);
  const kept = new Set(datesToKeep(dates));
  for (const date of dates.filter((one) => !kept.has(one))) {
    const file = join(backups, `daily-${date}.sqlite`);
    rmSync(file, { force: true });
    rmSync(manifestPathOf(file), { force: true });
  }
};

type Database = { readonly folder: string; readonly writer: Lane };

/**
 * Makes the backup of that day unless there is one, and removes those that rotation has passed; null if there was one.
 * A database with faults in its audit log or sums is backed up all the same: its rows are what cannot be had again.
 */
export const backUpToday = async (database: Database, at: Date): Promise<BackupManifest | null> => {
  const { backups } = filesOf(database.folder);
  mkdirSync(backups, { recursive: true });
  const file = join(backups, `daily-${dateOf(at)}.sqlite`);
  if (existsSync(file)) return null;
  const manifest = await backUp(database, ENGINE, file, { keepFaulty: true });
  rotate(backups);
  return manifest;
};

/**
 * Backs an open database up once a day for as long as it is hosted: now if today's is missing, then as days change.
 * A failure is told and tried again a quarter of an hour later; so are faults of what was copied, once.
 * @returns stops it; resolves when a backup under way has ended.
 */
export const startDailyBackups = (
  database: Database,
  options: { readonly onFailure: (error: unknown) => void; readonly now?: () => Date },
): (() => Promise<void>) => {
  const now = options.now ?? (() => new Date());
  let running: Promise<unknown> | null = null;
  const look = (): void => {
    running ??= backUpToday(database, now())
      .then((made) => {
        const checks = made?.faults.join(', ') ?? '';
        if (checks) throw new Failure('unexpected', 'backup.kept-faulty', { checks });
      })
      .catch(options.onFailure)
      .finally(() => {
        running = null;
      });
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
};
