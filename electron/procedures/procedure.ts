import { randomUUID } from 'node:crypto';
import { implement, ORPCError, ValidationError } from '@orpc/server';
import {
  Failure,
  type Actor,
  type ClientScope,
  type Complaint,
  type DemoDesk,
  type Host,
  type Identity,
  type Lane,
  type Upkeep,
} from '../../db';
import { contract } from '../contract';
import type { LiveEvent } from '../contract/live';
import { type FailureData, type ProcedureMeta, statusOf } from '../contract/procedure';
import { hasRight } from '../contract/rights';
import { sentence } from '../contract/sentences';
import type { SharingState } from '../contract/sharing';

/** Where a token is kept on the caller's side: a cookie on the web host, nothing at the command line. */
export type TokenCarrier = {
  /** Keeps it for so many seconds; without them as long as the caller's program runs. */
  readonly set: (token: string, keepSeconds?: number) => void;
  readonly clear: () => void;
};

/** Runs a query on another thread's lane; takes the path, the raw input and who asks. */
export type RemoteReader = (path: readonly string[], input: unknown, actor: Actor) => Promise<unknown>;

/** Lets other computers in, and tells whether it does. */
export type SharingDesk = {
  readonly status: () => Promise<SharingState>;
  /** @throws Failure `conflict` while users have passwords that others chose, `locked` for a port that is taken. */
  readonly start: (actor: Actor, port: number) => Promise<SharingState>;
  readonly stop: (actor: Actor) => Promise<SharingState>;
};

/** Who wants to hear what changes, and when the host that carries it leaves. */
export type Listener = {
  readonly actor: Actor | null;
  readonly token: string | null;
  readonly hostLeaves?: AbortSignal | undefined;
};

/** Tells what changes to those who listen. */
export type LiveDesk = {
  /**
   * Events until the session is over, the signal aborts or the host leaves.
   * @throws Failure `unauthenticated` without a session, `locked` when it listens too often at once.
   */
  readonly listen: (
    listener: Listener,
    signal?: AbortSignal,
  ) => Promise<AsyncIteratorObject<LiveEvent, void>>;
  /** How many listen. */
  readonly count: () => number;
};

/** What the engine gives to procedures. */
export type EngineParts = {
  /** The data folder. */
  readonly folder: string;
  readonly writer: Lane;
  /** The reader's lane, in this thread or in another one. */
  readonly reader: { readonly lane: Lane } | { readonly remote: RemoteReader };
  readonly identity: Identity;
  readonly demo: DemoDesk;
  readonly upkeep: Upkeep;
  /** Null in the reader's thread, which answers queries alone. */
  readonly live: LiveDesk | null;
  /** What turns sharing on and off; null where no host offers it. */
  readonly sharing: SharingDesk | null;
  readonly log: (line: { reference: string; path: string; error: unknown }) => void;
};

/** What a host puts into every call. */
export type CallContext = {
  readonly engine: EngineParts;
  /** Which host carries the call. */
  readonly host: Host;
  /** Null before log-in. */
  readonly actor: Actor | null;
  readonly token: string | null;
  readonly carrier: TokenCarrier;
  /** The token of the station where the caller stands; null where no station was registered. */
  readonly stationToken: string | null;
  readonly stationCarrier: TokenCarrier;
  readonly address: string | null;
  /** Aborts when the host takes no more calls: what would go on for hours ends then. */
  readonly hostLeaves?: AbortSignal | undefined;
};

/** Who calls. @throws Failure `unauthenticated` before log-in. */
export const requireActor = ({ actor }: Pick<CallContext, 'actor'>): Actor => {
  if (!actor) throw new Failure('unauthenticated', 'failure.unauthenticated');
  return actor;
};

const toData = (failure: Failure, reference: string | null): FailureData => ({
  key: failure.key,
  params: { ...failure.params },
  fields: failure.fields.map((f) => ({ key: f.key, params: { ...f.params }, path: [...f.path] })),
  details: failure.details,
  reference,
});

const toError = (failure: Failure, reference: string | null = null) =>
  new ORPCError(failure.code, {
    defined: true,
    status: statusOf(failure.code),
    message: sentence('en', failure.key, failure.params),
    data: toData(failure, reference),
  });

const fromValidation = (error: ValidationError): Failure => {
  const fields = error.issues.map((issue): Complaint => ({
    key: 'input.invalid',
    params: { reason: issue.message },
    path: (issue.path ?? []).map((part) => {
      const key = typeof part === 'object' ? part.key : part;
      return typeof key === 'number' ? key : String(key);
    }),
  }));
  return new Failure('invalid-input', 'failure.invalid-input', { count: fields.length }, { fields });
};

const api = implement(contract).$context<CallContext>();

/** Turns everything thrown into one of the closed list of errors; what was not foreseen is logged with a reference. */
const withErrors = api.middleware(async ({ next, path, context }) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof Failure) throw toError(error);
    if (error instanceof ORPCError) {
      if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError)
        throw toError(fromValidation(error.cause));
      if (error.defined) throw error;
    }
    const reference = randomUUID().slice(0, 8);
    context.engine.log({ reference, path: path.join('.'), error });
    throw toError(
      new Failure('unexpected', 'failure.unexpected', { reference }, { cause: error }),
      reference,
    );
  }
});

/** Lets in who is logged in with a role that holds the right which the contract asks for. */
const withAccess = api.middleware(async ({ next, procedure, context }) => {
  const { access } = procedure['~orpc'].meta as ProcedureMeta;
  if (access !== 'public') {
    const actor = requireActor(context);
    if (!hasRight(actor.role, access)) throw new Failure('forbidden', 'failure.forbidden');
  }
  return next();
});

/** What remains open to a log-in with a password that somebody else chose, beside what is open to everybody. */
const BEFORE_OWN_PASSWORD: ReadonlySet<string> = new Set([
  'session.changePassword',
  'session.setPreferences',
]);

/** Lets who has to change the password do that and nothing else. */
const withOwnPassword = api.middleware(async ({ next, procedure, context, path }) => {
  const { access } = procedure['~orpc'].meta as ProcedureMeta;
  const isBarred = context.actor?.mustChangePassword === true && access !== 'public';
  if (isBarred && !BEFORE_OWN_PASSWORD.has(path.join('.'))) {
    throw new Failure('forbidden', 'session.change-password');
  }
  return next();
});

/** What a session that hangs on a wall may call, beside what is open to everybody: the board, and that it changed. */
export const ON_A_BOARD: ReadonlySet<string> = new Set(['board.get', 'live.changes']);

/** Lets a session that hangs on a wall read its board and do nothing else, whatever its user may do. */
const withBoard = api.middleware(async ({ next, procedure, context, path }) => {
  const { access } = procedure['~orpc'].meta as ProcedureMeta;
  const isBarred = context.actor?.board !== undefined && access !== 'public';
  if (isBarred && !ON_A_BOARD.has(path.join('.'))) throw new Failure('forbidden', 'board.only');
  return next();
});

/** Runs the rest of the call inside the lane of its kind, with a scope of the caller's clients. */
const withLane = api.middleware(async ({ next, procedure, context, path }, input, output) => {
  const { kind } = procedure['~orpc'].meta as ProcedureMeta;
  const { engine } = context;
  const actor = requireActor(context);
  if (kind === 'query' && 'remote' in engine.reader) {
    return output((await engine.reader.remote(path, input, actor)) as never) as never;
  }
  const lane = kind === 'query' && 'lane' in engine.reader ? engine.reader.lane : engine.writer;
  return lane.run(actor, async (scope: ClientScope) => next({ context: { scope } }));
});

/** Base of procedures that run outside the lanes (contract kind `session`). */
export const outsideLanes = api.use(withErrors).use(withOwnPassword).use(withBoard).use(withAccess);

/** Base of every other procedure: `context.scope` is the only way to data, minted from the session. */
export const inLane = api.use(withErrors).use(withOwnPassword).use(withBoard).use(withAccess).use(withLane);
