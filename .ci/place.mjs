// Where things are and how to say something. Dependency-free: runs on any Node from 20 on, before `npm ci`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '..');

/** Absolute path of a file of the checkout. */
export const inRoot = (...parts) => path.join(root, ...parts);

/** One line of progress, on stderr, so that stdout belongs to whatever runs afterwards. */
export const say = (line) => void process.stderr.write(`${line}\n`);

/** The parsed JSON file, or `otherwise` when it is missing or broken. */
export function readJson(file, otherwise) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return otherwise;
  }
}

const remembered = inRoot('node_modules', '.lineside-set-up.json');

/** What earlier runs found out; lost together with node_modules, which is when it stops being true. */
export const recall = () => readJson(remembered, {});

/** Adds to what later runs may rely on. */
export function remember(facts) {
  if (!existsSync(inRoot('node_modules'))) return;
  writeFileSync(remembered, `${JSON.stringify({ ...recall(), ...facts }, null, 2)}\n`);
}

/** The environment without this checkout's node_modules/.bin, so that `node` and `npm` are the machine's. */
export function machineEnvironment() {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = (process.env[key] ?? '').split(path.delimiter);
  return {
    ...process.env,
    [key]: folders.filter((folder) => !folder.startsWith(inRoot('node_modules'))).join(path.delimiter),
  };
}

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs `work` while no other process of this checkout sets up or builds; a dead holder's lock is taken over. */
export async function alone(work) {
  mkdirSync(inRoot('dist'), { recursive: true });
  const lock = inRoot('dist', '.lock');
  for (let told = false; ;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    let holder = 0;
    let ageMs = 0;
    try {
      holder = Number(readFileSync(lock, 'utf8'));
      ageMs = Date.now() - statSync(lock).mtimeMs;
    } catch {
      continue;
    }
    if (holder > 0 ? !isAlive(holder) : ageMs > 5000) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!told) say('Waiting for another set-up or build of this checkout to end.');
    told = true;
    await sleep(150);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Under `npm run`: calls back when npm's shell has died, which passes no signal on to what it started. */
function whenNpmIsGone(leave) {
  if (process.platform === 'win32' || process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    leave();
  }, 250);
  watch.unref();
}

/**
 * Runs a program in the foreground with this process's stdin and stdout and resolves with its exit status.
 * A Ctrl-C reaches the program by itself; other signals, and npm's end, are passed on.
 */
export function foreground(program, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env });
    process.on('SIGINT', () => {});
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    whenNpmIsGone(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (status, signal) => resolve(status ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/** Runs a program quietly; resolves with its exit status (null when killed or not found) and all it wrote. */
export function captured(program, args, { env = process.env, timeoutMs = 0, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    const timer = timeoutMs > 0 ? setTimeout(() => child.kill('SIGKILL'), timeoutMs) : undefined;
    const end = (status, extra = '') => {
      clearTimeout(timer);
      resolve({ status, output: stripVTControlCharacters(output) + extra, stdout });
    };
    child.on('error', (error) => end(null, `${error.message}\n`));
    child.on('close', (status) => end(status));
  });
}
