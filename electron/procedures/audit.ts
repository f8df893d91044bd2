import { verifyAudit } from '../../db';
import { inLane } from './procedure';

export const audit = {
  verify: inLane.audit.verify.handler(({ context }) => verifyAudit(context.scope)),
};
