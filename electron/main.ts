import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, dialog, protocol, session, utilityProcess, type UtilityProcess } from 'electron';
import { REFUSED_CHANNEL, STOP_CHANNEL } from './port-channel';
import { allowsPermission, assetOf, CONTENT_SECURITY_POLICY, dataFolderOf, PAGE_SCHEME } from './security';
import { confine, handOverPorts, openWindow } from './window';

const built = path.resolve(import.meta.dirname, '..');
const preloadFile = path.join(built, 'preload', 'preload.cjs');
const pageFolder = path.join(built, 'renderer');

protocol.registerSchemesAsPrivileged([
  { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.enableSandbox();

/** Answers the page's own scheme from the built files, with the policy on every answer. */
const servePage = async (request: Request): Promise<Response> => {
  const asset = assetOf(pageFolder, request.url);
  if (asset === null || request.method !== 'GET') return new Response(null, { status: 404 });
  try {
    return new Response(new Uint8Array(await readFile(asset.file)), {
      headers: {
        'content-type': asset.contentType,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
  } catch {
    return new Response(null, { status: 404 });
  }
};

/** Starts the process that owns the data. When it ends by itself there is nothing left to show but why. */
const startEngine = (folder: string): UtilityProcess => {
  const engine = utilityProcess.fork(path.join(built, 'engine', 'engine.js'), ['--data', folder], {
    serviceName: 'Lineside engine',
    stdio: 'inherit',
  });
  let isRunning = true;
  let isQuitting = false;
  let why: string | null = null;
  engine.on('message', (message: { channel?: unknown; why?: unknown }) => {
    if (message.channel === REFUSED_CHANNEL) why = String(message.why);
  });
  engine.on('exit', (code) => {
    isRunning = false;
    if (!isQuitting) dialog.showErrorBox('Lineside', why ?? `The data process stopped (${code}).`);
    app.quit();
  });
  // The app leaves once the database is closed.
  app.on('before-quit', (event) => {
    if (!isRunning) return;
    event.preventDefault();
    if (!isQuitting) engine.postMessage(STOP_CHANNEL);
    isQuitting = true;
  });
  return engine;
};

const run = async (): Promise<void> => {
  await app.whenReady();
  protocol.handle(PAGE_SCHEME, servePage);
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(allowsPermission(permission, contents.getURL())),
  );
  session.defaultSession.setPermissionCheckHandler((contents, permission) =>
    allowsPermission(permission, contents?.getURL() ?? ''),
  );
  const engine = startEngine(dataFolder);
  handOverPorts(engine);
  openWindow(preloadFile);
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(preloadFile);
  });
};

app.on('web-contents-created', (_event, contents) => confine(contents));
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});

const dataFolder = dataFolderOf(process.argv, app.getPath('userData'));
// The single-instance lock lies in this folder, too: two data folders may be open beside each other.
app.setPath('userData', dataFolder);

// One data folder, one engine: a second start brings the first one's window to the front.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  void run();
} else {
  app.quit();
}
