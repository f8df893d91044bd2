import { randomBytes, randomUUID } from 'node:crypto';
import { Failure, notFound } from '../failure';
import type { DemoUser } from '../identity/demo';
import type { Lane } from '../lane';
import type { Actor } from '../scope';
import { loadDemo, type DemoLoaded, type LoadOptions, type LoadStep } from './load';
import { planOf } from './plan';
import { requireRoom } from './room';
import { DEMO_USERS } from './users';

/** A user that a load has made, with the password that is told this once. */
export type NewDemoUser = DemoUser & { readonly password: string };

export type Load = DemoLoaded & { readonly users: NewDemoUser[] };

/** How a load that runs on its own stands; what it has made is told once. */
export type LoadState =
  | { readonly state: 'running'; readonly share: number; readonly step: LoadStep | null }
  | { readonly state: 'done'; readonly share: 1; readonly loaded: Load | null }
  | { readonly state: 'failed'; readonly share: number; readonly failure: Failure };

type PlanInput = Parameters<typeof planOf>[0];

/** Loads the demo plant, as long work: with progress, and until somebody says to end. */
export type DemoDesk = {
  /**
   * Loads it and answers when it is there.
   * @throws Failure `conflict` where there are clients or once the signal says to end: then nothing is written.
   */
  readonly load: (actor: Actor, input: PlanInput, options?: LoadOptions) => Promise<Load>;
  /** Starts a load and answers its id. @throws as `load` for what can be told at once, `conflict` beside another one. */
  readonly start: (actor: Actor, input: PlanInput) => Promise<string>;
  /** The caller's load that runs, or whose end nobody has asked for; null where there is none. */
  readonly current: (actor: Actor) => string | null;
  /** @throws Failure `not-found` for a load that this process has not started for the caller. */
  readonly progress: (actor: Actor, jobId: string) => LoadState;
  /** Lets a load end at its next step, with nothing written. @throws as `progress`. */
  readonly cancel: (actor: Actor, jobId: string) => void;
};

type Job = {
  readonly id: string;
  readonly actorCode: string;
  readonly controller: AbortController;
  state: LoadState;
};

/** 80 bits in the letters and digits that nobody mistakes for others. */
const makePassword = (): string => {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  const drawn = [...randomBytes(16)].map((byte) => letters[byte % letters.length]).join('');
  return drawn.match(/.{4}/g)?.join('-') ?? drawn;
};

const asFailure = (error: unknown): Failure =>
  error instanceof Failure
    ? error
    : new Failure(
        'unexpected',
        'demo.failed',
        { reason: String((error as Error).message) },
        { cause: error },
      );

/** Whether there is still something to hear of a load. */
const isOpen = (at: LoadState): boolean =>
  at.state === 'running' || (at.state === 'done' && at.loaded !== null);

/** Makes the desk of an open database; `hash` is the identity module's. */
export const createDemoDesk = (
  lanes: { readonly writer: Lane; readonly reader: Lane },
  hash: (password: string) => Promise<string>,
): DemoDesk => {
  let job: Job | null = null;

  const requireJob = (actor: Actor, jobId: string): Job => {
    if (!job || job.id !== jobId || job.actorCode !== actor.code) throw notFound('job');
    return job;
  };

  const load: DemoDesk['load'] = async (actor, input, options = {}) => {
    const plan = planOf(input);
    await lanes.reader.run(actor, async (scope) => requireRoom(scope));
    const users = DEMO_USERS.map((user): NewDemoUser => ({ ...user, password: makePassword() }));
    const hashes = await Promise.all(users.map(({ password }) => hash(password)));
    const loaded = await lanes.writer.run(actor, (scope) => loadDemo(scope, plan, hashes, options));
    return { ...loaded, users };
  };

  return {
    load,
    start: async (actor, input) => {
      if (job?.state.state === 'running') throw new Failure('conflict', 'demo.running');
      planOf(input);
      const started: Job = {
        id: randomUUID(),
        actorCode: actor.code,
        controller: new AbortController(),
        state: { state: 'running', share: 0, step: null },
      };
      job = started;
      try {
        await lanes.reader.run(actor, async (scope) => requireRoom(scope));
      } catch (error) {
        job = null;
        throw error;
      }
      void load(actor, input, {
        signal: started.controller.signal,
        onProgress: (share, step) => (started.state = { state: 'running', share, step }),
      }).then(
        (loaded) => (started.state = { state: 'done', share: 1, loaded }),
        (error: unknown) => {
          started.state = { state: 'failed', share: started.state.share, failure: asFailure(error) };
        },
      );
      return started.id;
    },
    current: (actor) => (job?.actorCode === actor.code && isOpen(job.state) ? job.id : null),
    progress: (actor, jobId) => {
      const found = requireJob(actor, jobId);
      const { state } = found;
      if (state.state === 'done') found.state = { ...state, loaded: null };
      return state;
    },
    cancel: (actor, jobId) => requireJob(actor, jobId).controller.abort(),
  };
};
