import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isAllowed, readLicences } from './licences';

const { packages, texts } = readLicences();

test('every package that ships names a licence that may be bundled', () => {
  expect(packages.filter(({ licence }) => licence === null || !isAllowed(licence))).toEqual([]);
  expect(packages.length).toBeGreaterThan(150);
  expect(packages.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['react', 'better-sqlite3', 'electron']),
  );
});

test('every package that ships comes with the text of its licence', () => {
  const textOf = ({ text }: (typeof packages)[number]) => (text === null ? '' : (texts[text] ?? ''));
  expect(packages.filter((each) => textOf(each).length < 200).map(({ name }) => name)).toEqual([]);
});

test('an expression is allowed when every part of an AND and one part of an OR are', () => {
  expect(['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC', '(MIT OR CC0-1.0)'].map(isAllowed)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['GPL-3.0', 'MIT AND GPL-3.0', 'SEE LICENSE IN LICENSE', 'UNLICENSED', ''].map(isAllowed)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('a package without a licence or without its text is told', () => {
  const checkout = mkdtempSync(path.join(tmpdir(), 'lineside-licences-'));
  const add = (name: string, described: object) => {
    mkdirSync(path.join(checkout, 'node_modules', name), { recursive: true });
    writeFileSync(
      path.join(checkout, 'node_modules', name, 'package.json'),
      JSON.stringify({ name, version: '1.0.0', ...described }),
    );
  };
  try {
    add('none', {});
    add('textless', { license: 'BSD-2-Clause' });
    add('printed-elsewhere', {
      license: 'MIT',
      author: 'A. Maker <maker@example.test> (https://example.test)',
    });
    add('electron', { license: 'MIT' });
    add('for-tests', { license: 'GPL-3.0' });
    cpSync(
      path.resolve(import.meta.dirname, '..', 'LICENSE'),
      path.join(checkout, 'node_modules/electron/LICENSE'),
    );
    const lock = {
      '': {},
      'node_modules/none': {},
      'node_modules/textless': {},
      'node_modules/printed-elsewhere': {},
      'node_modules/for-tests': { dev: true },
      'node_modules/of-another-platform': { optional: true },
    };
    writeFileSync(path.join(checkout, 'package-lock.json'), JSON.stringify({ packages: lock }));
    const found = readLicences(checkout);
    const told = Object.fromEntries(
      found.packages.map(({ name, licence, text }) => [name, [licence, text !== null]]),
    );
    expect(told).toEqual({
      electron: ['MIT', true],
      none: [null, false],
      'printed-elsewhere': ['MIT', true],
      textless: ['BSD-2-Clause', false],
    });
    expect(found.texts.some((text) => text.includes('Copyright (c) A. Maker\n'))).toBe(true);
  } finally {
    rmSync(checkout, { recursive: true });
  }
});
