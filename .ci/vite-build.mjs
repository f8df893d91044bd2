// Runs on Node 24, started by build.mjs: builds the Vite environments named as arguments.
import { createBuilder } from 'vite';

const builder = await createBuilder({ logLevel: 'warn' }, null);
for (const name of process.argv.slice(2)) await builder.build(builder.environments[name]);
