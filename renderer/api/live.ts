import { useEffect, useSyncExternalStore } from 'react';
import type { LiveChange } from '../../electron/contract/live';
import { api } from './client';
import { useConnection } from './connection';
import { procedures, queryClient } from './queries';
import { isTouched } from './touched';

/** Whether the page is told what changes (or was until a moment ago), and when the engine was last heard. */
export type LiveState = { readonly isLive: boolean; readonly heardAt: Date | null };

/** Saves come in bursts: what they touch is asked for once. */
const GATHER_MILLISECONDS = 200;
/** The engine beats every ten seconds; a silence of this length is a broken line that nobody told of. */
const SILENCE_MILLISECONDS = 25_000;
const FIRST_PAUSE_MILLISECONDS = 500;
const LONGEST_PAUSE_MILLISECONDS = 15_000;
/** A short break is nobody's business. */
const TOLERATED_MILLISECONDS = 4_000;
/** While nothing is told, the page asks by itself. */
const ASK_EVERY_MILLISECONDS = 15_000;
/** A tab that nobody sees gives its connection back. */
const HIDDEN_MILLISECONDS = 60_000;

let state: LiveState = { isLive: true, heardAt: null };
const listeners = new Set<() => void>();

const change = (next: Partial<LiveState>): void => {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
};

/** The state as it is now and whenever it changes. */
export const useLiveState = (): LiveState =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );

const codeOf = (clientId: number): string | null =>
  queryClient.getQueryData(procedures.session.me.queryKey())?.clients.find(({ id }) => id === clientId)
    ?.code ?? null;

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

const renewAll = (): Promise<void> => queryClient.invalidateQueries({ type: 'active' });

/** Renews what changes have touched: gathered, and never while the last renewal is still under way. */
const createRenewer = () => {
  let waiting: LiveChange[] = [];
  let isBusy = false;
  const renew = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    while (waiting.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, GATHER_MILLISECONDS));
      const changes = waiting;
      waiting = [];
      await queryClient.invalidateQueries({
        predicate: (query) => changes.some((each) => isTouched(query, each, codeOf)),
      });
    }
    isBusy = false;
  };
  return (told: LiveChange): void => {
    waiting.push(told);
    void renew();
  };
};

/** Listens until it is stopped, coming back after every break; asks for everything once when it is back. */
const listen = (): { readonly stop: () => void; readonly hurry: () => void } => {
  const stopped = new AbortController();
  let nap = new AbortController();
  const take = createRenewer();
  let pauseMs = FIRST_PAUSE_MILLISECONDS;
  let lostTimer: ReturnType<typeof setTimeout> | undefined;
  let isBroken = false;

  const noteHeard = (): void => {
    clearTimeout(lostTimer);
    lostTimer = undefined;
    change({ isLive: true, heardAt: new Date() });
  };
  const noteLost = (): void => {
    isBroken = true;
    lostTimer ??= setTimeout(() => change({ isLive: false }), TOLERATED_MILLISECONDS);
  };

  const follow = async (): Promise<void> => {
    const line = new AbortController();
    const cut = (): void => line.abort();
    stopped.signal.addEventListener('abort', cut);
    let silence = setTimeout(cut, SILENCE_MILLISECONDS);
    try {
      for await (const event of await api.live.changes(undefined, { signal: line.signal })) {
        clearTimeout(silence);
        silence = setTimeout(cut, SILENCE_MILLISECONDS);
        noteHeard();
        if (isBroken) void renewAll();
        isBroken = false;
        pauseMs = FIRST_PAUSE_MILLISECONDS;
        if ('tables' in event) take(event);
      }
    } catch {
      // Whatever broke the line, it is tried again; whether the engine is there, any call tells.
      if (!stopped.signal.aborted) api.setup.status().catch(() => undefined);
    } finally {
      clearTimeout(silence);
      stopped.signal.removeEventListener('abort', cut);
    }
  };

  const goOn = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await follow();
      if (stopped.signal.aborted) return;
      noteLost();
      nap = new AbortController();
      // Pages that lost the same engine do not all come back at once.
      await pause(pauseMs * (0.5 + Math.random() / 2), nap.signal);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MILLISECONDS);
    }
  };
  void goOn();
  return {
    stop: () => {
      clearTimeout(lostTimer);
      stopped.abort();
      nap.abort();
    },
    hurry: () => nap.abort(),
  };
};

/** Listens while the page is looked at; one that comes back into view asks for everything once. */
const listenWhileSeen = (): { readonly stop: () => void; readonly hurry: () => void } => {
  let line: ReturnType<typeof listen> | null = listen();
  let hiding: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(hiding);
    if (document.visibilityState === 'hidden') {
      hiding = setTimeout(() => {
        line?.stop();
        line = null;
      }, HIDDEN_MILLISECONDS);
    } else if (!line) {
      line = listen();
      void renewAll();
    }
  };
  document.addEventListener('visibilitychange', look);
  return {
    stop: () => {
      clearTimeout(hiding);
      document.removeEventListener('visibilitychange', look);
      line?.stop();
    },
    hurry: () => line?.hurry(),
  };
};

/**
 * Keeps what the page shows up to date with what others write: renews the answers that a change touches, and nothing
 * that is being typed. Mounted once, where somebody is logged in.
 */
export const useLive = (isOn: boolean): void => {
  const { isReachable } = useConnection();
  const { isLive } = useLiveState();
  useEffect(() => {
    if (!isOn) return;
    line = listenWhileSeen();
    return () => {
      line?.stop();
      line = null;
      change({ isLive: true, heardAt: null });
    };
  }, [isOn]);
  useEffect(() => {
    if (isReachable) line?.hurry();
  }, [isReachable]);
  useEffect(() => {
    if (!isOn || isLive || !isReachable) return;
    const timer = setInterval(() => void renewAll(), ASK_EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isOn, isLive, isReachable]);
};

let line: ReturnType<typeof listenWhileSeen> | null = null;
