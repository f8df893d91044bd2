import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { DesktopApp } from '../desktop-station';
import { findChromium } from '../harness';

const root = path.resolve(import.meta.dirname, '..', '..');
const mainFile = path.join(root, 'dist', 'main', 'main.js');
const hooks = pathToFileURL(path.join(import.meta.dirname, 'hooks.ts')).href;

const startMain = (folder: string, locale: string): ChildProcess =>
  fork(mainFile, ['--data', folder], {
    cwd: root,
    execArgv: ['--import', hooks],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      LINESIDE_CHROMIUM: findChromium(),
      LINESIDE_LOCALE: locale,
      LINESIDE_USER_DATA: path.join(folder, 'usual'),
    },
  });

const asker = (child: ChildProcess): DesktopApp['ask'] => {
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

const findPage = async (context: BrowserContext): Promise<Page> => {
  const isApp = (page: Page): boolean => page.url().startsWith('https://app.');
  // A page is known before it has an address.
  for (let tries = 0; tries < 300; tries += 1) {
    const page = context.pages().find(isApp);
    if (page) return page;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the app has no window');
};

/** Starts the built `main.js` over the stand-in of the `electron` module. */
export const launchStandIn = async (folder: string, locale: string): Promise<DesktopApp> => {
  const child = startMain(folder, locale);
  const ask = asker(child);
  const boxes: string[] = [];
  child.on('message', ({ box }: { box?: string }) => {
    if (box !== undefined) boxes.push(box);
  });
  const ended = async (): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.exitCode;
  };
  let browser: Browser | undefined;
  const end = async (): Promise<void> => {
    await browser?.close().catch(() => undefined);
    child.kill('SIGTERM');
    await ended();
  };
  try {
    browser = await chromium.connectOverCDP(await ask<string>('browser'));
    const [context] = browser.contexts();
    if (!context) throw new Error('the browser has no pages');
    const startAgain = async (): Promise<number | null> => {
      const second = startMain(folder, locale);
      await once(second, 'exit');
      return second.exitCode;
    };
    return { page: await findPage(context), context, boxes, ask, startAgain, ended, end };
  } catch (error) {
    await end();
    throw error;
  }
};
