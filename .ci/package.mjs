// `npm run package`: an installer for this platform, in release/; `-- --dir` the app's folder without an installer. The
// packager is fetched once, in its locked version, into .ci/packager; with it and a runtime of Electron on this machine
// (node_modules/electron/dist, or the folder that LINESIDE_ELECTRON_DIST names) no network is needed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { build } from './build.mjs';
import { foreground, inRoot, machineEnvironment, say } from './place.mjs';
import { main, setUp } from './setup.mjs';

const folder = inRoot('.ci', 'packager');
const packager = inRoot('.ci', 'packager', 'node_modules', 'electron-builder', 'cli.js');
const runtimes = [process.env.LINESIDE_ELECTRON_DIST, inRoot('node_modules', 'electron', 'dist')];

function fetchPackager() {
  if (existsSync(packager)) return;
  say('Fetching the packager (once).');
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'],
    {
      cwd: folder,
      env: machineEnvironment(),
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Error('The packager could not be fetched: the npm registry was not reached.');
}

await main(async () => {
  const node = await setUp();
  await build();
  fetchPackager();
  const runtime = runtimes.find((each) => each && existsSync(each));
  say(
    runtime
      ? `Packaging with the Electron runtime in ${runtime}.`
      : 'Packaging; the Electron runtime is fetched.',
  );
  const here = runtime ? [`--config.electronDist=${runtime}`] : [];
  const args = [packager, '--projectDir', inRoot(), '--publish', 'never', ...here, ...process.argv.slice(2)];
  return foreground(node, args, machineEnvironment());
});
