import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { argumentsFor, chosenFolderOf, keepChosenFolder } from './chosen-folder';

let usual: string;
beforeEach(() => {
  usual = mkdtempSync(path.join(tmpdir(), 'lineside-usual-'));
});
afterEach(() => rmSync(usual, { recursive: true }));

test('the usual folder holds until another is chosen', () => {
  expect(chosenFolderOf(usual)).toBe(usual);
  const other = path.join(usual, 'other');
  keepChosenFolder(usual, other);
  expect(chosenFolderOf(usual)).toBe(other);
});

test.each(['', 'no json', '{"folder": 7}', '{"folder": "relative"}'])(
  'a note that says %j counts as none',
  (text) => {
    writeFileSync(path.join(usual, 'data-folder.json'), text);
    expect(chosenFolderOf(usual)).toBe(usual);
  },
);

test.each([
  [['.'], ['.', '--data', '/b']],
  [
    ['.', '--data', '/a', '--x'],
    ['.', '--x', '--data', '/b'],
  ],
  [['--data=/a'], ['--data', '/b']],
])('%j starts elsewhere with %j', (args, expected) => {
  expect(argumentsFor(args, '/b')).toEqual(expected);
});
