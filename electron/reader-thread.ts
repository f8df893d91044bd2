import { MessageChannel, Worker } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { Actor } from '../db';
import { wireValues } from './contract/wire';
import type { EngineParts, RemoteReader } from './procedures/procedure';

/** Header in which the engine's main thread tells the reader's thread who asks; the port is private to the process. */
export const ACTOR_HEADER = 'x-lineside-actor';

/** Starts the reader's thread on a data folder; `remote` runs a query there. */
export const startReaderThread = (
  file: URL,
  folder: string,
  log: EngineParts['log'],
): { remote: RemoteReader; stop: () => Promise<void> } => {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(file, { workerData: { folder, port: port2 }, transferList: [port2] });
  worker.on('message', log);
  port1.start();
  const link = new RPCLink<{ actor: Actor }>({
    port: port1,
    customJsonSerializers: wireValues,
    headers: ({ context }) => ({ [ACTOR_HEADER]: JSON.stringify(context.actor) }),
  });
  type Callable = { [name: string]: Callable } & ((
    input: unknown,
    options: { context: { actor: Actor } },
  ) => Promise<unknown>);
  const client = createORPCClient<Callable>(link);
  const remote: RemoteReader = (path, input, actor) => {
    const procedure = path.reduce<Callable>((at, name) => at[name] as Callable, client);
    return procedure(input, { context: { actor } });
  };
  const stop = async (): Promise<void> => {
    port1.close();
    await worker.terminate();
  };
  return { remote, stop };
};
