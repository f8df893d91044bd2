import { useState, type FocusEvent, type KeyboardEvent } from 'react';

/** Where the keyboard stands on a chart; null while it is elsewhere. */
export type Walk = {
  readonly at: number | null;
  /** For the element of the chart, which takes the focus and says each place as the keyboard comes to it. */
  readonly props: {
    readonly role: 'slider';
    readonly tabIndex: 0;
    readonly 'aria-valuemin': number;
    readonly 'aria-valuemax': number;
    readonly 'aria-valuenow': number;
    readonly 'aria-valuetext': string;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: () => void;
  };
};

/** Where a key leads from a place among `count`; null for keys that lead nowhere. */
export const nextPlace = (key: string, at: number, count: number): number | null => {
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    PageUp: at - 7,
    PageDown: at + 7,
    Home: 0,
    End: count - 1,
  };
  const next = places[key];
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next));
};

/**
 * Walks the places of a chart by keyboard: arrows one on, page keys seven, Enter opens. `tell` says a place in words:
 * date, value and what stands behind it. Starts at the last place, or at `first`.
 */
export const useWalk = (
  count: number,
  tell: (at: number) => string,
  onOpen?: (at: number) => void,
  first?: number,
): Walk => {
  const [kept, setKept] = useState<number | null>(null);
  const [isHere, setIsHere] = useState(false);
  const at = Math.max(0, Math.min(kept ?? first ?? count - 1, count - 1));
  return {
    at: isHere && count > 0 ? at : null,
    props: {
      role: 'slider',
      tabIndex: 0,
      'aria-valuemin': 0,
      'aria-valuemax': Math.max(0, count - 1),
      'aria-valuenow': at,
      'aria-valuetext': count > 0 ? tell(at) : '',
      onKeyDown: (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || count === 0) return;
        const next = nextPlace(event.key, at, count);
        if (next === null && event.key !== 'Enter') return;
        event.preventDefault();
        if (next === null) return onOpen?.(at);
        setIsHere(true);
        setKept(next);
      },
      onFocus: (event) => setIsHere(event.currentTarget.matches(':focus-visible')),
      onBlur: () => setIsHere(false),
    },
  };
};
