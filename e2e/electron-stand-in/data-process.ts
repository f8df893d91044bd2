import { EventEmitter } from 'node:events';
import { createSide, type PortMessage } from './ports';

/** What the main process and its data process send each other. */
export type ProcessMessage =
  PortMessage | { readonly kind: 'message'; readonly data: unknown; readonly ports: readonly number[] };

/*
 * What `utilityProcess` starts: gives the process its `parentPort`, then runs the file that was named.
 */
const send = (message: ProcessMessage): void => {
  if (process.connected) process.send?.(message);
};
const side = createSide(send);

class ParentPort extends EventEmitter {
  postMessage(data: unknown): void {
    send({ kind: 'message', data, ports: [] });
  }
}

const parentPort = new ParentPort();
const early: { data: unknown; ports: unknown[] }[] = [];
parentPort.on('newListener', (name) => {
  if (name !== 'message') return;
  // What came before anybody listened is not lost, as in Electron.
  setImmediate(() => {
    for (const event of early.splice(0)) parentPort.emit('message', event);
  });
});
process.on('message', (message: ProcessMessage) => {
  if (message.kind !== 'message') return side.receive(message);
  const event = { data: message.data, ports: message.ports.map((id) => side.take(id)) };
  if (parentPort.listenerCount('message') > 0) parentPort.emit('message', event);
  else early.push(event);
});
process.on('disconnect', () => process.exit(1));
Object.assign(process, { parentPort });

const [, , file = '', ...args] = process.argv;
process.argv = [process.argv[0] ?? '', file, ...args];
await import(file);
