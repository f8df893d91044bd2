import { useEffect, useState } from 'react';

/** The time of now in milliseconds, renewed so often while it is wanted; what stands still asks for nothing. */
export const useNow = (everyMilliseconds: number, isWanted: boolean): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isWanted) return;
    const timer = setInterval(() => setNow(Date.now()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds, isWanted]);
  return now;
};
