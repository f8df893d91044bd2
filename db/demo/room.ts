import { Failure } from '../failure';
import { connectionOf, type ClientScope } from '../scope';
import { findMark, leftClients } from './mark';

/** @throws Failure `forbidden` for anyone but an administrator, `conflict` where there are clients of one's own. */
export const requireRoom = (scope: ClientScope): void => {
  if (scope.actor.role !== 'ADMIN') throw new Failure('forbidden', 'failure.forbidden');
  const left = leftClients(scope);
  const codes = connectionOf(scope).prepare('SELECT code FROM clients ORDER BY id').pluck().all() as string[];
  const own = codes.filter((code) => !left.has(code));
  if (own.length === 0) return;
  const mark = findMark(scope);
  const isLoaded = mark !== null && !mark.isRemoved;
  const params = { clients: own.slice(0, 5).join(', ') };
  throw new Failure('conflict', isLoaded ? 'demo.loaded' : 'demo.has-clients', params);
};
