// `npm run screens`: photographs every route of the built app into docs/screens.
import { build } from './build.mjs';
import { setUpChromium } from './chromium.mjs';
import { foreground, inRoot } from './place.mjs';
import { main, setUp } from './setup.mjs';

await main(async () => {
  const node = await setUp();
  const env = { ...process.env, LINESIDE_CHROMIUM: await setUpChromium() };
  await build(['cli', 'desktop', 'screens']);
  const args = [inRoot('.ci', 'run-ts.mjs'), inRoot('e2e', 'screens', 'run.ts'), ...process.argv.slice(2)];
  return foreground(node, args, env);
});
