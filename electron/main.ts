import path from 'node:path';
import { app, BrowserWindow, dialog, screen } from 'electron';
import { languageOf, sentence } from './contract/sentences';
import { chosenFolderOf } from './chosen-folder';
import { startDataProcess, type DataProcess } from './data-process';
import { offerFolders, sayRefused } from './folder-choice';
import { setMenu } from './menu';
import { limitPermissions, registerPageScheme, servePage } from './page';
import { dataFolderOf } from './security';
import { stationKeeperOf } from './station-token';
import { createSharingMark, type SharingMark } from './tray';
import { confine, handOverPorts, openWindow, tellPortsAreLost } from './window';
import { keepWindowState, readWindowState } from './window-state';

const built = path.resolve(import.meta.dirname, '..');
const preloadFile = path.join(built, 'preload', 'preload.cjs');

registerPageScheme();
app.enableSandbox();

const languageHere = () => languageOf(app.getLocale());

/** The tray's pictures stand beside the built code, in the archive as in a checkout. */
const trayIcon = path.join(built, '..', 'resources', 'icons', 'tray.png');
const choice = () => ({ language: languageHere(), usual: usualFolder, folder: dataFolder });

/** Starts the data process; when it is given up there is nothing left to show but why. */
const startEngine = (mark: SharingMark): DataProcess => {
  const language = languageHere();
  let isRunning = true;
  let isQuitting = false;
  const engine = startDataProcess(path.join(built, 'engine', 'engine.js'), dataFolder, {
    language,
    station: stationKeeperOf(dataFolder),
    onSharing: mark.show,
    onLost: tellPortsAreLost,
    onEnd: (why, code) => {
      isRunning = false;
      if (why !== null) return void sayRefused(why, choice());
      dialog.showErrorBox('Lineside', sentence(language, 'desktop.stopped', { code }));
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

/** Brings the window to the front, or opens it again. */
const bringWindow = (): void => {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return showWindow();
  if (window.isMinimized()) window.restore();
  window.focus();
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
  const mark = createSharingMark(languageHere(), trayIcon, {
    openWindow: bringWindow,
    quit: () => app.quit(),
  });
  handOverPorts(startEngine(mark));
  offerFolders(choice());
  showWindow();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) showWindow();
  });
  // While others use this PC's data, closing the window leaves the app in the tray.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !mark.isShown()) app.quit();
  });
};

app.on('web-contents-created', (_event, contents) => confine(contents));

const usualFolder = app.getPath('userData');
const dataFolder = dataFolderOf(process.argv, chosenFolderOf(usualFolder));
// The single-instance lock lies in this folder, too: two data folders may be open beside each other.
app.setPath('userData', dataFolder);

// One data folder, one engine: a second start brings the first one's window to the front.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', bringWindow);
  void run();
} else {
  app.quit();
}
