import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../electron/contract';
import { wireValues } from '../../electron/contract/wire';
import { noteAnswer, noteSilence } from './connection';
import { openDesktopPort } from './desktop-port';

let onSessionEnd: () => void = () => undefined;

/** Names what happens when the engine says that nobody is logged in any more. */
export const whenSessionEnds = (action: () => void): void => {
  onSessionEnd = action;
};

type Call<T> = { readonly next: () => Promise<T>; readonly path: readonly string[] };

const watch = async <T>({ next, path }: Call<T>): Promise<T> => {
  try {
    const answer = await next();
    noteAnswer();
    return answer;
  } catch (error) {
    if (error instanceof ORPCError) {
      noteAnswer();
      if (error.code === 'unauthenticated' && path[0] !== 'session') onSessionEnd();
    } else if (!(error instanceof DOMException && error.name === 'AbortError')) {
      noteSilence();
    }
    throw error;
  }
};

const port = await openDesktopPort();
const link = port
  ? new PortLink({ port, customJsonSerializers: wireValues, interceptors: [watch] })
  : new FetchLink({
      url: () => `${location.origin}/rpc`,
      customJsonSerializers: wireValues,
      interceptors: [watch],
    });

/** The engine's procedures as the contract types them. */
export const api: ContractRouterClient<Contract> = createORPCClient(link);
