import { Failure } from '../failure';
import { connectionOf, type ClientScope } from '../scope';
import { findMark, leftClients } from './mark';

const SHOWN = 5;

/** Codes of the clients that a demo plant does not go beside: all but those that a removed one has left. */
export const clientsInTheWay = (scope: ClientScope): string[] => {
  const left = leftClients(scope);
  const codes = connectionOf(scope).prepare('SELECT code FROM clients ORDER BY id').pluck().all() as string[];
  return codes.filter((code) => !left.has(code));
};

/** @throws Failure `forbidden` for anyone but an administrator, `conflict` where there are clients of one's own. */
export const requireRoom = (scope: ClientScope): void => {
  if (scope.actor.role !== 'ADMIN') throw new Failure('forbidden', 'failure.forbidden');
  const inTheWay = clientsInTheWay(scope);
  if (inTheWay.length === 0) return;
  const mark = findMark(scope);
  const isLoaded = mark !== null && !mark.isRemoved;
  const params = { clients: inTheWay.slice(0, SHOWN).join(', ') };
  throw new Failure('conflict', isLoaded ? 'demo.loaded' : 'demo.has-clients', params);
};
