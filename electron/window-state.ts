import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A rectangle of the desktop in device-independent pixels. */
export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Where the window was and whether it filled the screen. */
export type WindowState = { readonly bounds: Bounds; readonly isMaximized: boolean };

const fileIn = (folder: string): string => path.join(folder, 'window.json');

const LEAST_WIDTH = 100;
const LEAST_HEIGHT = 40;

const isBounds = (value: unknown): value is Bounds =>
  typeof value === 'object' &&
  value !== null &&
  ['x', 'y', 'width', 'height'].every((name) => Number.isInteger((value as Record<string, unknown>)[name]));

/** Whether enough of a window's upper edge lies on one of the screens to take hold of it. */
export const isOnScreen = (window: Bounds, screens: readonly Bounds[]): boolean =>
  screens.some((screen) => {
    const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
    const below = screen.y + screen.height - window.y;
    return width >= LEAST_WIDTH && window.y >= screen.y && below >= LEAST_HEIGHT;
  });

/** The state that the last window left in a data folder, if it can still be seen on these screens; else null. */
export const readWindowState = (folder: string, screens: readonly Bounds[]): WindowState | null => {
  try {
    const { bounds, isMaximized } = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Partial<WindowState>;
    return isBounds(bounds) && isOnScreen(bounds, screens)
      ? { bounds, isMaximized: isMaximized === true }
      : null;
  } catch {
    return null;
  }
};

/** Leaves a window's state for the next start; a folder that cannot be written only forgets it. */
export const keepWindowState = (folder: string, state: WindowState): void => {
  try {
    const fresh = `${fileIn(folder)}.new`;
    writeFileSync(fresh, JSON.stringify(state));
    renameSync(fresh, fileIn(folder));
  } catch {
    // Where the window was is not worth a word to the user.
  }
};
