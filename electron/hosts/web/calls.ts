import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { RPCHandler } from '@orpc/server/fastify';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { version } from '../../../package.json';
import { contract } from '../../contract';
import { wireValues } from '../../contract/wire';
import type { Engine } from '../../engine';
import { router } from '../../procedures';
import type { CallContext } from '../../procedures/procedure';

const COOKIE = 'lineside_session';
const STATION_COOKIE = 'lineside_station';
/** The longest that browsers keep a cookie for. */
const STATION_SECONDS = 400 * 86_400;
const IMPORT_BYTES = 60 * 1024 * 1024;
/** Calls before log-in that hash a password or a PIN. */
const HASHING = ['session/login', 'session/loginWithPin', 'setup/createAdmin'];
/** What a page keeps open by itself: it is no use of the session. */
const LIVE = /^\/(rpc|api)\/live\/changes$/;
const CALL = /^\/(rpc|api)(\/[A-Za-z]+)+$/;

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '';

const contextOf = async (
  engine: Engine,
  request: FastifyRequest,
  reply: FastifyReply,
  hostLeaves: AbortSignal,
): Promise<CallContext> => {
  const token = request.cookies[COOKIE] ?? null;
  const { identify, recognise } = engine.parts.identity;
  const find = LIVE.test(pathOf(request)) ? recognise : identify;
  const cookie = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  } as const;
  return engine.contextFor({
    host: 'web',
    actor: token === null ? null : await find(token),
    token,
    carrier: {
      set: (made, keepSeconds) =>
        void reply.setCookie(COOKIE, made, {
          ...cookie,
          ...(keepSeconds === undefined ? {} : { maxAge: keepSeconds }),
        }),
      clear: () => void reply.clearCookie(COOKIE, cookie),
    },
    stationToken: request.cookies[STATION_COOKIE] ?? null,
    stationCarrier: {
      set: (made) => void reply.setCookie(STATION_COOKIE, made, { ...cookie, maxAge: STATION_SECONDS }),
      clear: () => void reply.clearCookie(STATION_COOKIE, cookie),
    },
    address: request.ip,
    hostLeaves,
  });
};

/** Procedures whose files travel as bytes, which plain JSON cannot carry. */
const isPlain = (path: readonly string[]): boolean => path[0] !== 'exchange';

const describe = () =>
  new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: { title: 'Lineside', version },
    servers: [{ url: '/api' }],
    filter: ({ path }) => isPlain(path),
  });

/**
 * Carries calls: `/rpc` for Lineside's own clients, `/api` the same procedures in plain JSON for other programs, and
 * `/openapi.json`, which describes the latter and holds no data. Every call is a POST with a JSON body.
 */
export const carryCalls = (
  fastify: FastifyInstance,
  engine: Engine,
  { loginsPerMinute, hostLeaves }: { readonly loginsPerMinute: number; readonly hostLeaves: AbortSignal },
): void => {
  const rpc = new RPCHandler<CallContext>(router, { customJsonSerializers: wireValues });
  const api = new OpenAPIHandler<CallContext>(router, { filter: ({ path }) => isPlain(path) });
  fastify.removeContentTypeParser('text/plain');

  const countLogin = fastify.createRateLimit({
    max: loginsPerMinute,
    timeWindow: 60_000,
    keyGenerator: ({ ip }) => `hashing ${ip}`,
  });
  const limitLogins = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const count = await countLogin(request);
    if (count.isAllowed || !count.isExceeded) return;
    reply.header('retry-after', count.ttlInSeconds);
    throw Object.assign(new Error('too many log-ins'), { statusCode: 429 });
  };

  for (const [prefix, handler] of [
    ['/rpc', rpc],
    ['/api', api],
  ] as const) {
    const carry = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      reply.header('cache-control', 'no-store');
      // One spelling per procedure, so that its own limits cannot be walked around.
      const isCall = CALL.test(pathOf(request));
      const { matched } = isCall
        ? await handler.handle(request, reply, {
            prefix,
            context: await contextOf(engine, request, reply, hostLeaves),
          })
        : { matched: false };
      if (!matched) reply.callNotFound();
      return reply;
    };
    fastify.post(`${prefix}/*`, carry);
    fastify.post(`${prefix}/exchange/importTable`, { bodyLimit: IMPORT_BYTES }, carry);
    for (const name of HASHING) fastify.post(`${prefix}/${name}`, { onRequest: limitLogins }, carry);
  }

  let description: ReturnType<typeof describe> | null = null;
  fastify.get('/openapi.json', async () => (description ??= describe()));
};
