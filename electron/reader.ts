import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { RPCHandler } from '@orpc/server/message-port';
import { createDemoDesk, createIdentity, createUpkeep, openReader, type Actor } from '../db';
import { wireValues } from './contract/wire';
import { router } from './procedures';
import type { CallContext } from './procedures/procedure';
import { ACTOR_HEADER } from './reader-thread';

/*
 * Entry of the reader's thread: queries run here, whole, on a connection of their own, so that the thread that answers
 * the window never waits for SQL.
 */
const { folder, port } = workerData as { folder: string; port: MessagePort };
const lane = openReader(folder);

const identity = createIdentity({ writer: lane, reader: lane });
const demo = createDemoDesk({ writer: lane, reader: lane }, identity.hash);
const upkeep = createUpkeep({ folder, reader: lane });

const contextFor = (actor: Actor): CallContext => ({
  engine: {
    folder,
    writer: lane,
    reader: { lane },
    identity,
    demo,
    upkeep,
    sharing: null,
    live: null,
    log: (line) =>
      parentPort?.postMessage({ ...line, error: String((line.error as Error)?.stack ?? line.error) }),
  },
  host: actor.host,
  actor,
  token: null,
  carrier: { set: () => undefined, clear: () => undefined },
  stationToken: null,
  stationCarrier: { set: () => undefined, clear: () => undefined },
  address: null,
});

new RPCHandler<CallContext>(router, {
  customJsonSerializers: wireValues,
  interceptors: [
    (options) => {
      const actor = JSON.parse(String(options.request.headers[ACTOR_HEADER])) as Actor;
      return options.next({ ...options, context: contextFor(actor) });
    },
  ],
}).upgrade(port, { context: contextFor({ userId: null, code: 'nobody', role: 'OPERATOR', host: 'engine' }) });
port.start();
