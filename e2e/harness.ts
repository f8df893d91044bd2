import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '..');
const cliFile = path.join(root, 'dist', 'cli', 'lineside.js');

/** What a run of the command line left behind. */
export type CliResult = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** How a page is to be seen; the defaults are English, light, 1366 × 768. */
export type Look = {
  readonly locale?: 'en' | 'es';
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
};

/** A page in its own profile, with everything that went wrong on it so far. */
export type Seat = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Uncaught errors, console errors and requests to another host, in order. */
  readonly problems: readonly string[];
};

/** The built app on a data folder of its own, with a real browser in front of it. */
export type Station = {
  readonly folder: string;
  /** Address of the web host, without a slash at the end; changes when the host is started again. */
  readonly url: () => string;
  /** Runs `lineside ARGUMENT…` on this data folder, beside the running host. */
  readonly lineside: (args: readonly string[], input?: string) => Promise<CliResult>;
  /** The same with `--json`, parsed; throws with the command's own words unless it ends with status 0. */
  readonly linesideJson: (args: readonly string[], input?: string) => Promise<unknown>;
  /** Opens a page in a profile that nobody has used: another person at another PC. */
  readonly sit: (look?: Look) => Promise<Seat>;
  /** Ends the web host with a signal and starts it again on the same folder and port. */
  readonly restart: (signal?: NodeJS.Signals) => Promise<void>;
  /** Process of the running host. */
  readonly pid: () => number;
  /** Ends browser and host and removes the data folder. */
  readonly stop: () => Promise<void>;
};

/** Path of the Chromium that the set-up found; LINESIDE_CHROMIUM names another one. */
export const findChromium = (): string => {
  const told = process.env['LINESIDE_CHROMIUM'];
  if (told) return told;
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(root, '.ci', 'chromium.mjs')], {
    encoding: 'utf8',
  });
  if (!stdout.trim()) throw new Error(stderr);
  return stdout.trim();
};

/** Opens a Chromium without a window. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    headless: true,
    // A container's root has no user namespaces for the browser's own sandbox.
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'],
  });

/** Runs the built command line once and waits for its end. */
export const runCli = (folder: string, args: readonly string[], input = ''): Promise<CliResult> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliFile, ...args, '--data', folder], { cwd: root });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    // A command that does not read its input may end before all of it is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });

type Host = { readonly child: ChildProcess; readonly url: string };

/** Starts `lineside serve` and resolves when it has told its address. */
const startHost = (folder: string, port: number): Promise<Host> =>
  new Promise((resolve, reject) => {
    const args = [cliFile, 'serve', '--data', folder, '--port', String(port)];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const listen = (text: string) => {
      said += text;
      const url = /http:\/\/[^\s/]+:\d+/.exec(said)?.[0];
      if (url) resolve({ child, url });
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    child.on('error', reject);
    child.on('exit', (status) => reject(new Error(`lineside serve ended with status ${status}: ${said}`)));
  });

const stopHost = ({ child }: Host, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });

const sitDown = async (browser: Browser, url: string, look: Look): Promise<Seat> => {
  const context = await browser.newContext({
    locale: look.locale === 'es' ? 'es-MX' : 'en-US',
    colorScheme: look.colorScheme ?? 'light',
    viewport: look.viewport ?? { width: 1366, height: 768 },
    reducedMotion: 'reduce',
  });
  // A machine that is busy with other things takes its time; how long, no test measures.
  context.setDefaultTimeout(60_000);
  const problems: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    // A refused call is an answer that the page has to handle; Chromium logs it all the same.
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRefusal) problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const address = request.url();
    if (/^https?:/.test(address) && !address.startsWith(`${url}/`)) problems.push(`request: ${address}`);
  });
  await page.goto(`${url}/`);
  return { page, context, problems };
};

/** What keeps people out of the page as it is shown now: WCAG 2.2 A and AA, one line per rule and place. */
export const findBarriers = async (page: Page): Promise<string[]> => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};

/** Starts the app on a fresh data folder, after `prepare` has put into it what the journey begins with. */
export const startStation = async (
  prepare?: (lineside: Station['lineside'], folder: string) => Promise<void>,
): Promise<Station> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lineside-e2e-'));
  const lineside: Station['lineside'] = (args, input) => runCli(folder, args, input);
  let host: Host | undefined;
  let browser: Browser | undefined;
  const stop = async (): Promise<void> => {
    await browser?.close();
    if (host) await stopHost(host, 'SIGTERM');
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await prepare?.(lineside, folder);
    host = await startHost(folder, 0);
    browser = await launchBrowser();
  } catch (error) {
    await stop();
    throw error;
  }
  const running = { host, browser };
  return {
    folder,
    lineside,
    url: () => running.host.url,
    pid: () => {
      const { pid } = running.host.child;
      if (pid === undefined) throw new Error('The host has no process');
      return pid;
    },
    linesideJson: async (args, input) => {
      const { status, stdout, stderr } = await lineside([...args, '--json'], input);
      if (status !== 0)
        throw new Error(`lineside ${args.join(' ')} ended with ${status}: ${stderr}${stdout}`);
      return JSON.parse(stdout) as unknown;
    },
    sit: (look = {}) => sitDown(running.browser, running.host.url, look),
    restart: async (signal = 'SIGTERM') => {
      const port = Number(new URL(running.host.url).port);
      await stopHost(running.host, signal);
      running.host = await startHost(folder, port);
      host = running.host;
    },
    stop,
  };
};
