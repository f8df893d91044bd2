import { RPCHandler } from '@orpc/server/message-port';
import { wireValues } from '../../contract/wire';
import type { Engine } from '../../engine';
import { router } from '../../procedures';
import type { CallContext } from '../../procedures/procedure';

type Port = Parameters<RPCHandler<CallContext>['upgrade']>[0];

/** The one window of the desktop app, as the data process knows it. */
export type WindowCalls = {
  /** Answers the calls that come in on a port. */
  readonly answer: (port: Port) => void;
  /** Takes up the session that the window had before this process was started. */
  readonly resume: (token: string | null) => void;
  /** Takes up what makes this PC a station, which was kept when it was registered. */
  readonly stand: (stationToken: string | null) => void;
};

/** Who outlives this process and keeps its tokens. */
type Keepers = {
  readonly keep?: (token: string | null) => void;
  readonly keepStation?: (stationToken: string | null) => void;
};

/**
 * Returns what answers the window's calls. The session's token stays outside the page: after a reload its new port
 * finds the same person logged in. `keep` and `keepStation` get each new token for who outlives this process.
 */
export const answerWindow = (engine: Engine, { keep, keepStation }: Keepers = {}): WindowCalls => {
  let token: string | null = null;
  let stationToken: string | null = null;
  const change = (next: string | null): void => {
    token = next;
    keep?.(next);
  };
  const changeStation = (next: string | null): void => {
    stationToken = next;
    keepStation?.(next);
  };
  const visitor = engine.contextFor({
    actor: null,
    host: 'desktop',
    token: null,
    carrier: { set: change, clear: () => change(null) },
    stationToken: null,
    stationCarrier: { set: changeStation, clear: () => changeStation(null) },
    address: null,
  });
  const handler = new RPCHandler<CallContext>(router, {
    customJsonSerializers: wireValues,
    interceptors: [
      async (options) => {
        const { identify, recognise } = engine.parts.identity;
        // What the page keeps open by itself is no use of the session.
        const find = options.request.url.pathname.endsWith('/live/changes') ? recognise : identify;
        const actor = token === null ? null : await find(token);
        return options.next({ ...options, context: { ...visitor, actor, token, stationToken } });
      },
    ],
  });
  return {
    answer: (port) => handler.upgrade(port, { context: visitor }),
    resume: (kept) => {
      token = kept;
    },
    stand: (kept) => {
      stationToken = kept;
    },
  };
};
