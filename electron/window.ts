import { BrowserWindow, MessageChannelMain, ipcMain, type UtilityProcess, type WebContents } from 'electron';
import { PORT_CHANNEL } from './port-channel';
import { isOwnPage, PAGE_URL, windowOptions } from './security';

/** Keeps a page where it is: no other address, no second window, no embedded guest. */
export const confine = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

/**
 * Answers a page that asks for its port with one end of a new channel, and gives the engine the other end.
 * A frame that is not the main frame of the built page gets no answer.
 */
export const handOverPorts = (engine: UtilityProcess): void => {
  ipcMain.on(PORT_CHANNEL, (event) => {
    const frame = event.senderFrame;
    if (frame === null || frame !== event.sender.mainFrame || !isOwnPage(frame.url)) return;
    const { port1, port2 } = new MessageChannelMain();
    engine.postMessage(PORT_CHANNEL, [port1]);
    event.sender.postMessage(PORT_CHANNEL, null, [port2]);
  });
};

/** Opens the window on the built page and shows it once it is painted. */
export const openWindow = (preloadFile: string): BrowserWindow => {
  const window = new BrowserWindow(windowOptions(preloadFile));
  window.once('ready-to-show', () => window.show());
  void window.loadURL(PAGE_URL);
  return window;
};
