import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOnScreen, keepWindowState, readWindowState } from './window-state';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const LEFT = { x: -1280, y: 0, width: 1280, height: 1024 };
const bounds = { x: 100, y: 80, width: 1366, height: 768 };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lineside-window-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the window', () => {
  it('comes back where it was', () => {
    keepWindowState(folder, { bounds, isMaximized: true });
    expect(readWindowState(folder, [SCREEN])).toEqual({ bounds, isMaximized: true });
  });

  it('starts anew when its screen is gone', () => {
    keepWindowState(folder, { bounds: { ...bounds, x: -1300 }, isMaximized: false });
    expect(readWindowState(folder, [SCREEN, LEFT])).not.toBeNull();
    expect(readWindowState(folder, [SCREEN])).toBeNull();
  });

  it.each(['', 'no json', '{}', '{"bounds":{"x":"1","y":2,"width":3,"height":4}}', '[]', 'null'])(
    'starts anew from a file that says %j',
    (text) => {
      writeFileSync(path.join(folder, 'window.json'), text);
      expect(readWindowState(folder, [SCREEN])).toBeNull();
    },
  );

  it('starts anew without a file, and a folder that is not there is no trouble', () => {
    expect(readWindowState(folder, [SCREEN])).toBeNull();
    keepWindowState(path.join(folder, 'missing'), { bounds, isMaximized: false });
  });
});

describe('on screen', () => {
  it.each([
    ['inside', bounds, true],
    ['half to the right', { ...bounds, x: 1500 }, true],
    ['a sliver to the right', { ...bounds, x: 1850 }, false],
    ['above', { ...bounds, y: -20 }, false],
    ['below', { ...bounds, y: 1060 }, false],
  ])('%s', (_where, window, expected) => {
    expect(isOnScreen(window, [SCREEN])).toBe(expected);
  });
});
