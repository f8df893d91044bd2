import { Failure, readAuditKey, verifyAuditOf } from '../../../db';
import type { Invocation } from './invocation';
import { withSession } from './session';

/** Verifies the audit log, with other keys than the folder's only for an administrator who has them as files. */
export const verify = (invocation: Invocation, keyFiles: readonly string[]) =>
  withSession(invocation, async ({ actor, call, engine }) => {
    if (keyFiles.length === 0) return call.audit.verify();
    if (actor.role !== 'ADMIN') throw new Failure('forbidden', 'failure.forbidden');
    return verifyAuditOf(engine.database.folder, keyFiles.map(readAuditKey));
  });
