import { contextBridge, ipcRenderer } from 'electron';
import { FOLDER_CHANNEL, LOST_CHANNEL, PORT_CHANNEL } from './port-channel';

// A port cannot cross the context bridge; it is posted to the page, which asked for it and listens.
ipcRenderer.on(PORT_CHANNEL, (event) => window.postMessage(PORT_CHANNEL, location.origin, [...event.ports]));
ipcRenderer.on(LOST_CHANNEL, () => window.postMessage(LOST_CHANNEL, location.origin));

contextBridge.exposeInMainWorld('lineside', {
  /** Asks for a port to the engine; it arrives as a `message` event of the window whose data is `lineside:port`. */
  connect: () => ipcRenderer.send(PORT_CHANNEL),
  /** Asks the user for another data folder; the app starts again in the one that is chosen. */
  chooseDataFolder: () => ipcRenderer.send(FOLDER_CHANNEL),
});
