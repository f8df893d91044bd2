import path from 'node:path';
import { app, BrowserWindow, dialog, screen } from 'electron';
import { languageOf, sentence } from './contract/sentences';
import { startDataProcess, type DataProcess } from './data-process';
import { setMenu } from './menu';
import { limitPermissions, registerPageScheme, servePage } from './page';
import { dataFolderOf } from './security';
import { confine, handOverPorts, openWindow, tellPortsAreLost } from './window';
import { keepWindowState, readWindowState } from './window-state';

const built = path.resolve(import.meta.dirname, '..');
const preloadFile = path.join(built, 'preload', 'preload.cjs');

registerPageScheme();
app.enableSandbox();

const languageHere = () => languageOf(app.getLocale());

/** Starts the data process; when it is given up there is nothing left to show but why. */
const startEngine = (): DataProcess => {
  const language = languageHere();
  let isRunning = true;
  let isQuitting = false;
  const engine = startDataProcess(path.join(built, 'engine', 'engine.js'), dataFolder, {
    language,
    onLost: tellPortsAreLost,
    onEnd: (why, code) => {
      isRunning = false;
      dialog.showErrorBox('Lineside', why ?? sentence(language, 'desktop.stopped', { code }));
      app.quit();
    },
  });
  // The app leaves once the database is closed.
  app.on('before-quit', (event) => {
    if (!isRunning) return;
    event.preventDefault();
    if (isQuitting) return;
    isQuitting = true;
    void engine.stop().then(() => {
      isRunning = false;
      app.quit();
    });
  });
  return engine;
};

const showWindow = (): void => {
  const state = readWindowState(
    dataFolder,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  openWindow(preloadFile, state, (next) => keepWindowState(dataFolder, next));
};

const run = async (): Promise<void> => {
  await app.whenReady();
  servePage(path.join(built, 'renderer'));
  limitPermissions();
  setMenu(languageHere(), {
    folder: dataFolder,
    isPackaged: app.isPackaged,
    platform: process.platform,
  });
  handOverPorts(startEngine());
  showWindow();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) showWindow();
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
