import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ADVISED_FREE_BYTES, describeDataFolder, LEAST_FREE_BYTES, roomOf } from './data-folder';

test('a folder is told with its path, its room and its file system', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lineside-room-'));
  try {
    const told = describeDataFolder(folder);
    expect(told.path).toBe(folder);
    expect(told.freeBytes).toBeGreaterThan(0);
    expect(told.room).toBe(roomOf(told.freeBytes));
    expect(told.fileSystem === null).toBe(process.platform !== 'linux');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  [0, 'none'],
  [LEAST_FREE_BYTES - 1, 'none'],
  [LEAST_FREE_BYTES, 'little'],
  [ADVISED_FREE_BYTES - 1, 'little'],
  [ADVISED_FREE_BYTES, 'enough'],
])('%i free bytes are %s', (bytes, room) => {
  expect(roomOf(bytes)).toBe(room);
});
