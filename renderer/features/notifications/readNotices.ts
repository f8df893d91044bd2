import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Me } from '../../../electron/contract/session';
import { useSignedIn } from '../session/SignedIn';

const KEPT_IDS = 400;
const NONE: readonly string[] = [];

const keyOf = (me: Pick<Me, 'code'>): string => `lineside.read-notices.${me.code}`;

const load = (me: Pick<Me, 'code'>): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(me)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : NONE;
  } catch {
    return NONE;
  }
};

/** Read ids by user, so that the bell and the overview agree at once. */
const known = new Map<string, readonly string[]>();
const listeners = new Set<() => void>();

const idsOf = (me: Pick<Me, 'code'>): readonly string[] => {
  const ids = known.get(me.code) ?? load(me);
  known.set(me.code, ids);
  return ids;
};

const keep = (me: Pick<Me, 'code'>, id: string): void => {
  const ids = [id, ...load(me).filter((other) => other !== id)].slice(0, KEPT_IDS);
  localStorage.setItem(keyOf(me), JSON.stringify(ids));
  known.set(me.code, ids);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Which standing notices and alerts whoever is logged in has read, or put off. */
export const useReadNotices = () => {
  const me = useSignedIn();
  const ids = useSyncExternalStore(subscribe, () => idsOf(me));
  const read = useMemo(() => new Set(ids), [ids]);
  return {
    isRead: useCallback((id: string) => read.has(id), [read]),
    markRead: useCallback((id: string) => keep(me, id), [me]),
  };
};
