import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { StandingNotice } from '../../../electron/contract/notices';
import { hasRight } from '../../../electron/contract/rights';
import type { Me } from '../../../electron/contract/session';
import { procedures } from '../../api/queries';
import { forgetTold, useTold, type Target } from '../../api/told';
import { useWords, type Words } from '../../i18n/useWords';
import { useSignedIn } from '../session/SignedIn';

/** One notice as it is shown: what, why and what to do, since when, where that is done. */
export type Notice = {
  readonly id: string;
  readonly kind: 'critical' | 'warning' | 'plain' | 'good';
  readonly what: string;
  readonly more: string | null;
  readonly at: Date | null;
  readonly target: Target | null;
  readonly isRead: boolean;
  /** Stands until its cause is gone: reading it takes it out of the count, not out of the list. */
  readonly isStanding: boolean;
};

const TARGETS: Readonly<Record<StandingNotice['name'], Target>> = {
  'backup-failed': { to: '/about' },
  'backup-old': { to: '/about' },
  'disk-low': { to: '/about' },
  'failed-logins': { to: '/admin', search: { tab: 'failures' } },
  'demo-passwords': { to: '/admin' },
};

const ASK_EVERY_MILLISECONDS = 5 * 60_000;
const KEPT_IDS = 60;

const keyOf = (me: Me): string => `lineside.read-notices.${me.code}`;

const readIds = (me: Me): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(me)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
};

const standing = (notice: StandingNotice, read: ReadonlySet<string>, { t, say, format }: Words): Notice => {
  const { params, name } = notice;
  const numbers = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, key === 'count' ? value : format.integer(value)]),
  );
  const reason = notice.reason ? [say(notice.reason)] : [];
  return {
    id: notice.id,
    kind: notice.isCritical ? 'critical' : 'warning',
    what: t(`notices.${name}`, numbers),
    more: [...reason, t(`notices.${name}-do`)].join(' '),
    at: notice.at === null ? null : new Date(notice.at),
    target: TARGETS[name],
    isRead: read.has(notice.id),
    isStanding: true,
  };
};

const KINDS = { success: 'good', news: 'plain', failure: 'critical' } as const;

/** Everything that there is to notice: what happened at this page, and for administrators what stands against the installation. */
export const useNotices = () => {
  const words = useWords();
  const me = useSignedIn();
  const told = useTold();
  const [readNow, setReadNow] = useState(() => readIds(me));
  const isAsked = hasRight(me.role, 'administer');
  const asked = useQuery(
    procedures.notices.list.queryOptions({
      enabled: isAsked,
      refetchInterval: ASK_EVERY_MILLISECONDS,
      staleTime: 30_000,
    }),
  );
  const notices = useMemo((): readonly Notice[] => {
    const read = new Set(readNow);
    return [
      ...told.map((each): Notice => ({
        id: each.id,
        kind: KINDS[each.kind],
        what: words.t(each.key, each.params),
        more: each.reason,
        at: each.at,
        target: each.target,
        isRead: false,
        isStanding: false,
      })),
      ...(asked.data ?? []).map((each) => standing(each, read, words)),
    ];
  }, [asked.data, readNow, told, words]);
  const markRead = useCallback(
    (notice: Notice): void => {
      if (!notice.isStanding) return forgetTold(notice.id);
      const ids = [notice.id, ...readIds(me).filter((id) => id !== notice.id)].slice(0, KEPT_IDS);
      localStorage.setItem(keyOf(me), JSON.stringify(ids));
      setReadNow(ids);
    },
    [me],
  );
  const { refetch } = asked;
  const ask = useCallback(() => (isAsked ? void refetch() : undefined), [isAsked, refetch]);
  return { notices, markRead, ask };
};
