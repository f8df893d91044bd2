/*
 * Scripts that stand in for what Electron puts into a page: they run before the page's own, in the page's world and in
 * the isolated one of the preload. The two share nothing but the window's events, as in Electron.
 */

/** Offers to the page what the preload exposes: functions only, whose calls go back to the preload's world. */
const offer = (): void => {
  window.addEventListener('stand-in:expose', (event) => {
    const { name, methods } = (event as CustomEvent<{ name: string; methods: string[] }>).detail;
    const api = Object.fromEntries(
      methods.map((method) => [
        method,
        (...args: unknown[]) =>
          void window.dispatchEvent(new CustomEvent('stand-in:call', { detail: { name, method, args } })),
      ]),
    );
    Object.defineProperty(window, name, { value: Object.freeze(api) });
  });
};

type FromMain = { readonly channel: string; readonly data: unknown; readonly ports: readonly number[] };
type Api = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** Runs the preload with `electron` as a sandboxed one finds it. */
const preload = (source: string): void => {
  const send = (message: unknown): void =>
    (globalThis as unknown as { toMain: (text: string) => void }).toMain(JSON.stringify(message));
  const listeners = new Map<string, ((event: { ports: MessagePort[] }, data: unknown) => void)[]>();
  const ports = new Map<number, MessagePort>();
  const take = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port1);
    port1.addEventListener('message', ({ data }) => send({ kind: 'port', id, data }));
    port1.start();
    return port2;
  };
  Object.assign(globalThis, {
    fromMain: ({ channel, data, ports: ids }: FromMain) => {
      const event = { ports: ids.map(take) };
      for (const listen of listeners.get(channel) ?? []) listen(event, data);
    },
    fromPort: (id: number, data: unknown) => ports.get(id)?.postMessage(data),
    closePort: (id: number) => {
      ports.get(id)?.close();
      ports.delete(id);
    },
  });
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: Api) => {
        window.addEventListener('stand-in:call', (event) => {
          const call = (event as CustomEvent<{ name: string; method: string; args: unknown[] }>).detail;
          if (call.name === name) api[call.method]?.(...call.args);
        });
        const detail = { name, methods: Object.keys(api) };
        window.dispatchEvent(new CustomEvent('stand-in:expose', { detail }));
      },
    },
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => send({ kind: 'ipc', channel, args }),
      on: (channel: string, listen: (event: { ports: MessagePort[] }, data: unknown) => void) =>
        listeners.set(channel, [...(listeners.get(channel) ?? []), listen]),
    },
  };
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`a sandboxed preload cannot require ${name}`);
  };
  // oxlint-disable-next-line typescript/no-implied-eval, eslint/no-new-func
  new Function('require', 'module', 'exports', source)(require, { exports: {} }, {});
};

/** Script of the page's world. */
export const OFFER_SCRIPT = `if (window === top) (${offer.toString()})();`;

/** Script of the preload's world. */
export const preloadScript = (source: string): string =>
  `if (window === top) (${preload.toString()})(${JSON.stringify(source)});`;
