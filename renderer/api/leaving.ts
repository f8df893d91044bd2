type Flush = () => Promise<void>;

const flushes = new Set<Flush>();
let leaving = false;

/** Names what is sent at once when the page may be gone soon, until the returned function is called. */
export const onLeave = (flush: Flush): (() => void) => {
  flushes.add(flush);
  return () => void flushes.delete(flush);
};

/** Sends what waits to be sent, and resolves once all of it was answered or could not be. */
export const sendWaiting = async (): Promise<void> => {
  await Promise.allSettled([...flushes].map((flush) => flush()));
};

/** Whether the page is on its way out: calls must outlive it. */
export const isLeaving = (): boolean => leaving;

const leave = (): void => {
  leaving = true;
  void sendWaiting().finally(() => {
    leaving = false;
  });
};

// A window that is closed, a tab in the background, a lid that falls: none of them announces itself any other way.
window.addEventListener('pagehide', leave);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') leave();
});
