import { RPCHandler } from '@orpc/server/message-port';
import { wireValues } from '../../contract/wire';
import type { Engine } from '../../engine';
import { router } from '../../procedures';
import type { CallContext } from '../../procedures/procedure';

type Port = Parameters<RPCHandler<CallContext>['upgrade']>[0];

/**
 * Returns what answers the window's calls on a port. The session's token stays in this process: the page never holds
 * it, and after a reload its new port finds the same person logged in.
 */
export const answerWindow = (engine: Engine): ((port: Port) => void) => {
  let token: string | null = null;
  const carrier: CallContext['carrier'] = {
    set: (made) => {
      token = made;
    },
    clear: () => {
      token = null;
    },
  };
  const visitor = engine.contextFor({ actor: null, host: 'desktop', token: null, carrier, address: null });
  const handler = new RPCHandler<CallContext>(router, {
    customJsonSerializers: wireValues,
    interceptors: [
      async (options) => {
        const actor = token === null ? null : await engine.parts.identity.identify(token);
        return options.next({ ...options, context: { ...visitor, actor, token } });
      },
    ],
  });
  return (port) => handler.upgrade(port, { context: visitor });
};
