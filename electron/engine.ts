import { createRouterClient } from '@orpc/server';
import {
  createDemoDesk,
  createIdentity,
  createUpkeep,
  openDatabase,
  type Actor,
  type Change,
  type OpenDatabase,
  type OpenOptions,
} from '../db';
import { createLiveDesk } from './live/desk';
import { router } from './procedures';
import type { CallContext, EngineParts, SharingDesk, TokenCarrier } from './procedures/procedure';
import { startReaderThread } from './reader-thread';

export type EngineOptions = OpenOptions & {
  readonly folder: string;
  /** File of the reader's thread (`dist/engine/reader.js`); without it queries run in this thread, on their own connection. */
  readonly readerFile?: URL;
  readonly log?: EngineParts['log'];
  /** The clock that sessions and lock-outs go by. */
  readonly now?: () => Date;
  /** Milliseconds between the signs of life of `live.changes`; ten seconds unless told otherwise. */
  readonly beatEveryMs?: number;
};

/** The one owner of the data in a process: lanes, and the router bound to whoever calls. */
export type Engine = {
  readonly database: OpenDatabase;
  readonly parts: EngineParts;
  /** Calls procedures as `actor`; for hosts without a wire (command line, tests). */
  readonly clientFor: (actor: Actor | null, carrier?: TokenCarrier) => ReturnType<typeof clientOf>;
  /** What a host with a wire puts into each call. */
  readonly contextFor: (caller: Omit<CallContext, 'engine'>) => CallContext;
  /** Hears of every committed change until the returned function is called. */
  readonly onChange: (listener: (changes: readonly Change[]) => void) => () => void;
  /** Takes from its host what turns sharing on and off. */
  readonly offerSharing: (desk: SharingDesk) => void;
  readonly close: () => Promise<void>;
};

const clientOf = (context: CallContext) => createRouterClient(router, { context });

const NO_CARRIER: TokenCarrier = { set: () => undefined, clear: () => undefined };

const writeToStderr: EngineParts['log'] = ({ reference, path, error }) => {
  process.stderr.write(
    `${new Date().toISOString()} ${reference} ${path} ${error instanceof Error ? error.stack : String(error)}\n`,
  );
};

/** Opens the data folder and starts the lanes. @throws what `openDatabase` throws. */
export const createEngine = async (options: EngineOptions): Promise<Engine> => {
  const log = options.log ?? writeToStderr;
  const listeners = new Set<(changes: readonly Change[]) => void>();
  const database = await openDatabase(options.folder, {
    ...options,
    onChange: (changes) => {
      // The change is committed: a listener's trouble is its own and never makes the call look failed.
      for (const listener of listeners) {
        try {
          listener(changes);
        } catch (error) {
          log({ reference: 'listener', path: 'changes', error });
        }
      }
    },
  });
  const thread = options.readerFile ? startReaderThread(options.readerFile, options.folder, log) : null;
  const identity = createIdentity(database, options.now);
  let sharing: SharingDesk | null = null;
  const onChange: Engine['onChange'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const { readForeignChanges } = database;
  const live = createLiveDesk({
    identity,
    onChange,
    readForeignChanges,
    log,
    beatEveryMs: options.beatEveryMs,
  });
  const parts: EngineParts = {
    folder: options.folder,
    writer: database.writer,
    reader: thread ? { remote: thread.remote } : { lane: database.reader },
    identity,
    demo: createDemoDesk(database, identity.hash),
    upkeep: createUpkeep(database, options.now),
    live,
    get sharing() {
      return sharing;
    },
    log,
  };
  const contextFor: Engine['contextFor'] = (caller) => ({ engine: parts, ...caller });
  const noStation = { stationToken: null, stationCarrier: NO_CARRIER };
  return {
    database,
    parts,
    contextFor,
    clientFor: (actor, carrier = NO_CARRIER) =>
      clientOf(
        contextFor({ actor, host: actor?.host ?? 'cli', token: null, carrier, ...noStation, address: null }),
      ),
    onChange,
    offerSharing: (desk) => {
      sharing = desk;
    },
    close: async () => {
      live.close();
      await parts.identity.flush();
      await thread?.stop();
      await database.close();
    },
  };
};
