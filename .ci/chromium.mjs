// Finds a Chromium for the tests, and fetches one when there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { captured, inRoot, recall, remember, say } from './place.mjs';
import { main, setUp } from './setup.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
  'chrome',
];

function installedCandidates() {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name + suffix)));
  const wellKnown = {
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((name) => {
      const folder = process.env[name];
      if (!folder) return [];
      return ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(
        (file) => path.join(folder, file),
      );
    }),
  };
  return [...onPath, ...(wellKnown[process.platform] ?? [])];
}

/** A file that is there but does not start (a snap's stub, missing system libraries) is no browser. */
function starts(file) {
  if (!file || !existsSync(file)) return false;
  // On Windows `--version` opens a window, so being there has to do.
  return process.platform === 'win32' || spawnSync(file, ['--version'], { timeout: 30_000 }).status === 0;
}

const playwright = inRoot('node_modules', 'playwright-core', 'cli.js');

function playwrightPath(node) {
  const script =
    "import { chromium } from 'playwright-core'; process.stdout.write(chromium.executablePath());";
  return spawnSync(node, ['--input-type=module', '-e', script], { cwd: inRoot(), encoding: 'utf8' }).stdout;
}

async function fetchPlaywrights(node) {
  say("Set-up: no Chrome, Edge or Chromium found; fetching Playwright's Chromium.");
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
  const { status } = await captured(node, [playwright, 'install', 'chromium'], {
    env,
    timeoutMs: 10 * 60_000,
  });
  return status === 0 ? playwrightPath(node) : undefined;
}

function installDebians() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  say("Set-up: installing Debian's Chromium (apt-get).");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 2, 2] }).status === 0;
  apt('-qq', 'update');
  return apt('-qq', '-y', '--no-install-recommends', 'install', 'chromium') ? '/usr/bin/chromium' : undefined;
}

/** Path of a Chromium that starts: LINESIDE_CHROMIUM, an installed one, Playwright's, or Debian's as root. */
export async function setUpChromium() {
  const told = process.env.LINESIDE_CHROMIUM;
  if (told) {
    if (!starts(told)) throw new Error(`LINESIDE_CHROMIUM names ${told}, which does not start.`);
    return told;
  }
  const before = recall().chromium;
  if (before && existsSync(before)) return before;
  const node = await setUp();
  const sources = [
    () => installedCandidates().find(starts),
    () => playwrightPath(node),
    () => fetchPlaywrights(node),
    installDebians,
  ];
  for (const source of sources) {
    const file = await source();
    if (!starts(file)) continue;
    remember({ chromium: file });
    say(`Set-up: tests use ${file}.`);
    return file;
  }
  throw new Error('no Chromium could be found or fetched; set LINESIDE_CHROMIUM to one.');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => void process.stdout.write(`${await setUpChromium()}\n`));
}
