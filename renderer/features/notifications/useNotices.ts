import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { StandingNotice } from '../../../electron/contract/notices';
import type { Alert } from '../../../electron/contract/alerts';
import { hasRight } from '../../../electron/contract/rights';
import { procedures } from '../../api/queries';
import { forgetTold, useTold, type Target } from '../../api/told';
import { useWords, type Words } from '../../i18n/useWords';
import { tellAlert } from '../alerts/words';
import { useAlerts } from '../alerts/useAlerts';
import { useSignedIn } from '../session/SignedIn';
import { useReadNotices } from './readNotices';

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

const standing = (
  notice: StandingNotice,
  isRead: (id: string) => boolean,
  { t, say, format }: Words,
): Notice => {
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
    isRead: isRead(notice.id),
    isStanding: true,
  };
};

const ofAlert = (alert: Alert, isRead: (id: string) => boolean, isAlone: boolean, words: Words): Notice => {
  const { id, isCritical, client, what, more, target } = tellAlert(alert, words);
  return {
    id,
    kind: isCritical ? 'critical' : 'warning',
    what,
    more: [...(isAlone ? [] : [client]), ...(more === null ? [] : [more])].join(' · ') || null,
    at: alert.since.includes('T') ? new Date(alert.since) : null,
    target,
    isRead: isRead(id),
    isStanding: true,
  };
};

const KINDS = { success: 'good', news: 'plain', failure: 'critical' } as const;

/** Everything that there is to notice: what happened at this page, what stands against the installation for administrators, what to act on in the plant. */
export const useNotices = () => {
  const words = useWords();
  const me = useSignedIn();
  const told = useTold();
  const { isRead, markRead: keepRead } = useReadNotices();
  const { alerts, refetch: askAlerts } = useAlerts();
  const isAlone = me.clients.length < 2;
  const isAsked = hasRight(me.role, 'administer');
  const asked = useQuery(
    procedures.notices.list.queryOptions({
      enabled: isAsked,
      refetchInterval: ASK_EVERY_MILLISECONDS,
      staleTime: 30_000,
    }),
  );
  const notices = useMemo((): readonly Notice[] => {
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
      ...(asked.data ?? []).map((each) => standing(each, isRead, words)),
      ...alerts.map((each) => ofAlert(each, isRead, isAlone, words)),
    ];
  }, [asked.data, alerts, isRead, isAlone, told, words]);
  const markRead = useCallback(
    (notice: Notice): void => {
      if (!notice.isStanding) return forgetTold(notice.id);
      keepRead(notice.id);
    },
    [keepRead],
  );
  const { refetch } = asked;
  const ask = useCallback(() => {
    void askAlerts();
    if (isAsked) void refetch();
  }, [isAsked, refetch, askAlerts]);
  return { notices, markRead, ask };
};
