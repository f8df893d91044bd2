import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ParentPort } from 'electron';
import { acquireHostLock, checkAfterCrash, Failure, startDailyBackups, startHousekeeping } from '../../../db';
import { sentence } from '../../contract/sentences';
import { createEngine, type Engine } from '../../engine';
import {
  PORT_CHANNEL,
  REFUSED_CHANNEL,
  SESSION_CHANNEL,
  SHARING_CHANNEL,
  STATION_CHANNEL,
  STOP_CHANNEL,
  type DataProcessMessage,
} from '../../port-channel';
import { dataFolderOf } from '../../security';
import { createSharing } from './sharing';
import { answerWindow } from './window-calls';

/*
 * Entry of the desktop app's data process. The main process passes one end of a channel for each page that asks; the
 * page holds the other end.
 */
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };

const tell = (message: DataProcessMessage): void => parentPort.postMessage(message);

type Opened = { readonly engine: Engine; readonly stop: () => Promise<void> };

/** Opens the data folder as its one host. @throws Failure `locked` when another host holds it or it is damaged. */
const open = async (folder: string): Promise<Opened> => {
  mkdirSync(folder, { recursive: true });
  const lock = acquireHostLock(folder);
  try {
    if (lock.isAfterCrash) checkAfterCrash(folder);
    const readerFile = new URL('./reader.js', import.meta.url);
    const engine = await createEngine({ folder, create: true, readerFile });
    const { parts } = engine;
    parts.identity
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
    const sharing = createSharing(engine, {
      folder,
      rendererFolder: fileURLToPath(new URL('../renderer', import.meta.url)),
      onChange: (addresses) => tell({ channel: SHARING_CHANNEL, addresses }),
    });
    engine.offerSharing(sharing);
    sharing.resume().catch((error: unknown) => parts.log({ reference: 'sharing', path: 'sharing', error }));
    const stop = async (): Promise<void> => {
      await sharing.close();
      await stopBackups();
      await stopHousekeeping();
      await engine.close();
      lock.release();
    };
    return { engine, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
};

const run = async (): Promise<void> => {
  const { engine, stop } = await open(dataFolderOf(process.argv, '.'));
  const { answer, resume, stand } = answerWindow(engine, {
    keep: (token) => tell({ channel: SESSION_CHANNEL, token }),
    keepStation: (token) => tell({ channel: STATION_CHANNEL, token }),
  });
  parentPort.on('message', ({ data, ports: [port] }) => {
    if (data === PORT_CHANNEL && port) {
      answer(port);
      port.start();
    }
    if (data === STOP_CHANNEL) void stop().finally(() => process.exit(0));
    if (data.channel === SESSION_CHANNEL) resume(data.token);
    if (data.channel === STATION_CHANNEL) stand(data.token);
  });
};

try {
  await run();
} catch (error) {
  const language = process.argv.at(process.argv.indexOf('--language') + 1) === 'es' ? 'es' : 'en';
  const why = error instanceof Failure ? sentence(language, error.key, error.params) : String(error);
  tell({ channel: REFUSED_CHANNEL, why });
  throw error;
}
