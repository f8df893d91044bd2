// `npm start`: the desktop app; where that cannot run, the same app in the browser.
import { existsSync, readFileSync } from 'node:fs';
import { build } from './build.mjs';
import { captured, foreground, inRoot, recall, remember, say } from './place.mjs';
import { main, setUp } from './setup.mjs';

const day = 24 * 60 * 60 * 1000;

function electronPath() {
  const note = inRoot('node_modules', 'electron', 'path.txt');
  if (!existsSync(note)) return undefined;
  const file = inRoot('node_modules', 'electron', 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(file) ? file : undefined;
}

/** Why no window can be opened here, or undefined. */
function obstacle(asked) {
  if (asked) return 'The browser was asked for';
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return 'There is no display';
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return "A window's sandbox does not work for root";
  return undefined;
}

async function findElectron(node) {
  const present = electronPath();
  if (present) return present;
  if (Date.now() - (recall().electronFailedAt ?? 0) < day) return undefined;
  say('Set-up: fetching the Electron runtime.');
  const installer = inRoot('node_modules', 'electron', 'install.js');
  await captured(node, [installer], { timeoutMs: 10 * 60_000 });
  const file = electronPath();
  if (!file) remember({ electronFailedAt: Date.now() });
  return file;
}

await main(async () => {
  const given = process.argv.slice(2);
  const args = given.filter((argument) => argument !== '--web');
  const node = await setUp();
  let reason = obstacle(given.length !== args.length);
  const electron = reason ? undefined : await findElectron(node);
  reason ??= electron ? undefined : 'The Electron runtime could not be fetched';
  if (reason === undefined) {
    await build();
    return foreground(electron, [inRoot(), ...args]);
  }
  await build(['cli', 'screens']);
  say(`${reason}: Lineside opens in the browser instead.`);
  return foreground(node, [inRoot('dist', 'cli', 'lineside.js'), 'serve', ...args]);
});
