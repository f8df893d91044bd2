import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { startDevTools, type DevTools } from './devtools';
import { OFFER_SCRIPT, preloadScript } from './in-page';
import { createSide, type MessagePortMain, type PortMessage } from './ports';

/** Chromium knows no scheme of ours: the page stands under this address, which no network ever sees. */
const ORIGIN = 'https://app.lineside.test';
const WORLD = 'preload';

const toPage = (url: string): string => url.replace(/^lineside:\/\/app/, ORIGIN);
const toApp = (url: string): string => url.replace(ORIGIN, 'lineside://app');

type Handler = (request: Request) => Promise<Response> | Response;
const handlers = new Map<string, Handler>();

/** Electron's `protocol`. */
export const protocol = {
  registered: [] as unknown[],
  registerSchemesAsPrivileged: (schemes: unknown[]) => void protocol.registered.push(...schemes),
  handle: (scheme: string, handler: Handler) => void handlers.set(`${scheme}:`, handler),
};

/** Electron's `ipcMain`. */
export const ipcMain = new EventEmitter();

type Options = {
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences?: { readonly preload?: string };
};
type Bounds = { x: number; y: number; width: number; height: number };
type Paused = {
  readonly requestId: string;
  readonly resourceType: string;
  readonly request: { readonly url: string; readonly method: string };
};
type FromPage = PortMessage | { readonly kind: 'ipc'; readonly channel: string; readonly args: unknown[] };

let devTools: Promise<DevTools> | undefined;

/** The browser that all windows are pages of; started with the first of them. */
export const browser = (): Promise<DevTools> =>
  (devTools ??= startDevTools(
    process.env['LINESIDE_CHROMIUM'] ?? 'chromium',
    process.env['LINESIDE_LOCALE'] ?? 'en-US',
  ));

const refusable = (url: string) => {
  let isRefused = false;
  return { event: { url, preventDefault: () => (isRefused = true) }, isRefused: () => isRefused };
};

/** Electron's `WebContents`: a page of a real Chromium, with the preload in a world of its own. */
class WebContents extends EventEmitter {
  readonly mainFrame = { url: '' };
  readonly refused: string[] = [];
  #page: { readonly tools: DevTools; readonly session: string } | null = null;
  #openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  readonly #side = createSide((message) => this.#sendPort(message));

  getURL(): string {
    return this.mainFrame.url;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openHandler = handler;
  }

  async open(url: string, { webPreferences, width = 1366, height = 768 }: Options): Promise<void> {
    const tools = await browser();
    const { targetId } = await tools.call<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    });
    const { sessionId: session } = await tools.call<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    this.#page = { tools, session };
    const call = (method: string, params = {}) => tools.call(method, params, session);
    this.#listen(tools, session, targetId);
    await call('Page.enable');
    await call('Runtime.enable');
    await tools.call('Target.setDiscoverTargets', { discover: true });
    await call('Runtime.addBinding', { name: 'toMain', executionContextName: WORLD });
    await call('Page.addScriptToEvaluateOnNewDocument', { source: OFFER_SCRIPT });
    const source = readFileSync(webPreferences?.preload ?? '', 'utf8');
    await call('Page.addScriptToEvaluateOnNewDocument', { source: preloadScript(source), worldName: WORLD });
    await call('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    this.mainFrame.url = url;
    await call('Page.navigate', { url: toPage(url) });
  }

  #listen(tools: DevTools, session: string, targetId: string): void {
    const here = <T>(listen: (params: T) => void) =>
      ((params: T, from: string | undefined) => {
        if (from === session) listen(params);
      }) as (params: never, from: string | undefined) => void;
    tools.on(
      'Fetch.requestPaused',
      here<Paused>((paused) => void this.#answer(paused)),
    );
    tools.on(
      'Runtime.bindingCalled',
      here<{ payload: string }>(({ payload }) => this.#hear(JSON.parse(payload) as FromPage)),
    );
    tools.on(
      'Runtime.executionContextCreated',
      here<{ context: { id: number; name: string } }>(({ context: { id, name } }) => {
        if (name === WORLD) this.#contextId = id;
      }),
    );
    tools.on(
      'Runtime.executionContextsCleared',
      here(() => {
        this.#contextId = null;
        this.#side.lose();
      }),
    );
    tools.on(
      'Page.loadEventFired',
      here(() => this.emit('did-finish-load')),
    );
    const follow = ({ url, frame }: { url?: string; frame?: { url: string; parentId?: string } }): void => {
      if (frame?.parentId === undefined) this.mainFrame.url = toApp(url ?? frame?.url ?? '');
    };
    tools.on('Page.frameNavigated', here(follow));
    tools.on('Page.navigatedWithinDocument', here(follow));
    tools.on('Target.targetCreated', (({ targetInfo }: { targetInfo: Record<string, string> }) => {
      const { openerId, targetId: opened, url = '' } = targetInfo;
      if (openerId !== targetId || this.#openHandler({ url }).action !== 'deny') return;
      this.refused.push(`window ${url}`);
      void tools.call('Target.closeTarget', { targetId: opened }).catch(() => undefined);
    }) as (params: never) => void);
  }

  async #answer({ requestId, resourceType, request: { url, method } }: Paused): Promise<void> {
    const page = this.#page;
    if (!page) return;
    const call = (name: string, params: object) =>
      page.tools.call(name, { requestId, ...params }, page.session).catch(() => undefined);
    const address = toApp(url);
    if (resourceType === 'Document' && address !== this.mainFrame.url) {
      const { event, isRefused } = refusable(address);
      this.emit('will-navigate', event);
      if (isRefused()) {
        this.refused.push(`navigation ${address}`);
        return void call('Fetch.failRequest', { errorReason: 'Aborted' });
      }
    }
    const handler = handlers.get(new URL(address).protocol);
    if (!handler) {
      this.refused.push(`request ${address}`);
      return void call('Fetch.failRequest', { errorReason: 'AddressUnreachable' });
    }
    const response = await handler(new Request(address, { method }));
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
    await call('Fetch.fulfillRequest', { responseCode: response.status, responseHeaders, body });
  }

  #hear(message: FromPage): void {
    if (message.kind !== 'ipc') return this.#side.receive(message);
    const event = { sender: this, senderFrame: this.mainFrame };
    ipcMain.emit(message.channel, event, ...message.args);
  }

  #sendPort(message: PortMessage): void {
    const { kind, id } = message;
    this.#run(kind === 'port' ? `fromPort(${id}, ${JSON.stringify(message.data)})` : `closePort(${id})`);
  }

  /** The preload's world of the document that is there now. */
  #contextId: number | null = null;

  #run(expression: string): void {
    const page = this.#page;
    if (!page || this.#contextId === null) return;
    const where = { expression, contextId: this.#contextId };
    page.tools.call('Runtime.evaluate', where, page.session).catch(() => undefined);
  }

  postMessage(channel: string, data: unknown, ports: readonly MessagePortMain[] = []): void {
    const ids = ports.map(({ raw }) => this.#side.give(raw));
    this.#run(`fromMain(${JSON.stringify({ channel, data, ports: ids })})`);
  }

  send(channel: string, data: unknown = null): void {
    this.postMessage(channel, data);
  }
}

const windows: BrowserWindow[] = [];

/** Electron's `BrowserWindow`, as large as Chromium's page. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: Options;
  isShown = false;
  #isMaximized = false;

  static onCreate: (contents: WebContents) => void = () => undefined;
  static onClosed: () => void = () => undefined;

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  constructor(options: Options) {
    super();
    this.options = options;
    windows.push(this);
    BrowserWindow.onCreate(this.webContents);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.open(url, this.options);
  }

  show(): void {
    this.isShown = true;
  }

  maximize(): void {
    this.#isMaximized = true;
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  isFullScreen(): boolean {
    return false;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.show();
  }

  focus(): void {
    this.emit('focus');
  }

  getNormalBounds(): Bounds {
    const { width = 800, height = 600 } = this.options;
    return { x: 0, y: 0, width, height, ...(this.options as Partial<Bounds>) };
  }

  close(): void {
    this.emit('close');
    windows.splice(windows.indexOf(this), 1);
    this.emit('closed');
    BrowserWindow.onClosed();
  }
}
