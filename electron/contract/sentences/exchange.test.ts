import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exchange } from './exchange';

const root = join(import.meta.dirname, '..', '..', '..');

/** Keys that are put together from a kind. */
const COMPOSED = ['exchange.new-equipment', 'exchange.new-line', 'exchange.new-operation'];

const keysInSources = (): string[] => {
  const sources = globSync(
    ['db/exchange/**/*.ts', 'db/identity/exchange.ts', 'db/repositories/provisioning.ts'],
    {
      cwd: root,
    },
  ).filter((file) => !file.endsWith('.test.ts'));
  const found = sources.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/'((?:exchange|client)\.[a-z0-9-]+)'/g)].map(
      ([, key = '']) => key,
    ),
  );
  return [...new Set([...found, ...COMPOSED])].toSorted();
};

describe('sentences of imports, exports and new clients', () => {
  it.each(['en', 'es'] as const)(
    'exist in %s for every key that the engine names, and for no other',
    (language) => {
      expect(Object.keys(exchange[language]).toSorted()).toEqual(keysInSources());
    },
  );
});
