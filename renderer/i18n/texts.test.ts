import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en';
import { es } from './es';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').toSorted();

/** Where the texts are said: on the screens, and in reports, which speak as they do. */
const SPEAKERS = ['..', '../../electron/reports'].map((folder) => join(import.meta.dirname, folder));
const sources = SPEAKERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !/i18n[\\/]e[ns]\b/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
).join('\n');

/** Keys that are put together (`shift.${type}`), by what they begin with. */
const composed = [...sources.matchAll(/`([\w.-]+)\$\{/g)].map((match) => match[1] ?? '');

describe('the texts of the screens', () => {
  it('have the same parameters in every language', () => {
    expect(Object.keys(es).toSorted()).toEqual(Object.keys(en).toSorted());
    for (const [key, text] of Object.entries(en)) {
      expect([key, placeholders(es[key as keyof typeof en])]).toEqual([key, placeholders(text)]);
    }
  });

  it('are all used', () => {
    const unused = Object.keys(en).filter((key) => {
      const name = key.replace(/_(one|other)$/, '');
      const names = [name, name.replace(/-help$/, '')];
      return !names.some(
        (each) =>
          sources.includes(`'${each}'`) || composed.some((start) => start !== '' && each.startsWith(start)),
      );
    });
    expect(unused).toEqual([]);
  });
});
