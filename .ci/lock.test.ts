import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

type Locked = { version?: string; resolved?: string; optionalDependencies?: Record<string, string> };

const lock = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '..', 'package-lock.json'), 'utf8'),
) as {
  packages: Record<string, Locked>;
};

// `npm install` on one platform may drop other platforms' binaries from the lock file; `npm ci` then refuses it.
test('package-lock.json names the optional binaries of every platform', () => {
  const missing = Object.entries(lock.packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => {
      const places = [`${folder}/node_modules/${name}`, `node_modules/${name}`];
      return !places.some((place) => place in lock.packages);
    }),
  );
  expect(missing).toEqual([]);
});

test('package-lock.json names no registry', () => {
  expect(
    Object.keys(lock.packages).filter((folder) => lock.packages[folder]?.resolved !== undefined),
  ).toEqual([]);
});
