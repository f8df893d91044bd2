import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium, runCli, type CliResult } from './harness';

const root = path.resolve(import.meta.dirname, '..');
const mainFile = path.join(root, 'dist', 'main', 'main.js');
const hooks = pathToFileURL(path.join(import.meta.dirname, 'electron-stand-in', 'hooks.ts')).href;

/** The built desktop app on a data folder of its own: its own `main.js`, preload and data process. */
export type DesktopStation = {
  readonly folder: string;
  readonly page: Page;
  /** Uncaught errors and console errors of the page, in order. */
  readonly problems: readonly string[];
  /** Asks the stand-in of the `electron` module what the app did with it. */
  readonly ask: <T>(name: string, ...input: unknown[]) => Promise<T>;
  readonly lineside: (args: readonly string[], input?: string) => Promise<CliResult>;
  /** Starts the app once more on the same folder; resolves with its exit code. */
  readonly startAgain: () => Promise<number | null>;
  /** Resolves with the app's exit code once it has ended. */
  readonly ended: () => Promise<number | null>;
  readonly stop: () => Promise<void>;
};

const startMain = (folder: string, locale: string): ChildProcess =>
  fork(mainFile, ['--data', folder], {
    cwd: root,
    execArgv: ['--import', hooks],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, LINESIDE_CHROMIUM: findChromium(), LINESIDE_LOCALE: locale },
  });

const asker = (child: ChildProcess): DesktopStation['ask'] => {
  let last = 0;
  return (name, ...input) =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      const stop = (): void => void child.off('message', listen).off('exit', gone);
      const gone = (): void => {
        stop();
        reject(new Error(`the app ended before it answered ${name}`));
      };
      const listen = (message: { id: number; answer: never }): void => {
        if (message.id !== id) return;
        stop();
        resolve(message.answer);
      };
      child.on('message', listen).on('exit', gone);
      child.send({ id, name, input });
    });
};

/** Starts the desktop app, after `prepare` has put into its data folder what the journey begins with. */
export const startDesktop = async (
  prepare?: (lineside: DesktopStation['lineside'], folder: string) => Promise<void>,
  locale = 'en-US',
): Promise<DesktopStation> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lineside-desktop-'));
  const lineside: DesktopStation['lineside'] = (args, input) => runCli(folder, args, input);
  await prepare?.(lineside, folder);
  const child = startMain(folder, locale);
  const ask = asker(child);
  const ended = async (): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.exitCode;
  };
  let browser: Browser | undefined;
  const stop = async (): Promise<void> => {
    await browser?.close().catch(() => undefined);
    child.kill('SIGTERM');
    await ended();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    browser = await chromium.connectOverCDP(await ask<string>('browser'));
    const [context] = browser.contexts();
    if (!context) throw new Error('the browser has no pages');
    const isApp = (page: Page): boolean => page.url().startsWith('https://app.');
    let page = context.pages().find(isApp);
    // A page is known before it has an address.
    for (let tries = 0; !page && tries < 300; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      page = context.pages().find(isApp);
    }
    if (!page) throw new Error(`no window: ${JSON.stringify(await ask('windows'))}`);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
    return {
      folder,
      page,
      problems,
      ask,
      lineside,
      startAgain: async () => {
        const second = startMain(folder, locale);
        await once(second, 'exit');
        return second.exitCode;
      },
      ended,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
