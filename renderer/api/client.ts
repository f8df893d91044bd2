import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../electron/contract';
import { noteAnswer, noteSilence } from './connection';

let onSessionEnd: () => void = () => undefined;

/** Names what happens when the engine says that nobody is logged in any more. */
export const whenSessionEnds = (action: () => void): void => {
  onSessionEnd = action;
};

const link = new RPCLink({
  url: () => `${location.origin}/rpc`,
  interceptors: [
    async ({ next, path }) => {
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
    },
  ],
});

/** The engine's procedures as the contract types them. */
export const api: ContractRouterClient<Contract> = createORPCClient(link);
