import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDesktop, type DesktopStation } from './desktop-station';

type Item = {
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly submenu?: readonly Item[];
};
type Facts = {
  readonly isSandboxed: boolean;
  readonly schemes: readonly { readonly scheme: string; readonly privileges: object }[];
  readonly menu: readonly Item[];
  readonly dialogs: number;
};
type WindowFacts = {
  readonly options: { readonly width: number; readonly webPreferences: Readonly<Record<string, unknown>> };
  readonly isShown: boolean;
  readonly refused: readonly string[];
};
type Permission = { readonly granted: boolean; readonly checked: boolean; readonly device: boolean };

const PAGE = 'lineside://app/index.html';
let desktop: DesktopStation;

beforeAll(async () => {
  desktop = await startDesktop(undefined, 'es-MX');
  await desktop.page.getByRole('heading').first().waitFor();
});

afterAll(() => desktop?.stop());

const theWindow = async (): Promise<WindowFacts> => {
  const [first] = await desktop.ask<WindowFacts[]>('windows');
  if (!first) throw new Error('the app has no window');
  return first;
};

const refusals = async (): Promise<readonly string[]> => (await theWindow()).refused;

/** Electron's list of what an app does for its security, point by point, of the app as it runs. */
// The stand-in tells what the app asked of Electron; the runtime itself would not.
describe('the security checklist', () => {
  test('1, 18, 19: only its own content, under a scheme of its own rather than file:', async () => {
    const { schemes } = await desktop.ask<Facts>('facts');
    expect(schemes).toEqual([
      { scheme: 'lineside', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    expect(await refusals()).toEqual([]);
    await desktop.page.evaluate(() => fetch('https://example.org/').catch(() => null));
    expect((await refusals()).filter((one) => one.includes('example.org'))).toEqual([]);
    const file = await desktop.page.evaluate(() =>
      fetch('/../main/main.js').then(
        ({ status }) => status,
        () => 0,
      ),
    );
    expect(file).toBe(404);
  });

  test('2, 3, 4, 8: no Node, an isolated preload, the sandbox, nothing experimental', async () => {
    expect((await desktop.ask<Facts>('facts')).isSandboxed).toBe(true);
    const { webPreferences } = (await theWindow()).options;
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    });
    expect(Object.keys(webPreferences).filter((name) => /experimental|blinkfeatures/i.test(name))).toEqual(
      [],
    );
    expect(
      await desktop.page.evaluate(() =>
        ['require', 'process', 'module', 'electron'].filter((n) => n in window),
      ),
    ).toEqual([]);
  });

  test('5: permissions are refused, but copying and full screen for its own page', async () => {
    const answers: Record<string, Permission> = {};
    for (const name of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'usb',
      'fullscreen',
    ]) {
      answers[name] = await desktop.ask<Permission>('permission', name, PAGE);
    }
    const granted = Object.entries(answers).filter(([, { granted, checked }]) => granted || checked);
    expect(granted.map(([name]) => name)).toEqual(['fullscreen']);
    expect(Object.values(answers).some(({ device }) => device)).toBe(false);
    const elsewhere = await desktop.ask<Permission>('permission', 'fullscreen', 'https://example.org/');
    expect(elsewhere).toMatchObject({ granted: false, checked: false });
  });

  test('6, 7: a policy that runs no inline script and loads nothing from elsewhere', async () => {
    await desktop.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.documentElement.dataset.inline = "ran"';
      document.head.append(script);
    });
    expect(await desktop.page.evaluate(() => document.documentElement.dataset['inline'])).toBeUndefined();
    const loaded = await desktop.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const image = new Image();
          image.addEventListener('load', () => resolve('loaded'));
          image.addEventListener('error', () => resolve('refused'));
          image.src = 'https://example.org/x.png';
        }),
    );
    expect(loaded).toBe('refused');
  });

  test('12, 13: the page goes nowhere else', async () => {
    const before = desktop.page.url();
    await desktop.page.evaluate(() => {
      location.href = 'https://example.org/';
    });
    await expect.poll(refusals).toContain('navigation https://example.org/');
    expect(desktop.page.url()).toBe(before);
  });

  test('14, 15: opens no window and hands nothing to the system', async () => {
    await desktop.page.evaluate(() => void window.open('https://example.org/', '_blank'));
    await expect.poll(refusals).toContainEqual(expect.stringContaining('window'));
    expect(await desktop.ask<WindowFacts[]>('windows')).toHaveLength(1);
  });

  test('17: only the main frame of its own page gets the dialog that names a data folder', async () => {
    const asks = (url: string, isMainFrame: boolean): Promise<number> =>
      desktop.ask('ipcFrom', 'lineside:choose-folder', url, isMainFrame);
    await asks('https://example.org/', true);
    await asks(PAGE, false);
    expect((await desktop.ask<Facts>('facts')).dialogs).toBe(0);
    await asks(PAGE, true);
    await expect.poll(async () => (await desktop.ask<Facts>('facts')).dialogs).toBe(1);
  });

  test('17: only the main frame of its own page gets a port', async () => {
    const ports = (url: string, isMainFrame: boolean): Promise<number> =>
      desktop.ask('ipcFrom', 'lineside:port', url, isMainFrame);
    expect(await ports(PAGE, true)).toBe(1);
    expect(await ports(PAGE, false)).toBe(0);
    expect(await ports('https://example.org/', true)).toBe(0);
    expect(await ports('lineside://other/index.html', true)).toBe(0);
  });

  test('16, 20: the preload offers two functions, and nothing of Electron', async () => {
    const offered = await desktop.page.evaluate(() =>
      Object.entries((window as unknown as { lineside: object }).lineside).map(([name, value]) => [
        name,
        typeof value,
      ]),
    );
    expect(offered).toEqual([
      ['connect', 'function'],
      ['chooseDataFolder', 'function'],
    ]);
  });

  test('fuses: the packaged program is nothing but the app', () => {
    const settings = readFileSync(path.resolve(import.meta.dirname, '..', 'electron-builder.yml'), 'utf8');
    for (const line of [
      'runAsNode: false',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'enableEmbeddedAsarIntegrityValidation: true',
      'onlyLoadAppFromAsar: true',
      'enableCookieEncryption: true',
      'grantFileProtocolExtraPrivileges: false',
    ]) {
      expect(settings).toContain(line);
    }
  });
});

describe('the window', () => {
  test('is shown once there is something to see, in the language of the PC', async () => {
    expect((await theWindow()).isShown).toBe(true);
    await expect.poll(() => desktop.page.evaluate(() => document.documentElement.lang)).toBe('es');
  });

  test('has a menu in that language with the roles that every app has, and no tools for developers', async () => {
    const { menu } = await desktop.ask<Facts>('facts');
    expect(menu.map(({ label }) => label)).toEqual(['Archivo', 'Edición', 'Ver', 'Ayuda']);
    const roles = menu.flatMap(({ submenu = [] }) => submenu.flatMap(({ role }) => role ?? []));
    expect(roles).toEqual(
      expect.arrayContaining([
        'quit',
        'undo',
        'redo',
        'cut',
        'copy',
        'paste',
        'zoomIn',
        'togglefullscreen',
        'about',
      ]),
    );
    const items = menu.flatMap(({ submenu = [] }) => submenu).filter(({ type }) => type !== 'separator');
    expect(items.every(({ label, role }) => label !== undefined || role === 'toggleDevTools')).toBe(true);
  });

  test('stays the only one: a second start ends at once', async () => {
    expect(await desktop.startAgain()).toBe(0);
    expect(await desktop.ask<WindowFacts[]>('windows')).toHaveLength(1);
  });

  test('goes with the app, which leaves where it was and a closed database', async () => {
    await desktop.ask('closeWindows').catch(() => null);
    expect(await desktop.ended()).toBe(0);
    expect(JSON.parse(readFileSync(path.join(desktop.folder, 'window.json'), 'utf8'))).toMatchObject({
      isMaximized: false,
      bounds: { width: 1366, height: 768 },
    });
    expect(existsSync(path.join(desktop.folder, 'lineside.sqlite-wal'))).toBe(false);
  });
});

test('a data process that crashes again and again is given up with a word', async () => {
  const fragile = await startDesktop();
  try {
    const child = fragile.ended();
    for (let crash = 0; crash < 3; crash += 1) {
      await fragile.page.getByRole('heading').first().waitFor();
      const before = await fragile.ask<number>('crash');
      await expect.poll(() => fragile.ask<number>('process')).not.toBe(before);
    }
    await fragile.ask('crash').catch(() => null);
    expect(await child).toBe(0);
    expect(fragile.boxes).toEqual([expect.stringContaining('What was saved is safe.')]);
  } finally {
    await fragile.stop();
  }
});

test('a data folder that cannot be opened is told in the language of the PC', async () => {
  const spoil = (_: unknown, folder: string) =>
    writeFile(path.join(folder, 'lineside.sqlite'), 'not a database'.repeat(100));
  const spoilt = await startDesktop(spoil, 'es-MX');
  expect(await spoilt.ended()).toBe(0);
  expect(spoilt.boxes).toEqual(['El archivo no es una base de datos de Lineside. No se modificó.']);
  await spoilt.stop();
});

test('another data folder is chosen in a dialog, kept for the next start, and opened at once', async () => {
  const moving = await startDesktop();
  try {
    const { page } = moving;
    const other = path.join(moving.folder, 'other');
    await page.locator('[type=submit]').click();
    await page.getByRole('button', { name: 'Choose another folder…' }).click();
    await expect.poll(async () => (await moving.ask<Facts>('facts')).dialogs).toBe(1);
    await moving.ask('choose', other);
    const ended = moving.ended();
    await page.getByRole('button', { name: 'Choose another folder…' }).click();
    expect(await ended).toBe(0);
    expect(moving.boxes).toEqual([expect.stringContaining(`--data ${other}`)]);
    const note = readFileSync(path.join(moving.folder, 'usual', 'data-folder.json'), 'utf8');
    expect(JSON.parse(note)).toEqual({ folder: other });
  } finally {
    await moving.stop();
  }
});
