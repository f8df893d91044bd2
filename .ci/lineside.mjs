// `npm run -s lineside -- COMMAND`: the command line, set up and built first when need be.
import { build } from './build.mjs';
import { foreground, inRoot } from './place.mjs';
import { main, setUp } from './setup.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  const node = await setUp();
  await build(args.includes('serve') ? ['cli', 'screens'] : ['cli']);
  return foreground(node, [inRoot('dist', 'cli', 'lineside.js'), ...args]);
});
