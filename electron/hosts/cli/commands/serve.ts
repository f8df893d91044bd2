import type { Command } from 'commander';
import { asPort, invocationOf } from '../invocation';

/** `lineside serve`. */
export const addServe = (program: Command): void => {
  program
    .command('serve')
    .description('serve the app to browsers on this computer')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 takes a free one', asPort, 4780)
    .action(async (options: { host: string; port: number }, command: Command) => {
      const { folder } = invocationOf(command);
      const { serveFolder } = await import('../hosting');
      await serveFolder(folder, options.host, options.port);
    });
};
