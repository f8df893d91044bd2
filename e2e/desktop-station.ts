import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchRuntime } from './electron-runtime';
import { launchStandIn } from './electron-stand-in/launch';
import { runCli, type Look, type Seat, type Station } from './harness';

/** The app as it runs, in Electron or over the stand-in. */
export type DesktopApp = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the app said in error boxes, in order; known of the stand-in only. */
  readonly boxes: readonly string[];
  /** Asks what the app did with Electron: `crash` and `process` of its data process, and more of the stand-in. */
  readonly ask: <T>(name: string, ...input: unknown[]) => Promise<T>;
  /** Starts the app once more on the same folder; resolves with its exit code. */
  readonly startAgain: () => Promise<number | null>;
  /** Resolves with the app's exit code once it has ended. */
  readonly ended: () => Promise<number | null>;
  readonly end: () => Promise<void>;
};

/** The built desktop app on a data folder of its own: its own `main.js`, preload and data process. */
export type DesktopStation = Omit<DesktopApp, 'context' | 'end'> & {
  readonly folder: string;
  /** Uncaught errors and console errors of the page, in order. */
  readonly problems: readonly string[];
  /** The next person sits down at the one window: whoever was there is logged out. */
  readonly sit: Station['sit'];
  readonly linesideJson: Station['linesideJson'];
  readonly lineside: Station['lineside'];
  readonly stop: () => Promise<void>;
};

const LOG_OUT = /^(Log out|Cerrar sesión)$/;

/** Hands the window over to somebody else, who looks at it in their own way. */
const changePlaces = async (page: Page, look: Look): Promise<void> => {
  await page.evaluate(() => (location.hash = ''));
  await page.reload();
  await page.getByRole('heading').first().waitFor();
  const menu = page.locator('[data-testid=user-menu]');
  if (await menu.isVisible()) {
    await menu.click();
    await page.getByRole('menuitem', { name: LOG_OUT }).click();
    await page.locator('[name=username]').waitFor();
  }
  await page.evaluate((language) => {
    localStorage.clear();
    localStorage.setItem('lineside.language', language);
    location.hash = '';
  }, look.locale ?? 'en');
  await page.setViewportSize(look.viewport ?? { width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: look.colorScheme ?? 'light', reducedMotion: 'reduce' });
  await page.reload();
};

const isRuntimeWanted = process.env['LINESIDE_E2E'] === 'electron';

/**
 * Starts the desktop app, after `prepare` has put into its data folder what the journey begins with: over the stand-in,
 * or in Electron itself where `LINESIDE_E2E=electron` asks for it.
 */
export const startDesktop = async (
  prepare?: (lineside: DesktopStation['lineside'], folder: string) => Promise<void>,
  locale = 'en-US',
): Promise<DesktopStation> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lineside-desktop-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const lineside: DesktopStation['lineside'] = (args, input) => runCli(folder, args, input);
    await prepare?.(lineside, folder);
    const { end, context, ...app } = await (isRuntimeWanted ? launchRuntime : launchStandIn)(folder, locale);
    app.page.setDefaultTimeout(90_000);
    const problems: string[] = [];
    app.page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
    app.page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
    return {
      ...app,
      folder,
      problems,
      lineside,
      linesideJson: async (args, input) => {
        const { status, stdout, stderr } = await lineside([...args, '--json'], input);
        if (status !== 0) throw new Error(`lineside ${args.join(' ')} ended with ${status}: ${stderr}`);
        return JSON.parse(stdout) as unknown;
      },
      sit: async (look = {}): Promise<Seat> => {
        await changePlaces(app.page, look);
        return { page: app.page, context, problems };
      },
      stop: async () => {
        await end();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
};
