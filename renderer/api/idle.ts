import { useEffect, useState } from 'react';
import { api, whenQuiet } from './client';
import { closeSession, isClosed } from './session';

const ACTIVITY_KEY = 'lineside.last-activity';
const EVENTS = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const;
const WARNING_SECONDS = 60;
/** The engine hears of use that calls nothing, such as reading and typing, this often. */
const KNOCK_SECONDS = 12;

const lastActivity = (): number => Number(localStorage.getItem(ACTIVITY_KEY) ?? 0);

/** Ends the session for want of use: the page goes first and sends what was typed, then the engine is told. */
const endSession = async (): Promise<void> => {
  closeSession();
  await whenQuiet();
  if (isClosed()) await api.session.logout({ isIdle: true }).catch(() => undefined);
};

/**
 * Watches whether anybody uses a page of this browser; the seconds left once they are few, else null. When none are
 * left the session ends. Background calls of a page do not count as use.
 */
export const useIdleCountdown = (idleSeconds: number): number | null => {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const warnAt = Math.min(WARNING_SECONDS, idleSeconds / 2);
    const knockEvery = Math.min(KNOCK_SECONDS, idleSeconds / 5) * 1000;
    let knockedAt = Date.now();
    const look = (): void => {
      const seconds = idleSeconds - (Date.now() - lastActivity()) / 1000;
      if (seconds <= 0) void endSession();
      else setLeft(seconds <= warnAt ? Math.ceil(seconds) : null);
    };
    const note = (): void => {
      const now = Date.now();
      // A page that slept through its time is over, even if the first thing it hears of is a touch.
      if (now - lastActivity() >= idleSeconds * 1000) return look();
      localStorage.setItem(ACTIVITY_KEY, String(now));
      setLeft(null);
      if (now - knockedAt < knockEvery) return;
      knockedAt = now;
      api.session.me().catch(() => undefined);
    };
    localStorage.setItem(ACTIVITY_KEY, String(Date.now()));
    for (const name of EVENTS) window.addEventListener(name, note, { capture: true, passive: true });
    const timer = setInterval(look, 500);
    return () => {
      clearInterval(timer);
      for (const name of EVENTS) window.removeEventListener(name, note, { capture: true });
    };
  }, [idleSeconds]);
  return left;
};
