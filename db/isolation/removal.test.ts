import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATCHES, type Patch } from './patches';

/*
 * Takes each wall out of a copy of the real source and runs the wall's own test there: it has to go red in exactly the
 * assertions that the patch names, and stay green in a copy that nothing was taken from.
 */
const root = join(import.meta.dirname, '..', '..');
const COPIED = [
  'db',
  'electron',
  'resources',
  'e2e/isolation',
  'e2e/tsconfig.json',
  '.ci/rules.test.ts',
  '.dependency-cruiser.cjs',
  '.oxlintrc.json',
  'package.json',
  'tsconfig.json',
];

const nodeModules = join(root, 'node_modules');
let workshop: string;
let failed: Map<string, string[]>;

const copyTo = (name: string): string => {
  const folder = join(workshop, name);
  mkdirSync(folder);
  for (const part of COPIED.filter((part) => existsSync(join(root, part)))) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(nodeModules, join(folder, 'node_modules'), 'junction');
  return folder;
};

/** The text without the wall. @throws when the patch does not apply to exactly one place. */
const without = (text: string, { after, search, replace, removed }: Patch): string => {
  const from = after === undefined ? 0 : text.indexOf(after);
  const at = from < 0 ? -1 : text.indexOf(search, from);
  if (at < 0) throw new Error(`The patch "${removed}" no longer applies`);
  if (after === undefined && text.includes(search, at + 1)) {
    throw new Error(`The patch "${removed}" applies to more than one place`);
  }
  return text.slice(0, at) + replace + text.slice(at + search.length);
};

type JsonReport = {
  testResults: {
    name: string;
    message: string;
    assertionResults: { title: string; status: string }[];
  }[];
};

/** Runs test files with vitest and tells, per file, the titles of what did not pass. */
const runTests = async (files: readonly string[]): Promise<Map<string, string[]>> => {
  const config = join(workshop, 'vitest.config.mjs');
  const report = join(workshop, 'report.json');
  writeFileSync(
    config,
    `export default { test: ${JSON.stringify({ include: files, pool: 'forks', maxWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 })} };\n`,
  );
  symlinkSync(nodeModules, join(workshop, 'node_modules'), 'junction');
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  const output = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [
        join(nodeModules, 'vitest', 'vitest.mjs'),
        'run',
        `--root=${workshop}`,
        `--config=${config}`,
        '--reporter=json',
        `--outputFile=${report}`,
      ],
      { cwd: workshop, env: { ...env, NODE_ENV: 'test' }, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout, stderr) => resolve(stdout + stderr),
    );
  });
  if (!existsSync(report)) throw new Error(output);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as JsonReport;
  return new Map(
    testResults.map(({ name, message, assertionResults }) => {
      const notPassed = assertionResults
        .filter(({ status }) => status !== 'passed')
        .map(({ title }) => title);
      const hasRun =
        assertionResults.length > 0 && !assertionResults.every(({ status }) => status === 'skipped');
      return [name.replaceAll('\\', '/'), hasRun ? notPassed : [`did not run: ${message}`]];
    }),
  );
};

/** Every patch has a copy of its own, but for boundaries: their slow test names each rule, so one run tells them apart. */
const copyName = (patch: Patch) =>
  patch.wall === '4 boundaries' ? 'without-boundaries' : `without-${PATCHES.indexOf(patch)}`;
const redIn = (copy: string): string[] =>
  PATCHES.filter((patch) => copyName(patch) === copy)
    .flatMap(({ red }) => red)
    .toSorted();
const failedIn = (copy: string, test: string): string[] | undefined =>
  [...failed].find(([file]) => file.endsWith(`/${copy}/${test}`))?.[1];

beforeAll(async () => {
  workshop = mkdtempSync(join(tmpdir(), 'lineside-removal-'));
  copyTo('whole');
  const files = new Set(PATCHES.map(({ test }) => `whole/${test}`));
  for (const name of new Set(PATCHES.map(copyName))) copyTo(name);
  for (const patch of PATCHES) {
    const path = join(workshop, copyName(patch), patch.file);
    writeFileSync(path, without(readFileSync(path, 'utf8'), patch));
    files.add(`${copyName(patch)}/${patch.test}`);
  }
  failed = await runTests([...files]);
}, 600_000);

afterAll(() => {
  const table = PATCHES.map((patch) => ({
    wall: patch.wall,
    'taken out': patch.removed,
    'went red': (failedIn(copyName(patch), patch.test) ?? [])
      .filter((title) => patch.red.includes(title))
      .join(' | '),
  }));
  const widths = (['wall', 'taken out'] as const).map((c) => Math.max(...table.map((row) => row[c].length)));
  const lines = table.map((row) =>
    [row.wall.padEnd(widths[0] ?? 0), row['taken out'].padEnd(widths[1] ?? 0), row['went red']].join('  '),
  );
  process.stdout.write(`${lines.join('\n')}\n`);
  rmSync(workshop, { recursive: true, force: true });
});

describe('with every wall in place', () => {
  it.each([...new Set(PATCHES.map(({ test }) => test))])('%s is green', (test) => {
    expect(failedIn('whole', test)).toEqual([]);
  });
});

describe('with one wall taken out', () => {
  it.each(PATCHES.map((patch) => [patch.wall, patch.removed, patch] as const))(
    '%s: %s',
    (_wall, _removed, patch) => {
      const red = failedIn(copyName(patch), patch.test)?.toSorted();
      expect(red).toEqual(expect.arrayContaining([...patch.red]));
      expect(red).toEqual(redIn(copyName(patch)));
    },
  );
});
