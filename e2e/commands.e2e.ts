import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lineside-commands-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const npm = (args: readonly string[], input = '') =>
  spawnSync('npm', args, { cwd: root, input, encoding: 'utf8', shell: process.platform === 'win32' });

test('npm start without a display serves the app, and ends with npm', async () => {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const child = spawn(process.execPath, ['.ci/start.mjs', '--web', '--data', folder, '--port', '0'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    let said = '';
    const url = await new Promise<string>((resolve, reject) => {
      const listen = (text: string) => {
        said += text;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
        if (found) resolve(found);
      };
      child.stdout.setEncoding('utf8').on('data', listen);
      child.stderr.setEncoding('utf8').on('data', listen);
      child.on('exit', () => reject(new Error(said)));
    });
    const answer = await fetch(`${url}/`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<title>Lineside</title>');
    expect(said).toContain('Lineside opens in the browser instead.');
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
  expect(child.signalCode).toBeNull();
});

test('npm run lineside passes input, output and exit status through and adds nothing to stdout', () => {
  const made = npm(
    ['run', '-s', 'lineside', '--', 'init', '--admin', 'admin-a', '--data', folder],
    'a long enough passphrase\n',
  );
  expect(made.stderr.replaceAll(/^npm warn.*\n/gm, '')).not.toMatch(/error/i);
  expect(made.status).toBe(0);
  const listed = npm(['run', '-s', 'lineside', '--', 'user', 'list', '--json', '--data', folder]);
  expect(listed.status).toBe(0);
  expect(JSON.stringify(JSON.parse(listed.stdout))).toContain('admin-a');
  expect(npm(['run', '-s', 'lineside', '--', 'no-such-command', '--data', folder]).status).toBe(2);
});
