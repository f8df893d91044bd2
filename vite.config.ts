import { spawnSync } from 'node:child_process';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import type { EnvironmentOptions } from 'vite';
import { defineConfig } from 'vitest/config';
import { licences } from './.ci/licences.ts';

const root = import.meta.dirname;
const fromRoot = (file: string) => path.join(root, file);

/** The commit that is built, marked where files differ from it; empty where there is no repository. */
const commit = (): string => {
  const { status, stdout } = spawnSync('git', ['describe', '--always', '--dirty', '--exclude=*'], {
    cwd: root,
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : '';
};

/** Node-side bundle: everything in node_modules stays outside, our own code and its SQL go in. */
const nodeBundle = (folder: string, entries: Record<string, string>): EnvironmentOptions => ({
  consumer: 'server',
  build: {
    outDir: fromRoot(`dist/${folder}`),
    emptyOutDir: true,
    copyPublicDir: false,
    target: 'node24',
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, fromRoot(file)])),
      external: ['electron'],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
    },
  },
});

/** A sandboxed preload may require nothing but electron, and only as CommonJS: one self-contained file. */
const preloadBundle: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true },
  build: {
    outDir: fromRoot('dist/preload'),
    emptyOutDir: true,
    copyPublicDir: false,
    target: 'node24',
    rolldownOptions: {
      input: { preload: fromRoot('electron/preload.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
};

export default defineConfig(({ command }) => ({
  // The page is built from its own folder, so that it lands in dist/renderer/index.html; tests see the whole tree.
  root: command === 'build' || !process.env['VITEST'] ? fromRoot('renderer') : root,
  base: './',
  publicDir: false,
  clearScreen: false,
  plugins: [react(), licences()],
  define: { BUILT_COMMIT: JSON.stringify(commit()) },
  css: { postcss: { plugins: [mantine()] } },
  environments: {
    client: {
      build: {
        outDir: fromRoot('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome120',
        // The content-security policy allows no data: fonts or scripts.
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 3000,
        rolldownOptions: { input: fromRoot('renderer/index.html') },
      },
    },
    main: nodeBundle('main', { main: 'electron/main.ts' }),
    preload: preloadBundle,
    engine: nodeBundle('engine', { engine: 'electron/hosts/desktop/main.ts', reader: 'electron/reader.ts' }),
    cli: nodeBundle('cli', { lineside: 'electron/hosts/cli/main.ts' }),
  },
  builder: {
    buildApp: async (builder) => {
      for (const environment of Object.values(builder.environments)) await builder.build(environment);
    },
  },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Waiting ends when the condition holds; the limit only bounds how long a failure takes on a busy machine.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          root,
          environment: 'node',
          include: ['{db,electron,renderer,.ci}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          root,
          environment: 'node',
          include: ['e2e/**/*.e2e.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
    ],
  },
}));
