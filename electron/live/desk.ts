import { Failure, type Change, type Identity, type Reach } from '../../db';
import type { LiveChange, LiveEvent } from '../contract/live';
import { hasRight } from '../contract/rights';
import type { EngineParts, LiveDesk, Listener } from '../procedures/procedure';
import { createWaiting, type Waiting } from './waiting';

const BEAT_EVERY_MS = 10_000;
/** How long the changes of one save are gathered, and of many saves at once. */
const GATHER_MS = 50;
const LOOK_AT_FILE_EVERY_MS = 500;
/** What was written this short before somebody began to listen is told to them: they may have read before it. */
const RECENT_MS = 3_000;
const MOST_RECENT = 100;
/** A browser keeps six connections to a host: whoever listened on all of them could call no more. */
const MOST_PER_SESSION = 4;

/** Told when the clients of a listener are others than before: everything that it shows may be. */
const REACH_CHANGED: LiveChange = { clientId: null, tables: ['user_clients'], dates: [] };

type Options = {
  readonly identity: Pick<Identity, 'findReach'>;
  /** Hears of every committed change of this process until the returned function is called. */
  readonly onChange: (listener: (changes: readonly Change[]) => void) => () => void;
  /** What other processes have written since it was last asked. */
  readonly readForeignChanges: () => Promise<readonly Change[]>;
  readonly log: EngineParts['log'];
  readonly beatEveryMs?: number | undefined;
};

/** One stream: what waits for it, and how it is woken and ended. */
type Stream = {
  readonly owner: string;
  readonly waiting: Waiting;
  readonly wake: () => void;
  readonly end: () => void;
};

const ownerOf = ({ token, actor }: Listener): string => token ?? `actor ${actor?.code ?? ''}`;

const sameReach = (a: Reach, b: Reach): boolean =>
  a.role === b.role && a.clientIds.join() === b.clientIds.join();

/** Resolves when woken or after a time, whichever comes first. */
const createAlarm = () => {
  let ring: (() => void) | null = null;
  return {
    wake: (): void => ring?.(),
    sleep: (milliseconds: number): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(() => ring?.(), Math.max(0, milliseconds));
        ring = () => {
          ring = null;
          clearTimeout(timer);
          resolve();
        };
      }),
  };
};

/**
 * Tells listeners what is written, in this process and in others, each of its own clients only. What somebody may see
 * is looked up before each single event; who reads slowly gets fewer events of the same news, never a queue of them.
 */
export const createLiveDesk = (options: Options): LiveDesk & { readonly close: () => void } => {
  const { identity, onChange, readForeignChanges, log, beatEveryMs = BEAT_EVERY_MS } = options;
  const streams = new Set<Stream>();
  let recent: readonly { readonly at: number; readonly changes: readonly Change[] }[] = [];
  let stopLooking: (() => void) | null = null;
  let isClosed = false;

  const spread = (changes: readonly Change[]): void => {
    if (changes.length === 0) return;
    const now = Date.now();
    recent = [...recent.filter(({ at }) => now - at < RECENT_MS), { at: now, changes }].slice(-MOST_RECENT);
    for (const { waiting, wake } of streams) {
      waiting.add(changes);
      wake();
    }
  };

  const lookAtFile = (): (() => void) => {
    let isLooking = false;
    const look = async (): Promise<void> => {
      if (isLooking) return;
      isLooking = true;
      try {
        spread(await readForeignChanges());
      } catch (error) {
        if (streams.size > 0) log({ reference: 'live', path: 'live.changes', error });
      } finally {
        isLooking = false;
      }
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_AT_FILE_EVERY_MS);
    return () => clearInterval(timer);
  };
  const stopHearing = onChange(spread);

  const enter = (stream: Stream): void => {
    for (const { at, changes } of recent) if (Date.now() - at < RECENT_MS) stream.waiting.add(changes);
    streams.add(stream);
    stopLooking ??= lookAtFile();
  };
  const leave = (stream: Stream): void => {
    streams.delete(stream);
    if (streams.size > 0) return;
    stopLooking?.();
    stopLooking = null;
  };

  const listen: LiveDesk['listen'] = async (listener, signal) => {
    const owner = ownerOf(listener);
    if (isClosed) throw new Failure('locked', 'database.closed');
    const first = await identity.findReach(listener);
    if (!first) throw new Failure('unauthenticated', 'failure.unauthenticated');
    if ([...streams].filter((stream) => stream.owner === owner).length >= MOST_PER_SESSION) {
      throw new Failure('locked', 'live.too-many', { most: MOST_PER_SESSION });
    }
    const alarm = createAlarm();
    const waiting = createWaiting();
    const over = new AbortController();
    const end = (): void => {
      if (over.signal.aborted) return;
      over.abort();
      leave(stream);
      alarm.wake();
    };
    const stream: Stream = { owner, waiting, wake: alarm.wake, end };

    const tell = async function* (): AsyncGenerator<LiveEvent, void> {
      let known = first;
      let nextBeat = Date.now();
      while (!over.signal.aborted) {
        const now = Date.now();
        if (now >= nextBeat) {
          nextBeat = now + beatEveryMs;
          yield { beat: new Date(now).toISOString() };
          continue;
        }
        if (waiting.isEmpty()) await alarm.sleep(nextBeat - now);
        if (!waiting.isEmpty()) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
        if (over.signal.aborted) return;
        const reach = await identity.findReach(listener);
        if (!reach || !hasRight(reach.role, 'see')) return;
        if (!sameReach(reach, known)) {
          known = reach;
          yield REACH_CHANGED;
          continue;
        }
        const change = waiting.take(reach);
        if (change) yield change;
      }
    };
    const events = tell();
    const gone = [signal, listener.hostLeaves].filter((each) => each !== undefined);
    for (const each of gone) each.addEventListener('abort', end, { once: true });
    const finish = (): void => {
      end();
      for (const each of gone) each.removeEventListener('abort', end);
    };
    enter(stream);
    if (gone.some(({ aborted }) => aborted)) finish();

    const told: AsyncIteratorObject<LiveEvent, void> = {
      next: async () => {
        try {
          const event = await events.next();
          if (event.done) finish();
          return event;
        } catch (error) {
          finish();
          throw error;
        }
      },
      return: async () => {
        finish();
        return events.return();
      },
      [Symbol.asyncIterator]: () => told,
      [Symbol.asyncDispose]: async () => finish(),
    };
    return told;
  };

  return {
    listen,
    count: () => streams.size,
    close: () => {
      isClosed = true;
      stopHearing();
      for (const { end } of streams) end();
    },
  };
};
