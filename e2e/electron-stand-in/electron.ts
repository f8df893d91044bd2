import { EventEmitter } from 'node:events';
import { createServer, connect } from 'node:net';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { MessageChannelMain } from './ports';
import { running, utilityProcess } from './utility-process';
import { browser, BrowserWindow, ipcMain, protocol } from './window';

/*
 * The `electron` module where its runtime cannot be had: as much of it as the app uses, over a real Chromium, real
 * processes and real message channels. What the app asks of it is kept, for tests to look at.
 */
type Ask = (...asked: never[]) => unknown;

let userData = process.env['LINESIDE_USER_DATA'] ?? path.resolve('user-data');
let isReady = false;
let isQuitting = false;
const asked = {
  isSandboxed: false,
  opened: [] as string[],
  trays: [] as Tray[],
  /** The folder that the next dialog answers with; null where it is closed without a choice. */
  folder: null as string | null,
  dialogs: 0,
  menu: [] as unknown[],
  permissionRequest: null as Ask | null,
  permissionCheck: null as Ask | null,
  devicePermission: null as Ask | null,
};

class App extends EventEmitter {
  readonly isPackaged = false;
  enableSandbox = (): void => {
    asked.isSandboxed = !isReady;
  };
  getLocale = (): string => process.env['LINESIDE_LOCALE'] ?? 'en-US';
  getPath = (_name: string): string => userData;
  setPath = (_name: string, folder: string): void => {
    userData = folder;
    mkdirSync(folder, { recursive: true });
  };
  whenReady = async (): Promise<void> => {
    isReady = true;
  };
  relaunch = ({ args }: { readonly args: string[] }): void => {
    process.send?.({ box: `again: ${args.join(' ')}` });
  };
  requestSingleInstanceLock = (): boolean => lock.isOurs;

  quit(): void {
    let isPrevented = false;
    this.emit('before-quit', { preventDefault: () => (isPrevented = true) });
    if (isPrevented || isQuitting) return;
    isQuitting = true;
    for (const window of BrowserWindow.getAllWindows()) window.close();
    process.exit(0);
  }
}

const app = new App();
BrowserWindow.onCreate = (contents) => void app.emit('web-contents-created', {}, contents);
BrowserWindow.onClosed = () => {
  if (BrowserWindow.getAllWindows().length === 0) app.emit('window-all-closed');
};

/** The lock of a data folder: whoever listens first has it, and hears of those who come later. */
const lock = { isOurs: false };
const folder = process.argv.at(process.argv.indexOf('--data') + 1) ?? userData;
const place = process.platform === 'win32' ? `\\\\.\\pipe\\${folder}` : path.join(folder, 'instance.sock');
mkdirSync(folder, { recursive: true });
lock.isOurs = await new Promise((resolve) => {
  const socket = connect(place)
    .on('connect', () => resolve(false))
    .on('error', () => {
      rmSync(place, { force: true });
      createServer((other) => {
        other.on('error', () => undefined);
        app.emit('second-instance');
      })
        .listen(place, () => resolve(true))
        .unref();
    });
  socket.unref();
});

/** The last words of an app that ends, and where it starts again, are told before anybody can ask. */
const dialog = {
  showErrorBox: (_title: string, text: string) => void process.send?.({ box: text }),
  showMessageBox: async ({ message }: { readonly message: string }) => {
    process.send?.({ box: message });
    return { response: asked.folder === null ? 1 : 0 };
  },
  showOpenDialog: async () => {
    asked.dialogs += 1;
    return asked.folder === null
      ? { canceled: true, filePaths: [] }
      : { canceled: false, filePaths: [asked.folder] };
  },
};
/** A machine without a key store of its own. */
const safeStorage = { isEncryptionAvailable: () => false };
const shell = { openPath: async (file: string) => void asked.opened.push(file) };
const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] };
const Menu = {
  buildFromTemplate: (template: unknown[]) => template,
  setApplicationMenu: (template: unknown[]) => void (asked.menu = template),
};
class Tray extends EventEmitter {
  isDestroyed = false;
  toolTip = '';
  menu: unknown[] = [];
  readonly hasIcon: boolean;
  constructor(icon: string) {
    super();
    this.hasIcon = existsSync(icon);
    asked.trays.push(this);
  }
  setToolTip = (text: string): void => void (this.toolTip = text);
  setContextMenu = (menu: unknown[]): void => void (this.menu = menu);
  destroy = (): void => void (this.isDestroyed = true);
}
const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: Ask) => void (asked.permissionRequest = handler),
    setPermissionCheckHandler: (handler: Ask) => void (asked.permissionCheck = handler),
    setDevicePermissionHandler: (handler: Ask) => void (asked.devicePermission = handler),
  },
};

/** What a test may ask of the app that runs here; answers go back over the process's own channel. */
const answers: Readonly<Record<string, (...input: never[]) => unknown>> = {
  browser: async () => (await browser()).address,
  windows: () =>
    BrowserWindow.getAllWindows().map(({ options, isShown, webContents }) => ({
      options,
      isShown,
      refused: webContents.refused,
    })),
  facts: () => ({
    isSandboxed: asked.isSandboxed,
    schemes: protocol.registered,
    menu: asked.menu,
    opened: asked.opened,
    trays: asked.trays
      .filter(({ isDestroyed }) => !isDestroyed)
      .map(({ toolTip, menu, hasIcon }) => ({ toolTip, menu, hasIcon })),
    dialogs: asked.dialogs,
  }),
  permission: (name: string, url: string) => {
    const contents = { getURL: () => url };
    let granted: unknown = null;
    (asked.permissionRequest as unknown as (...all: unknown[]) => void)(
      contents,
      name,
      (answer: unknown) => (granted = answer),
    );
    const checked = (asked.permissionCheck as unknown as (...all: unknown[]) => unknown)(contents, name);
    return { granted, checked, device: (asked.devicePermission as unknown as () => unknown)() };
  },
  /** A message from a frame that is not the window's own page; how many ports it was sent. */
  ipcFrom: (channel: string, url: string, isMainFrame: boolean) => {
    let ports = 0;
    const frame = { url };
    const sender = {
      mainFrame: isMainFrame ? frame : { url },
      postMessage: (_channel: string, _data: unknown, sent: unknown[]) => (ports += sent.length),
    };
    ipcMain.emit(channel, { sender, senderFrame: frame });
    return ports;
  },
  /** The next dialog that asks for a folder answers with this one. */
  choose: (name: string) => {
    asked.folder = name;
  },
  crash: () => {
    const child = running.at(-1);
    if (child?.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    return child?.pid;
  },
  /** The data process that runs now. */
  process: () => running.at(-1)?.pid ?? null,
  closeWindows: () => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  },
  /** A click on what stands in the tray. */
  clickTray: () => void asked.trays.findLast(({ isDestroyed }) => !isDestroyed)?.emit('click'),
  quit: () => void app.quit(),
};

process.on('message', ({ id, name, input }: { id: number; name: string; input: never[] }) => {
  void Promise.resolve(answers[name]?.(...input)).then((answer) => process.send?.({ id, answer }));
});

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
};
