import { BrowserWindow, MessageChannelMain, ipcMain, type IpcMainEvent, type WebContents } from 'electron';
import type { DataProcess } from './data-process';
import { LOST_CHANNEL, PORT_CHANNEL } from './port-channel';
import { isOwnPage, PAGE_URL, windowOptions } from './security';
import type { WindowState } from './window-state';

/** Keeps a page where it is: no other address, no second window, no embedded guest. */
export const confine = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};

/** Whether a message comes from the main frame of the built page. */
export const isFromOwnPage = ({ senderFrame: frame, sender }: IpcMainEvent): boolean =>
  frame !== null && frame === sender.mainFrame && isOwnPage(frame.url);

/**
 * Answers a page that asks for its port with one end of a new channel, and gives the engine the other end.
 * A frame that is not the main frame of the built page gets no answer.
 */
export const handOverPorts = (engine: DataProcess): void => {
  ipcMain.on(PORT_CHANNEL, (event) => {
    if (!isFromOwnPage(event)) return;
    const { port1, port2 } = new MessageChannelMain();
    engine.passPort(port1);
    event.sender.postMessage(PORT_CHANNEL, null, [port2]);
  });
};

/** Tells the pages that their ports lead nowhere, so that they ask for others. */
export const tellPortsAreLost = (): void => {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(LOST_CHANNEL);
};

/** Opens the window on the built page, where it was last, and shows it once it is painted. */
export const openWindow = (
  preloadFile: string,
  state: WindowState | null,
  keep: (state: WindowState) => void,
): BrowserWindow => {
  const window = new BrowserWindow({ ...windowOptions(preloadFile), ...state?.bounds });
  if (state?.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () =>
    keep({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() || window.isFullScreen() }),
  );
  void window.loadURL(PAGE_URL);
  return window;
};
