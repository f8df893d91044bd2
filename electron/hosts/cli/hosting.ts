import { fileURLToPath } from 'node:url';
import { serve } from '../web/serve';

/** Serves a data folder until a signal ends it; screens and the reader's thread lie beside the built command line. */
export const serveFolder = async (folder: string, host: string, port: number): Promise<void> => {
  const { stopped } = await serve({
    folder,
    host,
    port,
    rendererFolder: fileURLToPath(new URL('../renderer/', import.meta.url)),
    readerFile: new URL('../engine/reader.js', import.meta.url),
  });
  await stopped;
};
