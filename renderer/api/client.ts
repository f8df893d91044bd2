import { createORPCClient, ORPCError, type ClientLink } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../electron/contract';
import { wireValues } from '../../electron/contract/wire';
import { noteAnswer, noteSilence } from './connection';
import { isLeaving } from './leaving';
import { isDesktop, openDesktopPort, whenPortIsLost } from './desktop-port';

let onSessionEnd: () => void = () => undefined;

/** Names what happens when the engine says that nobody is logged in any more. */
export const whenSessionEnds = (action: () => void): void => {
  onSessionEnd = action;
};

type Call<T> = { readonly next: () => Promise<T>; readonly path: readonly string[] };

let underWay = 0;
const isCalling = (): boolean => underWay > 0;

const QUIET_AFTER_MILLISECONDS = 250;
const LONGEST_WAIT_MILLISECONDS = 5_000;

/** Resolves once no call has been under way for a moment, after five seconds in any case. */
export const whenQuiet = async (): Promise<void> => {
  const end = Date.now() + LONGEST_WAIT_MILLISECONDS;
  do {
    await new Promise((resolve) => setTimeout(resolve, QUIET_AFTER_MILLISECONDS));
  } while (isCalling() && Date.now() < end);
};

const watch = async <T>({ next, path }: Call<T>): Promise<T> => {
  underWay += 1;
  try {
    const answer = await next();
    noteAnswer();
    return answer;
  } catch (error) {
    if (error instanceof ORPCError) {
      noteAnswer();
      if (error.code === 'unauthenticated' && path[0] !== 'session') onSessionEnd();
    } else if (!(error instanceof DOMException && error.name === 'AbortError')) {
      // What is open for hours may break without the engine being gone: whoever listens asks for that.
      if (path[0] !== 'live') noteSilence();
    }
    throw error;
  } finally {
    underWay -= 1;
  }
};

/** What a browser still sends of a page that is gone, in characters. */
const MOST_KEPT_ALIVE = 60_000;

const fetchLink = () =>
  new FetchLink({
    url: () => `${location.origin}/rpc`,
    customJsonSerializers: wireValues,
    interceptors: [watch],
    fetch: (request, init, _options, _path, input) => {
      const isSmall = isLeaving() && JSON.stringify(input ?? null).length < MOST_KEPT_ALIVE;
      return fetch(request, isSmall ? { ...init, keepalive: true } : init);
    },
  });

/**
 * Calls over the port of the desktop app. When the data process is started again the calls under way fail, which the
 * page takes as no answer, and later ones wait for the new port.
 */
const portLink = (): ClientLink<object> => {
  const open = async () => {
    const port = await openDesktopPort();
    return { port, link: new PortLink({ port, customJsonSerializers: wireValues, interceptors: [watch] }) };
  };
  let current = open();
  whenPortIsLost(() => {
    const lost = current;
    current = open();
    // The link waits for answers until its port says that it is closed.
    void lost.then(({ port }) => port.dispatchEvent(new Event('close')));
  });
  return { call: async (...call) => (await current).link.call(...call) };
};

const link = isDesktop ? portLink() : fetchLink();

/** The engine's procedures as the contract types them. */
export const api: ContractRouterClient<Contract> = createORPCClient(link);
