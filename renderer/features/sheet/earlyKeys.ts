import type { KeyboardEvent } from 'react';

/**
 * Keys that are pressed after an editor was asked for and before it has the focus. Scanners send a whole code, with
 * its Enter or Tab, faster than an editor opens; none of it may be lost or land in another cell.
 */
export type EarlyKeys = {
  /** Takes a key press over while an editor is on its way; true if it did. */
  readonly hold: (event: KeyboardEvent) => boolean;
  /** Hands the text that was held to the editor that now has the focus; what follows the text is pressed after it. */
  readonly take: () => string;
};

const isText = (key: string | undefined): key is string => key?.length === 1;

const press = (key: string): void => {
  document.activeElement?.dispatchEvent(
    new window.KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, composed: true }),
  );
};

/** Keeps early keys for one grid; `isOpening` says whether an editor was asked for that is not there yet. */
export const createEarlyKeys = (isOpening: (target: EventTarget) => boolean): EarlyKeys => {
  const held: string[] = [];
  const pressNext = (): void => {
    const key = held.shift();
    if (key !== undefined) press(key);
    // An editor that opens now takes the rest; where none does, the rest goes to the cell that has the focus.
    if (held.length > 0 && document.activeElement && !isOpening(document.activeElement)) pressNext();
  };
  return {
    hold: (event) => {
      const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
      const isWanted = isText(event.key) || event.key === 'Enter' || event.key === 'Tab';
      if (isShortcut || !isWanted || !event.isTrusted || !isOpening(event.target)) return false;
      event.preventDefault();
      event.stopPropagation();
      held.push(event.key);
      return true;
    },
    take: () => {
      let text = '';
      while (isText(held[0])) text += held.shift() ?? '';
      if (held.length > 0) setTimeout(pressNext, 0);
      return text;
    },
  };
};
