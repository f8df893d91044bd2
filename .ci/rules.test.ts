import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lineside-rules-'));
  for (const file of [
    '.dependency-cruiser.cjs',
    '.oxlintrc.json',
    'tsconfig.json',
    'e2e/tsconfig.json',
    'package.json',
  ]) {
    cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (file: string, ...args: string[]): Promise<string> =>
  new Promise((resolve) => {
    const program = path.join(root, 'node_modules', file);
    execFile(process.execPath, [program, ...args], { cwd: folder }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });

/** Lays out a small tree anew; every file but those named exports one value. */
const layOut = (files: Readonly<Record<string, string>>): void => {
  for (const name of ['db', 'electron', 'renderer', 'e2e/probe.ts']) {
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  const plain = 'export const value = 1;\n';
  const tree = {
    'db/index.ts': "export { table } from './table';\nexport { value } from './vocabulary';\n",
    'db/table.ts': "export const table = 'entries';\n",
    'db/vocabulary.ts': plain,
    'electron/contract/index.ts': plain,
    'electron/procedures/index.ts':
      "export { table } from '../../db';\nexport { value } from '../contract';\n",
    'electron/hosts/cli/main.ts': "export { table } from '../../procedures';\n",
    'electron/hosts/web/index.ts': "export { table } from '../../procedures';\n",
    'electron/main.ts': "export { app } from 'electron';\n",
    'renderer/main.tsx': "export { value } from '../electron/contract';\n",
    'e2e/probe.ts': "export { value } from '../electron/contract';\n",
    ...files,
  };
  for (const [name, text] of Object.entries(tree)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
};

type Broken = { readonly rule: { readonly name: string }; readonly from: string };

const brokenBoundaries = async (): Promise<string[]> => {
  const output = await run(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config=.dependency-cruiser.cjs',
    '--output-type=json',
    '--preserve-symlinks',
    'db',
    'electron',
    'renderer',
    'e2e',
  );
  const { summary } = JSON.parse(output) as { summary: { violations: Broken[] } };
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
};

const from = (file: string): string => `export * from '${file}';\n`;

describe('boundaries', () => {
  const breaches: readonly (readonly [rule: string, file: string, text: string])[] = [
    ['db-has-one-door', 'electron/procedures/a.ts', from('../../db/table')],
    ['plain-values-are-plain', 'db/failure.ts', from('./table')],
    ['plain-values-for-the-contract-only', 'electron/procedures/b.ts', from('../../db/vocabulary')],
    ['sql-stays-in-db', 'electron/procedures/c.ts', from('drizzle-orm')],
    ['sql-stays-in-db', 'electron/hosts/cli/d.ts', "export type { Database } from 'better-sqlite3';\n"],
    ['db-knows-no-host', 'db/e.ts', from('../electron/contract')],
    ['control-charts-are-pure', 'db/kpi/control/t.ts', from('../../table')],
    ['renderer-is-a-browser', 'renderer/f.ts', "export type { table } from '../db';\n"],
    ['renderer-is-a-browser', 'renderer/g.ts', from('../electron/procedures')],
    ['renderer-has-no-node', 'renderer/h.ts', from('@orpc/server')],
    ['renderer-has-no-node-builtins', 'renderer/i.ts', from('node:fs')],
    ['contract-is-plain', 'electron/contract/j.ts', from('node:path')],
    ['procedures-know-no-host', 'electron/procedures/k.ts', from('../hosts/web')],
    ['reports-speak-the-screens-words', 'electron/reports/u.ts', from('../../renderer/f')],
    ['hosts-only-carry-calls', 'electron/hosts/web/l.ts', from('../cli/main')],
    ['electron-only-in-the-shell', 'electron/procedures/m.ts', from('electron')],
    ['shell-carries-no-data', 'electron/window.ts', from('../db')],
    ['shipped-code-needs-no-development-library', 'electron/procedures/n.ts', from('prettier')],
    ['no-test-in-shipped-code', 'db/o.ts', from('fast-check')],
    ['no-cycles', 'db/p.ts', "import { q } from './q';\nexport const p = () => q;\n"],
    ['no-orphans', 'db/r.ts', 'export const alone = 1;\n'],
    ['every-import-resolves', 'db/s.ts', from('./nowhere')],
  ];
  let broken: string[];

  test('let a well-behaved tree through', async () => {
    layOut({});
    expect(await brokenBoundaries()).toEqual([]);
  });

  test('are all broken by some file below', async () => {
    const files = Object.fromEntries(breaches.map(([, file, text]) => [file, text]));
    layOut({ ...files, 'db/q.ts': "import { p } from './p';\nexport const q = () => p;\n" });
    broken = await brokenBoundaries();
    const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[];
    };
    expect(new Set(breaches.map(([rule]) => rule))).toEqual(
      new Set(config.forbidden.map(({ name }) => name)),
    );
  });

  test.each(breaches)('%s is seen in %s', (rule, file) => {
    expect(broken).toContain(`${rule}: ${file}`);
  });
});

describe('lint', () => {
  test.each([
    [
      'no-restricted-properties',
      'db/a.ts',
      'export const a = (db: { transaction: () => void }) => db.transaction();\n',
    ],
    ['no-restricted-imports', 'electron/procedures/a.ts', "export { sql } from '../../db';\n"],
    [
      'no-restricted-imports',
      'electron/a.ts',
      "import { eq } from 'drizzle-orm/sql';\nexport const a = eq;\n",
    ],
    ['no-default-export', 'db/a.ts', 'export default 1;\n'],
    ['no-explicit-any', 'db/a.ts', 'export const a = (value: any) => String(value);\n'],
    ['consistent-type-imports', 'db/a.ts', "import { Table } from './b';\nexport type A = Table;\n"],
  ])('%s is seen in %s', async (rule, file, text) => {
    layOut({ [file]: text });
    expect(await run('oxlint/bin/oxlint', '--deny-warnings', '.')).toContain(rule);
  });
});
