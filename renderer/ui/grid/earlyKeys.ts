/*
 * Keys that are pressed while the place that they are meant for is not there yet: an editor that opens or closes, a row that
 * is being made, a section that comes up. A busy PC hands keys over back to back, and a scanner sends a whole code faster
 * than an editor opens; none of them may be lost or land in another cell. They wait in one queue for all grids of the page
 * and are pressed again in their order, each of them once its place is there.
 */

/** What a grid says of itself. */
type Watched = {
  /** Whether an editor was asked for that is not there yet, one that was ended still is, or the focus is still on its way. */
  readonly isUnsettled: () => boolean;
};

type Held = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'repeat'> & {
  readonly at: number;
};

type Wait = { readonly isThere: () => boolean; readonly until: number };

/** How often it is looked whether the place is there, and after how long keys go where the focus is. */
const LOOK_EVERY_MS = 4;
const MOST_MS = 3000;

const MODAL = '[role=dialog][aria-modal=true]';
/** Keys besides those of text that mean something in a grid or an editor. */
const NAMED = new Set([
  ...['Tab', 'Enter', 'Escape', 'Backspace', 'Delete', 'F2', 'F8'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'],
]);

const grids = new Set<Watched>();
const waits = new Set<Wait>();
const queue: Held[] = [];
/** When the keys of made-up events were pressed. */
const pressed = new WeakMap<Event, number>();
let timer: ReturnType<typeof setTimeout> | null = null;
let waitsSince: number | null = null;

/** When a key was pressed, in milliseconds of the page; null for events that no key made. */
export const pressedAt = (event: Event): number | null =>
  event.isTrusted ? event.timeStamp : (pressed.get(event) ?? null);

const isSettled = (): boolean => {
  for (const wait of waits) if (wait.isThere() || performance.now() > wait.until) waits.delete(wait);
  return waits.size === 0 && ![...grids].some((grid) => grid.isUnsettled());
};

const isInput = (target: Element | null): target is HTMLInputElement => target instanceof HTMLInputElement;

/** Does what the browser does for a key in an input; for made-up keys it does nothing. */
const typeInto = (input: HTMLInputElement, key: string): void => {
  const start = input.selectionStart ?? input.value.length;
  const end = input.selectionEnd ?? start;
  const put = (text: string, from: number, to: number): void => {
    if (text === '' && from === to) return;
    const isFull = input.maxLength >= 0 && input.value.length - (to - from) >= input.maxLength;
    if (text !== '' && isFull) return;
    input.setRangeText(text, from, to, 'end');
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const goTo = (at: number): void => input.setSelectionRange(at, at);
  if (key.length === 1) put(key, start, end);
  else if (key === 'Backspace') put('', start === end ? Math.max(0, start - 1) : start, end);
  else if (key === 'Delete') put('', start, start === end ? Math.min(input.value.length, end + 1) : end);
  else if (key === 'ArrowLeft') goTo(start === end ? Math.max(0, start - 1) : start);
  else if (key === 'ArrowRight') goTo(start === end ? end + 1 : end);
  else if (key === 'Home') goTo(0);
  else if (key === 'End') goTo(input.value.length);
};

const press = ({ at, ...held }: Held): void => {
  const target = document.activeElement;
  const event = new window.KeyboardEvent('keydown', { ...held, bubbles: true, cancelable: true });
  pressed.set(event, at);
  const isOwn = target?.dispatchEvent(event) === true && !held.ctrlKey && !held.altKey;
  if (isOwn && isInput(target) && target.isConnected) typeInto(target, held.key);
};

/** Presses what waits, as far as its place is there; looks again for the rest. */
const pump = (): void => {
  timer = null;
  let isText = true;
  while (queue.length > 0 && isText) {
    const now = performance.now();
    waitsSince ??= now;
    // Where nothing has the focus, a cell is about to take it.
    const isReady = isSettled() && document.activeElement !== document.body;
    if (!isReady && now - waitsSince < MOST_MS) return look(LOOK_EVERY_MS);
    waitsSince = null;
    const next = queue.shift();
    // After a key that moves, the page shows first what it did.
    isText = next?.key.length === 1 && isInput(document.activeElement);
    if (next) press(next);
  }
  if (queue.length > 0) look(0);
  // A place that was reached is not waited for again, wherever the focus goes from there.
  else if (!isSettled() && waits.size > 0) look(LOOK_EVERY_MS);
};

const look = (inMs: number): void => {
  timer ??= setTimeout(pump, inMs);
};

const hold = (event: KeyboardEvent): void => {
  const { key, code, altKey, shiftKey, repeat } = event;
  if (!event.isTrusted || event.isComposing || document.querySelector(MODAL) !== null) return;
  const ctrlKey = event.ctrlKey || event.metaKey;
  // AltGr is Ctrl and Alt at once; what it types is text.
  const isText = key.length === 1 && ctrlKey === altKey;
  // Of the shortcuts those that lead elsewhere must wait for what was typed before them: Ctrl Enter and Alt 1 ….
  const isWanted = isText || (altKey ? !ctrlKey && /^(?:Digit\d|Key[A-Z])$/.test(code) : key === 'Enter');
  if (!isWanted && (ctrlKey || altKey || !NAMED.has(key))) return;
  // Nothing overtakes what is held.
  if (queue.length === 0 && isSettled()) return;
  event.preventDefault();
  event.stopPropagation();
  const isPlain = isText && altKey;
  queue.push({
    ...{ key, code, shiftKey, repeat, at: event.timeStamp },
    ...{ ctrlKey: ctrlKey && !isPlain, altKey: altKey && !isPlain },
  });
  look(LOOK_EVERY_MS);
};

/** Whoever points somewhere wants to type there. */
const forgetWaits = (): void => waits.clear();

/** Lets a grid be watched until the returned function is called. */
export const watchGrid = (grid: Watched): (() => void) => {
  // Before everybody else: keys that wait are heard once they are pressed again.
  if (grids.size === 0) {
    window.addEventListener('keydown', hold, true);
    window.addEventListener('pointerdown', forgetWaits, true);
  }
  grids.add(grid);
  return () => {
    grids.delete(grid);
    if (grids.size > 0) return;
    window.removeEventListener('keydown', hold, true);
    window.removeEventListener('pointerdown', forgetWaits, true);
    queue.length = 0;
    waits.clear();
  };
};

/** Lets keys wait from now on until the place that they are meant for is there. */
export const holdKeysUntil = (isThere: () => boolean): void => {
  waits.add({ isThere, until: performance.now() + MOST_MS });
  look(LOOK_EVERY_MS);
};
