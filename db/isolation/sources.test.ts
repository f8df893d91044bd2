import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IDENTITY_TABLES } from '../walls';

const root = join(import.meta.dirname, '..', '..');

/** Files that read tables past their shadows, with the reason; everything else reads what its scope shows. */
const READ_PAST_SHADOWS: Readonly<Record<string, string>> = {
  'db/lane.ts': 'looks up whose call it is to set the scope',
  'db/scope.ts': 'numbers a client that is about to be made',
  'db/walls.ts': 'the shadows themselves are made of the tables',
  'db/migrate.ts': 'outside every lane, before there is a scope',
};

/** Parts of db/ that work on the whole file or on identity tables, which no scope holds. */
const WHOLE_FILE =
  /^db\/(identity|housekeeping|audit|backup|restore|check|examine|daily-backup|migrations\/)/;

const sources = (): { file: string; text: string }[] =>
  globSync('db/**/*.{ts,sql}', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.endsWith('.test.ts') && !file.startsWith('db/isolation/'))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

const READS_TABLE =
  /(?<!delete\s+)\b(?:from|join)\s+["`]?main["`]?\s*\.\s*["`]?(?!sqlite_)|\bfrom\(\s*main\(/i;
const identityTables = Object.keys(IDENTITY_TABLES).join('|');
const NAMES_IDENTITY = new RegExp(`\\bmain["\`]?\\s*\\.\\s*["\`]?(?:${identityTables})\\b`, 'i');

describe('sources', () => {
  it('read tables through their shadows, but for the walls themselves and what works on the whole file', () => {
    const readers = sources()
      .filter(({ text }) => READS_TABLE.test(text))
      .map(({ file }) => file)
      .filter((file) => !(file in READ_PAST_SHADOWS) && !WHOLE_FILE.test(file));
    expect(readers).toEqual([]);
  });

  it('name identity tables in the identity module, the lane that asks whose call it is, the restore that ends sessions and the tidying that takes old ones out', () => {
    const readers = sources()
      .filter(({ text }) => NAMES_IDENTITY.test(text))
      .map(({ file }) => file)
      .filter((file) => !/^db\/(identity|migrations\/)/.test(file));
    expect(readers.toSorted()).toEqual(['db/housekeeping.ts', 'db/lane.ts', 'db/restore.ts']);
  });

  it('name no exception that is not needed', () => {
    const texts = new Map(sources().map(({ file, text }) => [file, text]));
    const idle = Object.keys(READ_PAST_SHADOWS).filter((file) => !READS_TABLE.test(texts.get(file) ?? ''));
    expect(idle).toEqual([]);
  });

  it('of KPI views never name a table past its shadow', () => {
    const views = sources().filter(({ file }) => file.startsWith('db/views/'));
    expect(views.filter(({ text }) => /\bmain\s*\./i.test(text)).map(({ file }) => file)).toEqual([]);
  });
});
