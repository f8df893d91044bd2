import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/*
 * Makes `electron` mean the stand-in beside this file, and finds the TypeScript files that its own imports name
 * without their ending. Nothing else is resolved differently.
 */
const standIn = new URL('./electron.ts', import.meta.url).href;
const own = new URL('./', import.meta.url).href;

registerHooks({
  resolve: (name, context, next) => {
    if (name === 'electron') return { url: standIn, shortCircuit: true };
    if (name.startsWith('.') && context.parentURL?.startsWith(own)) {
      const url = new URL(`${name}.ts`, context.parentURL);
      if (existsSync(fileURLToPath(url))) return { url: url.href, shortCircuit: true };
    }
    return next(name, context);
  },
});
