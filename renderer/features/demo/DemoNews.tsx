import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { tell } from '../../api/told';
import { useWords } from '../../i18n/useWords';
import { isCancelled, useDemoProgress } from './useDemoLoad';

const PANEL = { to: '/admin', search: { tab: 'demo' } };

/** Shows nothing: tells an administrator who has left the page of the demo plant that its load has ended. */
export const DemoNews = () => {
  const { say } = useWords();
  const { at } = useDemoProgress();
  const isLookedAt = useRouterState({
    select: ({ location }) =>
      location.pathname === PANEL.to && (location.search as { tab?: string }).tab === PANEL.search.tab,
  });
  const wasRunning = useRef(false);
  const state = at?.state ?? null;
  const failure = at?.failure ?? null;
  useEffect(() => {
    const hasEnded = wasRunning.current && state !== null && state !== 'running';
    wasRunning.current = state === 'running';
    if (!hasEnded || isLookedAt || isCancelled(failure)) return;
    if (failure === null) tell({ kind: 'news', key: 'notices.demo-loaded', target: PANEL });
    else tell({ kind: 'failure', key: 'notices.demo-failed', reason: say(failure), target: PANEL });
  }, [state, failure, isLookedAt, say]);
  return null;
};
