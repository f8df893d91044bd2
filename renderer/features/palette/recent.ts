import { hasRight } from '../../../electron/contract/rights';
import type { Me } from '../../../electron/contract/session';
import type { Words } from '../../i18n/useWords';
import type { Entry } from './entries';
import { entryAgain, foundOf } from './found';

const KEPT = 6;

const keyOf = (me: Me): string => `lineside.recent.${me.code}`;

const readIds = (me: Me): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(me)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
};

/** Notes what the user went to, in this browser: ids with codes in them, never a name. */
export const keepRecent = (me: Me, { id }: Entry): void => {
  const ids = [id, ...readIds(me).filter((each) => each !== id)].slice(0, KEPT);
  localStorage.setItem(keyOf(me), JSON.stringify(ids));
};

/** What the user went to last, newest first, as far as their role and clients still go. */
export const recentOf = (me: Me, entries: readonly Entry[], t: Words['t']): readonly Entry[] =>
  readIds(me).flatMap((id) => {
    const standing = entries.find((each) => each.id === id);
    if (standing) return [standing];
    const found = foundOf(id);
    if (!found) return [];
    const isOwn = found.client === '' || me.clients.some(({ code }) => code === found.client);
    const mayMeet = found.group !== 'employees' || hasRight(me.role, 'write-masters');
    return isOwn && mayMeet ? [entryAgain(found, me, t)] : [];
  });
