// Runs a TypeScript file of the checkout on Node 24 (on-node24.mjs .ci/run-ts.mjs FILE), resolving imports as
// the build does.
import path from 'node:path';
import { runnerImport } from 'vite';
import { root } from './place.mjs';

const [file] = process.argv.splice(2, 1);
if (!file) throw new Error('Name the file to run.');
await runnerImport(path.resolve(file), { configFile: false, root, logLevel: 'warn' });
