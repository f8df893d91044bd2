import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { THINGS } from '../../../db/failure';
import { catalogue, sentence } from './index';

const root = join(import.meta.dirname, '..', '..', '..');

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.includes('sentences'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

/** Keys that are thrown or attached as literals: `new Failure('code', 'key'`, `key: 'a.b'`. */
const usedKeys = (text: string): string[] => [
  ...[...text.matchAll(/new Failure\(\s*'[\w-]+',\s*'([\w.-]+)'/g)].map((m) => m[1] ?? ''),
  ...[...text.matchAll(/\bkey: '([a-z][\w-]*\.[\w.-]+)'/g)].map((m) => m[1] ?? ''),
];

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').toSorted();

describe('sentences', () => {
  it('exist in every language under the same keys with the same parameters', () => {
    expect(Object.keys(catalogue.es).toSorted()).toEqual(Object.keys(catalogue.en).toSorted());
    for (const [key, text] of Object.entries(catalogue.en)) {
      expect([key, placeholders(catalogue.es[key] ?? '')]).toEqual([key, placeholders(text)]);
    }
  });

  it('exist for every key that the engine throws or attaches', () => {
    const keys = [
      ...[...sources('db'), ...sources('electron')].flatMap(usedKeys),
      ...THINGS.map((thing) => `not-found.${thing}`),
    ];
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => !(key in catalogue.en))).toEqual([]);
  });

  it('are filled in with their parameters', () => {
    expect(sentence('en', 'failure.unexpected', { reference: 'ab12' })).toContain('Reference ab12.');
    expect(sentence('es', 'no.such.key')).toBe('no.such.key');
  });
});
