import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ProcessMessage } from './data-process';
import { createSide, type MessagePortMain } from './ports';

const starter = fileURLToPath(new URL('./data-process.ts', import.meta.url));
const hooks = new URL('./hooks.ts', import.meta.url).href;

/** Electron's `UtilityProcess`: a real process, so that it can really crash. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #side = createSide((message) => this.#send(message));

  constructor(file: string, args: readonly string[]) {
    super();
    this.#child = fork(starter, [pathToFileURL(file).href, ...args], {
      execArgv: ['--import', hooks],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message: ProcessMessage) => {
      if (message.kind === 'message') this.emit('message', message.data);
      else this.#side.receive(message);
    });
    this.#child.on('exit', (code) => {
      this.#side.lose();
      this.emit('exit', code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  #send(message: ProcessMessage): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  postMessage(data: unknown, ports: readonly MessagePortMain[] = []): void {
    this.#send({ kind: 'message', data, ports: ports.map(({ raw }) => this.#side.give(raw)) });
  }
}

/** The data processes that run now, newest last. */
export const running: UtilityProcess[] = [];

/** Electron's `utilityProcess`. */
export const utilityProcess = {
  fork: (file: string, args: readonly string[]): UtilityProcess => {
    const child = new UtilityProcess(file, args);
    running.push(child);
    child.on('exit', () => running.splice(running.indexOf(child), 1));
    return child;
  },
};
