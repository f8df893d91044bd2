import path from 'node:path';
import type { BrowserWindowConstructorOptions } from 'electron';

/** Scheme under which the window loads the built page; unlike file: it has an origin, and unlike http: no port. */
export const PAGE_SCHEME = 'lineside';

/** Address of the page. */
export const PAGE_URL = `${PAGE_SCHEME}://app/index.html`;

/**
 * What the page may load: itself. Inline styles stay allowed, since the component library and the grid position
 * their elements with them; inline scripts do not.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Whether an address is the built page: the only one that a window may show and that may ask for a port. */
export const isOwnPage = (address: string): boolean => {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${PAGE_SCHEME}:` && url.host === 'app';
};

const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Whether the page gets a browser permission: copying a table and the full-screen board, nothing else. */
export const allowsPermission = (permission: string, address: string): boolean =>
  ALLOWED_PERMISSIONS.has(permission) && isOwnPage(address);

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** File of the built page that an address means, with its content type; null for anything outside `folder`. */
export const assetOf = (folder: string, address: string): { file: string; contentType: string } | null => {
  const url = URL.parse(address);
  if (url === null || !isOwnPage(address)) return null;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  const file = path.resolve(folder, `.${path.posix.normalize(name)}`);
  const contentType = CONTENT_TYPES[path.extname(file).toLowerCase()];
  if (name.includes('\0') || !file.startsWith(path.resolve(folder) + path.sep) || !contentType) return null;
  return { file, contentType };
};

/** Options of the one window: sandboxed, isolated, without Node; hidden until there is something to see. */
export const windowOptions = (preloadFile: string) =>
  ({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    title: 'Lineside',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  }) satisfies BrowserWindowConstructorOptions;

/** Data folder that the command line names with `--data DIR` or `--data=DIR`, else `otherwise`. */
export const dataFolderOf = (args: readonly string[], otherwise: string): string => {
  const at = args.indexOf('--data');
  const named =
    at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--data='))?.slice('--data='.length);
  return named ? path.resolve(named) : otherwise;
};
