import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './harness';

const root = path.resolve(import.meta.dirname, '..');
const PLAN = ['--days', '10', '--until', '2026-10-30'];

let place: string;
beforeAll(() => {
  place = mkdtempSync(path.join(tmpdir(), 'lineside-demo-'));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

const folderOf = (name: string): string => path.join(place, name);

type Loaded = {
  readonly from: string;
  readonly clientCodes: string[];
  readonly rows: Record<string, number>;
  readonly users: { readonly username: string; readonly password: string }[];
};

test('demo makes a database of its own, tells its users once, and goes out again', async () => {
  const folder = folderOf('whole');
  const { status, stdout, stderr } = await runCli(folder, ['demo', ...PLAN, '--seed', '4', '--json']);
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^Demo plant \d+ %\n[^]*Demo plant 100 %\n$/)]);
  const loaded = JSON.parse(stdout) as Loaded;
  expect(loaded).toMatchObject({ seed: 4, days: 10, until: '2026-10-30', clientCodes: { length: 5 } });
  expect(loaded.rows).toMatchObject({ employees: 100, work_orders: 300 });
  expect(loaded.users.map(({ password }) => password.length)).toEqual(loaded.users.map(() => 19));

  const again = await runCli(folder, ['demo', ...PLAN]);
  expect(again).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('is here already') });
  const kpi = ['kpi', '--from', loaded.from, '--to', '2026-10-30', '--kpi', 'efficiency', '--json'];
  const { results } = JSON.parse((await runCli(folder, kpi)).stdout) as {
    results: { client: string; value: number }[];
  };
  expect(results.map(({ client }) => client).toSorted()).toEqual(loaded.clientCodes.toSorted());
  expect(results.filter(({ value }) => !(value > 50 && value < 100))).toEqual([]);
  expect(await runCli(folder, ['check'])).toMatchObject({ status: 0 });

  const removed = await runCli(folder, ['demo', '--remove']);
  expect(removed).toMatchObject({ status: 0, stderr: '' });
  expect(removed.stdout).toContain('BOOT-LINE-A, APPAREL-B, TEXTILE-C, FOOTWEAR-D, GARMENT-E stay');
  expect(
    JSON.parse((await runCli(folder, ['export', 'production_entry', '--format', 'json'])).stdout),
  ).toEqual([]);
  expect(await runCli(folder, ['check'])).toMatchObject({ status: 0 });
  expect(await runCli(folder, ['demo', '--remove'])).toMatchObject({
    status: 1,
    stderr: 'There is no demo plant in this database.\n',
  });
});

test('demo goes into a database that has users and no clients, as one of its administrators', async () => {
  const folder = folderOf('own');
  await runCli(folder, ['init', '--admin', 'own.admin'], 'correct horse battery');
  expect(await runCli(folder, ['demo', ...PLAN, '--as', 'own.admin'])).toMatchObject({ status: 0 });
  const users = await runCli(folder, ['user', 'list']);
  expect(users.stdout).toContain('own.admin');
  expect(users.stdout).toContain('demo.leader.e');
  expect(await runCli(folder, ['demo', '--remove', '--as', 'demo.admin'])).toMatchObject({ status: 1 });
  expect(await runCli(folder, ['demo', '--remove', '--as', 'own.admin'])).toMatchObject({ status: 0 });
  expect((await runCli(folder, ['user', 'list'])).stdout).not.toContain('demo.');
});

test('demo refuses a database with clients and days that it cannot have', async () => {
  const folder = folderOf('refused');
  await runCli(folder, ['init', '--admin', 'own.admin'], 'correct horse battery');
  await runCli(folder, ['client', 'provision', 'OWN', '--name', 'Own client']);
  const before = (await runCli(folder, ['export', 'client'])).stdout;
  expect(await runCli(folder, ['demo', ...PLAN])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('here is OWN'),
  });
  expect((await runCli(folder, ['export', 'client'])).stdout).toBe(before);
  expect(await runCli(folderOf('none'), ['demo', '--days', '9'])).toMatchObject({ status: 1 });
  expect(await runCli(folderOf('none'), ['demo', '--days', 'many'])).toMatchObject({ status: 2 });
  expect(await runCli(folderOf('none'), ['demo', '--remove', '--days', '10'])).toMatchObject({ status: 2 });
  expect(existsSync(folderOf('none'))).toBe(false);
});

test('Ctrl-C ends a demo and leaves nothing of it', async () => {
  const folder = folderOf('cancelled');
  const child = spawn(
    process.execPath,
    [path.join(root, 'dist', 'cli', 'lineside.js'), 'demo', '--days', '300', '--data', folder],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let stderr = '';
  const status = await new Promise<number | null>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      if (text.includes('Demo plant 10 %')) child.kill('SIGINT');
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/Cancelled\. Nothing of the demo plant was kept\.\n$/),
  ]);
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});
