import {
  backUp,
  checkDatabase,
  Failure,
  rebuildSums,
  restoreBackup,
  type Actor,
  type BackupManifest,
  type Check,
  type Restored,
} from '../../../db';
import type { Invocation } from './invocation';
import { ADMINISTRATOR, withSession } from './session';

const requireAdmin = (actor: Actor): void => {
  if (actor.role !== 'ADMIN') throw new Failure('forbidden', 'failure.forbidden');
};

/** Backs the data folder up, beside whatever has it open. */
export const makeBackup = (
  invocation: Invocation,
  file: string,
  options: { readonly keepFaulty: boolean; readonly onProgress: (share: number) => void },
): Promise<BackupManifest> =>
  withSession(invocation, ({ actor, engine }) => backUp(engine.database, actor, file, options));

/** Restores a backup into the data folder. Nobody is known there yet, so only the system administrator can. */
export const restoreInto = async (invocation: Invocation, file: string): Promise<Restored> => {
  if (invocation.as !== null) throw new Failure('forbidden', 'restore.as');
  return restoreBackup(file, invocation.folder, ADMINISTRATOR);
};

/** Looks through the data folder, after computing the daily sums anew if asked to. */
export const check = async (invocation: Invocation, isToRebuild: boolean): Promise<readonly Check[]> => {
  if (invocation.as !== null) await withSession(invocation, async ({ actor }) => requireAdmin(actor));
  if (isToRebuild) await rebuildSums(invocation.folder, ADMINISTRATOR);
  return checkDatabase(invocation.folder);
};
