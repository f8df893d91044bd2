import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** What crosses a border between two processes for the ports that were handed over it. */
export type PortMessage =
  | { readonly kind: 'port'; readonly id: number; readonly data: unknown }
  | { readonly kind: 'port-closed'; readonly id: number };

type Side = {
  /** Hands a port over: what comes out of it is sent across under the returned number. */
  readonly give: (port: MessagePort) => number;
  /** Makes the port that the other side handed over under a number. */
  readonly take: (id: number) => MessagePort;
  /** Takes in what came across. */
  readonly receive: (message: PortMessage) => void;
  /** The other side is gone: its ports close. */
  readonly lose: () => void;
};

/** One side of a border that ports are handed over; both ends of a handed port keep talking through it. */
export const createSide = (send: (message: PortMessage) => void): Side => {
  const ports = new Map<number, MessagePort>();
  let last = 0;
  const join = (id: number, port: MessagePort): void => {
    ports.set(id, port);
    port.on('message', (data: unknown) => send({ kind: 'port', id, data }));
    port.on('close', () => {
      if (ports.delete(id)) send({ kind: 'port-closed', id });
    });
    port.start();
  };
  const close = (id: number): void => {
    const port = ports.get(id);
    ports.delete(id);
    port?.close();
  };
  return {
    give: (port) => {
      last += 1;
      join(last, port);
      return last;
    },
    take: (id) => {
      const { port1, port2 } = new MessageChannel();
      join(id, port1);
      return port2;
    },
    receive: (message) => {
      if (message.kind === 'port-closed') close(message.id);
      else ports.get(message.id)?.postMessage(message.data);
    },
    lose: () => {
      for (const id of ports.keys()) close(id);
    },
  };
};

/** Electron's `MessagePortMain` as far as the app uses it: something that is handed over. */
export class MessagePortMain extends EventEmitter {
  readonly raw: MessagePort;
  constructor(raw: MessagePort) {
    super();
    this.raw = raw;
  }
}

/** Electron's `MessageChannelMain`. */
export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMain(port1);
    this.port2 = new MessagePortMain(port2);
  }
}
