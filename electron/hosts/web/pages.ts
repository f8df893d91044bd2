import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the built screens: hashed files for a year, the page itself asked for anew each time. */
export const servePages = async (fastify: FastifyInstance, folder: string): Promise<void> => {
  if (!existsSync(folder)) return;
  const assets = path.join(path.resolve(folder), 'assets') + path.sep;
  await fastify.register(fastifyStatic, {
    root: path.resolve(folder),
    index: 'index.html',
    dotfiles: 'deny',
    cacheControl: false,
    setHeaders: (response, file) => {
      const isHashed = file.startsWith(assets);
      response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
};
