import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  allowsPermission,
  assetOf,
  CONTENT_SECURITY_POLICY,
  dataFolderOf,
  isOwnPage,
  PAGE_URL,
  windowOptions,
} from './security';

describe('the page', () => {
  it.each([PAGE_URL, `${PAGE_URL}#/today?client=A`, 'lineside://app/assets/index.js'])('is %s', (address) => {
    expect(isOwnPage(address)).toBe(true);
  });

  it.each([
    'https://app/index.html',
    'file:///index.html',
    'lineside://app.example/index.html',
    'lineside://other/index.html',
    'javascript:alert(1)',
    'about:blank',
    'no address',
    '',
  ])('is not %s', (address) => {
    expect(isOwnPage(address)).toBe(false);
  });
});

describe('permissions', () => {
  it('are copying and full screen, for the page only', () => {
    expect(allowsPermission('clipboard-sanitized-write', PAGE_URL)).toBe(true);
    expect(allowsPermission('fullscreen', PAGE_URL)).toBe(true);
    expect(allowsPermission('fullscreen', 'https://example.org/')).toBe(false);
    for (const name of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'hid',
      'usb',
    ]) {
      expect(allowsPermission(name, PAGE_URL)).toBe(false);
    }
  });
});

describe('assets', () => {
  const folder = path.resolve('/opt/lineside/dist/renderer');

  it('are files of the built page', () => {
    expect(assetOf(folder, `${PAGE_URL}?x=1#/y`)).toEqual({
      file: path.join(folder, 'index.html'),
      contentType: 'text/html; charset=utf-8',
    });
    expect(assetOf(folder, 'lineside://app/assets/a%20b.js')?.file).toBe(
      path.join(folder, 'assets', 'a b.js'),
    );
  });

  it.each([
    'lineside://app/',
    'lineside://app/%00.js',
    'lineside://app/%zz.js',
    'lineside://app/lineside.sqlite',
    'https://app/index.html',
  ])('are not %s', (address) => {
    expect(assetOf(folder, address)).toBeNull();
  });

  it.each([
    'lineside://app/../main/main.js',
    'lineside://app/%2e%2e/main/main.js',
    'lineside://app/..%2Fmain%2Fmain.js',
    'lineside://app/a/..%2f..%2f..%2fmain%2fmain.js',
  ])('stay inside the folder for %s', (address) => {
    expect(assetOf(folder, address)?.file).toBe(path.join(folder, 'main', 'main.js'));
  });
});

describe('the window', () => {
  it('is sandboxed, isolated and without Node', () => {
    expect(windowOptions('/p/preload.cjs').webPreferences).toMatchObject({
      preload: '/p/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it('loads nothing from elsewhere and runs no inline script', () => {
    const policy = new Map(
      CONTENT_SECURITY_POLICY.split('; ').map((line) => {
        const [name, ...sources] = line.split(' ');
        return [name, sources];
      }),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect([...policy.values()].flat().filter((source) => /https?:|\*|unsafe-eval/.test(source))).toEqual([]);
  });
});

describe('the data folder', () => {
  it('is the one named, else the default', () => {
    expect(dataFolderOf(['lineside', '--data', '/plant'], '/default')).toBe(path.resolve('/plant'));
    expect(dataFolderOf(['lineside', '--data=/plant'], '/default')).toBe(path.resolve('/plant'));
    expect(dataFolderOf(['lineside', '--data'], '/default')).toBe('/default');
    expect(dataFolderOf(['lineside'], '/default')).toBe('/default');
  });
});
