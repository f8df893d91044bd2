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
  /** Presses what was held in the cell that now has the focus, when no editor asked for it. */
  readonly release: () => void;
};

type Held = { readonly key: string; readonly ctrlKey: boolean };

const isText = (held: Held | undefined): held is Held => held?.key.length === 1;

const press = ({ key, ctrlKey }: Held): void => {
  const target = document.activeElement;
  if (key.length === 1 && target instanceof HTMLInputElement) {
    // A made-up key press types nothing into an input.
    target.setRangeText(key, target.selectionStart ?? 0, target.selectionEnd ?? 0, 'end');
    target.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return;
  }
  target?.dispatchEvent(
    new window.KeyboardEvent('keydown', { key, ctrlKey, code: key, bubbles: true, cancelable: true }),
  );
};

/**
 * Keeps early keys for one grid. `isOpening` says whether an editor was asked for that is not there yet, `isMoving`
 * whether the focus is still on its way to a row that had to be made.
 */
export const createEarlyKeys = (
  isOpening: (target: EventTarget) => boolean,
  isMoving: () => boolean,
): EarlyKeys => {
  const held: Held[] = [];
  const pressNext = (): void => {
    const next = held.shift();
    if (next) press(next);
    // An editor that opens now takes the rest; where none does, the rest goes to the cell that has the focus.
    if (held.length > 0 && document.activeElement && !isOpening(document.activeElement) && !isMoving())
      pressNext();
  };
  return {
    hold: (event) => {
      const { key, altKey } = event;
      const ctrlKey = event.ctrlKey || event.metaKey;
      // Of the shortcuts only Ctrl Enter, which submits, must wait for what was typed before it.
      const isWanted = key === 'Enter' || (!ctrlKey && (key.length === 1 || key === 'Tab'));
      // Nothing overtakes what is held, and a submit waits for the cell that was left last.
      const mustWait = held.length > 0 || isOpening(event.target) || isMoving();
      if (altKey || !isWanted || !event.isTrusted || !mustWait) return false;
      event.preventDefault();
      event.stopPropagation();
      held.push({ key, ctrlKey });
      return true;
    },
    take: () => {
      let text = '';
      while (isText(held[0])) text += held.shift()?.key ?? '';
      if (held.length > 0) setTimeout(pressNext, 0);
      return text;
    },
    release: pressNext,
  };
};
