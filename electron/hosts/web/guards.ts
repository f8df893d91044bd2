import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from './refusals';

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** Whether only this computer can reach an address. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/** A host and port as they stand in an address: IPv6 in brackets. */
export const authorityOf = (host: string, port: number): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

const isOwnPage = ({ headers, protocol }: FastifyRequest): boolean => {
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  // A browser sends at least one of the two with every call; a program that is no browser sends neither.
  return (
    (origin === undefined || origin === `${protocol}://${headers.host}`) &&
    (site === undefined || site === 'same-origin')
  );
};

/**
 * Refuses calls under a foreign host name (a page elsewhere whose name was pointed at this computer) and changes asked
 * for by another origin's page.
 */
export const guard = (fastify: FastifyInstance, isServed: (authority: string) => boolean): void => {
  fastify.addHook('onRequest', async (request, reply) => {
    const refusal = { status: 403, code: 'forbidden', key: 'host.wrong-origin' } as const;
    if (!isServed((request.headers.host ?? '').toLowerCase())) {
      return refuse(request, reply, { ...refusal, status: 421 });
    }
    if (!READING.has(request.method) && !isOwnPage(request)) return refuse(request, reply, refusal);
    return undefined;
  });
};
