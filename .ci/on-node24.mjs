// Runs a script of the checkout, or of a library in it, on Node 24: node .ci/on-node24.mjs FILE [ARGUMENT ...]
import { foreground } from './place.mjs';
import { main, setUp } from './setup.mjs';

await main(async () => foreground(await setUp(), process.argv.slice(2)));
