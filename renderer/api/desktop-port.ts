const PORT_MESSAGE = 'lineside:port';

/** What the desktop app's preload offers to the page; absent in a browser. */
declare global {
  // A property of the window can only be declared by merging into its interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Window {
    readonly lineside?: { readonly connect: () => void };
  }
}

/** The port to the data process of the desktop app; null in a browser, which calls over HTTP. */
export const openDesktopPort = (): Promise<MessagePort> | null => {
  const desktop = globalThis.window?.lineside;
  if (!desktop) return null;
  return new Promise((resolve) => {
    const listen = ({ source, data, ports: [port] }: MessageEvent): void => {
      if (source !== window || data !== PORT_MESSAGE || !port) return;
      window.removeEventListener('message', listen);
      port.start();
      resolve(port);
    };
    window.addEventListener('message', listen);
    desktop.connect();
  });
};
