const PORT_MESSAGE = 'lineside:port';
const LOST_MESSAGE = 'lineside:lost';

/** What the desktop app's preload offers to the page; absent in a browser. */
declare global {
  // A property of the window can only be declared by merging into its interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Window {
    readonly lineside?: { readonly connect: () => void; readonly chooseDataFolder: () => void };
  }
}

/** Whether the page stands in the desktop app's window; a browser calls over HTTP. */
export const isDesktop = globalThis.window?.lineside !== undefined;

const isOwn = ({ source, data }: MessageEvent, name: string): boolean => source === window && data === name;

/** Asks the desktop app for a port to the data process. */
export const openDesktopPort = (): Promise<MessagePort> =>
  new Promise((resolve) => {
    const listen = (event: MessageEvent): void => {
      const [port] = event.ports;
      if (!isOwn(event, PORT_MESSAGE) || !port) return;
      window.removeEventListener('message', listen);
      port.start();
      resolve(port);
    };
    window.addEventListener('message', listen);
    window.lineside?.connect();
  });

/** Names what happens when the desktop app says that the port leads nowhere any more. */
export const whenPortIsLost = (action: () => void): void =>
  window.addEventListener('message', (event) => {
    if (isOwn(event, LOST_MESSAGE)) action();
  });

/** Lets the desktop app ask for another data folder; it starts again in the one that is chosen. */
export const chooseDataFolder = (): void => window.lineside?.chooseDataFolder();
