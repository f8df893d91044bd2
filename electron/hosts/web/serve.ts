import { mkdirSync } from 'node:fs';
import { acquireHostLock, checkAfterCrash, startDailyBackups, startHousekeeping } from '../../../db';
import { createEngine, type Engine } from '../../engine';
import { startWebHost, type WebHost } from './host';

export type ServeOptions = {
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  readonly rendererFolder: string;
  /** File of the reader's thread; without it queries run in this thread. */
  readonly readerFile?: URL;
};

/** A data folder that is being served. */
export type Served = {
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** Resolves when it was stopped, by `stop` or by a signal. */
  readonly stopped: Promise<void>;
};

/**
 * Serves a data folder until SIGINT or SIGTERM, making its database if there is none, and says on stderr where.
 * Running calls end before the database is closed.
 * @throws Failure `locked` when another process serves the folder, the port is in use or the database is damaged.
 */
export const serve = async (options: ServeOptions): Promise<Served> => {
  const { folder, host, port, rendererFolder, readerFile } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = acquireHostLock(folder);
  let engine: Engine | undefined;
  let web: WebHost;
  try {
    if (lock.isAfterCrash) checkAfterCrash(folder);
    engine = await createEngine({ folder, create: true, ...(readerFile ? { readerFile } : {}) });
    web = await startWebHost({ engine, host, port, rendererFolder });
    lock.announce(web.url);
  } catch (error) {
    await engine?.close();
    lock.release();
    throw error;
  }
  const { parts, close: closeEngine } = engine;
  // Measured while nobody waits for it; whoever logs in first would.
  const prepared = parts.identity
    .prepare()
    .catch((error: unknown) => parts.log({ reference: 'start', path: 'prepare', error }));
  const stopBackups = startDailyBackups(engine.database, {
    onFailure: (error) => {
      parts.upkeep.noteBackupFailure(error);
      parts.log({ reference: 'backup', path: 'daily-backup', error });
    },
  });
  const stopHousekeeping = startHousekeeping(engine.database, {
    onFailure: (error) => parts.log({ reference: 'housekeeping', path: 'housekeeping', error }),
  });

  const { promise: stopped, resolve: haveStopped } = Promise.withResolvers<void>();
  let stopping: Promise<void> | null = null;
  const stopOnce = async (): Promise<void> => {
    await web.close();
    await stopBackups();
    await stopHousekeeping();
    await prepared;
    await closeEngine();
    lock.release();
    haveStopped();
  };
  const stop = (): Promise<void> => (stopping ??= stopOnce());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  process.stderr.write(`Lineside is ready on ${web.url}\n`);
  return { url: web.url, stop, stopped };
};
