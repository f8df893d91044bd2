import { useEffect, useState } from 'react';

const LOOK_EVERY_MILLISECONDS = 150;
const MOST_LOOKS = 20;

/** Where something stands on the screen, in pixels. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

const boxOf = (selector: string): Box | null => {
  const found = document.querySelector(selector);
  if (!found) return null;
  const { left, top, width, height } = found.getBoundingClientRect();
  return width > 0 && height > 0 ? { left, top, width, height } : null;
};

const isSame = (one: Box | null, other: Box | null): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Follows what a selector finds, as the page comes and moves; `isMissing` once it has not come for three seconds. */
export const useTarget = (selector: string): { readonly box: Box | null; readonly isMissing: boolean } => {
  const [box, setBox] = useState<Box | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  useEffect(() => {
    let looks = 0;
    setIsMissing(false);
    const look = (): void => {
      const next = boxOf(selector);
      looks = next ? 0 : looks + 1;
      setBox((before) => (isSame(before, next) ? before : next));
      setIsMissing(looks >= MOST_LOOKS);
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MILLISECONDS);
    window.addEventListener('resize', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('resize', look);
    };
  }, [selector]);
  return { box, isMissing };
};
