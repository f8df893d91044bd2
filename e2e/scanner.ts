import type { Page } from 'playwright-core';

/** Milliseconds between the keys of a USB scanner, and of a person at 90 words a minute. */
export const PACE = { scanner: 6, person: 130 } as const;

/** A pause after which nothing that was pressed before belongs to what is pressed next; seconds. */
const PAUSE = 0.5;

const VIRTUAL_KEYS: Readonly<Record<string, number>> = { Enter: 13, Tab: 9 };

/** When the last key was pressed by the clock of the events; seconds. */
let pressedAt = 0;

/**
 * Presses keys as a keyboard does, so many milliseconds after each other: each event carries the time of its key, however
 * late it is on a busy machine.
 */
export const pressAt = async (page: Page, pace: number, keys: readonly string[]): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const from = Math.max(Date.now() / 1000, pressedAt + PAUSE);
  for (const [at, key] of keys.entries()) {
    pressedAt = from + (at * pace) / 1000;
    const virtual = VIRTUAL_KEYS[key];
    const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined;
    const event = {
      key,
      timestamp: pressedAt,
      ...(virtual === undefined ? {} : { code: key, windowsVirtualKeyCode: virtual }),
    };
    await session.send('Input.dispatchKeyEvent', {
      ...event,
      type: text === undefined ? 'rawKeyDown' : 'keyDown',
      ...(text === undefined ? {} : { text }),
    });
    await session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
  }
  await session.detach();
};

/** Scans a code: its characters and the key that the scanner is set to send after them. */
export const scan = (page: Page, code: string, end: 'Enter' | 'Tab' = 'Enter'): Promise<void> =>
  pressAt(page, PACE.scanner, [...code, end]);
