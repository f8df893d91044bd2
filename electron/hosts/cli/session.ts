import { findActorByUsername, type Actor } from '../../../db';
import { createEngine, type Engine } from '../../engine';
import type { Invocation } from './invocation';

/** Whoever can read the file can do everything with it anyway. */
export const ADMINISTRATOR: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };

export type Session = {
  readonly engine: Engine;
  readonly actor: Actor;
  /** Calls procedures as the actor. */
  readonly call: ReturnType<Engine['clientFor']>;
};

/**
 * Opens the data folder, does the work as whoever `--as` names, and closes it again.
 * @throws Failure without a database (unless `create`) and for an unknown or inactive user.
 */
export const withSession = async <T>(
  invocation: Invocation,
  work: (session: Session) => Promise<T>,
  options: { readonly create?: boolean } = {},
): Promise<T> => {
  const engine = await createEngine({ folder: invocation.folder, create: options.create ?? false });
  try {
    const { as } = invocation;
    const actor =
      as === null
        ? ADMINISTRATOR
        : await engine.database.reader.run(ADMINISTRATOR, (scope) => findActorByUsername(scope, as, 'cli'));
    return await work({ engine, actor, call: engine.clientFor(actor) });
  } finally {
    await engine.close();
  }
};
