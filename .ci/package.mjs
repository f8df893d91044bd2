// `npm run package`: an installer for this platform, in release/. The packager is fetched only for this.
import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { inRoot, machineEnvironment, say } from './place.mjs';
import { main } from './setup.mjs';

const packager = 'electron-builder@26.17.0';

await main(async () => {
  await build();
  say(`Packaging with ${packager}.`);
  const args = ['exec', '--yes', `--package=${packager}`, '--', 'electron-builder', '--publish', 'never'];
  const options = { cwd: inRoot(), env: machineEnvironment(), stdio: 'inherit' };
  return spawnSync('npm', [...args, ...process.argv.slice(2)], {
    ...options,
    shell: process.platform === 'win32',
  }).status;
});
