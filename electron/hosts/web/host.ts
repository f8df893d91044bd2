import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import createFastify, { type FastifyInstance } from 'fastify';
import { Failure } from '../../../db';
import type { Engine } from '../../engine';
import { carryCalls } from './calls';
import { authorityOf, guard, isLoopback } from './guards';
import { HEADERS } from './headers';
import { servePages } from './pages';
import { refuse } from './refusals';

const BODY_BYTES = 1024 * 1024;
const REQUEST_MS = 120_000;
const LAST_CALLS_MS = 10_000;
const SWEEP_EVERY_MS = 100;

export type WebHostOptions = {
  readonly engine: Engine;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** The built screens. */
  readonly rendererFolder: string;
  /** Lets other computers in; without it an address that they can reach is refused. */
  readonly isShared?: boolean;
  /** Names and addresses under which it is called, where they are more than the one it listens on. */
  readonly names?: readonly string[];
  /** PEM of key and certificate; without them it speaks plain HTTP. */
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly callsPerMinute?: number;
  /** How many log-ins an address may try in a minute. */
  readonly loginsPerMinute?: number;
};

export type WebHost = {
  readonly url: string;
  readonly port: number;
  /** Takes no new calls and waits for the running ones, for ten seconds at most. */
  readonly close: () => Promise<void>;
};

const answerErrors = (fastify: FastifyInstance, engine: Engine): void => {
  fastify.setNotFoundHandler((request, reply) =>
    refuse(request, reply, { status: 404, code: 'not-found', key: 'host.no-such-address' }),
  );
  fastify.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 429) {
      const seconds = Number(reply.getHeader('retry-after') ?? 60);
      return refuse(request, reply, { status, code: 'locked', key: 'host.too-many', params: { seconds } });
    }
    if (status === 413)
      return refuse(request, reply, { status, code: 'invalid-input', key: 'host.too-large' });
    if (status < 500) return refuse(request, reply, { status, code: 'invalid-input', key: 'host.not-json' });
    const reference = randomUUID().slice(0, 8);
    engine.parts.log({ reference, path: request.routeOptions.url ?? '', error });
    const params = { reference };
    return refuse(request, reply, {
      status: 500,
      code: 'unexpected',
      key: 'failure.unexpected',
      params,
      reference,
    });
  });
};

const listen = async (fastify: FastifyInstance, host: string, port: number): Promise<number> => {
  try {
    return Number(new URL(await fastify.listen({ host, port })).port || 80);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'EADDRINUSE')
      throw new Failure('locked', 'host.port-taken', { port }, { cause: error });
    throw error;
  }
};

/**
 * Serves screens and procedures over HTTP.
 * @throws Failure `invalid-input` for an address beyond this computer unless shared, `locked` for a port in use.
 */
export const startWebHost = async (options: WebHostOptions): Promise<WebHost> => {
  const { engine, host } = options;
  if (!isLoopback(host) && !options.isShared)
    throw new Failure('invalid-input', 'host.not-loopback', { host });
  const { tls } = options;
  const fastify: FastifyInstance = createFastify({
    ...(tls ? { https: { key: tls.key, cert: tls.cert, minVersion: 'TLSv1.2' } } : {}),
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MS,
    forceCloseConnections: 'idle',
  });
  const served = new Set<string>();
  const leaving = new AbortController();
  // A connection that is kept for a next call would hold the host open.
  fastify.addHook('onSend', async (_request, reply) => {
    if (leaving.signal.aborted) reply.header('connection', 'close');
  });
  guard(fastify, (authority) => served.has(authority));
  answerErrors(fastify, engine);
  await fastify.register(helmet, HEADERS);
  await fastify.register(rateLimit, { max: options.callsPerMinute ?? 6000, timeWindow: 60_000 });
  await fastify.register(cookie);
  await fastify.register(async (calls) =>
    carryCalls(calls, engine, {
      loginsPerMinute: options.loginsPerMinute ?? 60,
      hostLeaves: leaving.signal,
    }),
  );
  await servePages(fastify, options.rendererFolder);

  const port = await listen(fastify, host, options.port);
  const names = options.names ?? (isLoopback(host) ? [host, '127.0.0.1', 'localhost', '::1'] : [host]);
  for (const name of names) served.add(authorityOf(name, port));
  return {
    url: `${tls ? 'https' : 'http'}://${authorityOf(host, port)}`,
    port,
    close: async () => {
      leaving.abort();
      // The connection of a stream was promised to stay before anybody knew of the end: it is closed once it is idle.
      const sweep = setInterval(() => fastify.server.closeIdleConnections(), SWEEP_EVERY_MS);
      const hurry = setTimeout(() => fastify.server.closeAllConnections(), LAST_CALLS_MS);
      await fastify.close();
      clearInterval(sweep);
      clearTimeout(hurry);
    },
  };
};
