// Builds what changed since the last build. `npm run build` builds everything that needs it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { alone, captured, inRoot, readJson, say } from './place.mjs';
import { main, setUp } from './setup.mjs';

const settings = [
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
  '.ci/vite-build.mjs',
  '.ci/licences.ts',
];

// Parts: Vite environments that are built together, what they are made from, and a file that shows they exist.
const parts = {
  cli: {
    environments: ['engine', 'cli'],
    sources: ['db', 'electron', 'resources'],
    shows: 'dist/cli/lineside.js',
  },
  desktop: {
    environments: ['main', 'preload'],
    sources: ['electron'],
    shows: 'dist/main/main.js',
  },
  screens: {
    environments: ['client'],
    sources: ['renderer', 'electron/contract', 'resources'],
    shows: 'dist/renderer/index.html',
  },
};

/** Every part that can be asked for. */
export const allParts = Object.keys(parts);

function* filesUnder(folder) {
  if (!existsSync(folder)) return;
  if (statSync(folder).isFile()) return yield folder;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(file);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield file;
  }
}

function fingerprint({ sources }) {
  const hash = createHash('sha256');
  for (const source of [...settings, ...sources]) {
    for (const file of [...filesUnder(inRoot(source))].toSorted()) {
      const { mtimeMs, size } = statSync(file);
      hash.update(`${file}\0${mtimeMs}\0${size}\n`);
    }
  }
  return hash.digest('hex');
}

const stampFile = inRoot('dist', 'stamps.json');

function stale(names) {
  const stamps = readJson(stampFile, {});
  return names.filter((name) => {
    const part = parts[name];
    return stamps[name] !== fingerprint(part) || !existsSync(inRoot(part.shows));
  });
}

/** Builds those of the named parts whose sources changed; throws with the compiler's words when one fails. */
export async function build(names = allParts) {
  const node = await setUp();
  if (stale(names).length === 0) return;
  await alone(async () => {
    const wanted = stale(names);
    if (wanted.length === 0) return;
    // Taken before the build: a file that is saved meanwhile makes the next run build again.
    const fresh = Object.fromEntries(wanted.map((name) => [name, fingerprint(parts[name])]));
    say(`Building: ${wanted.join(', ')}.`);
    const environments = wanted.flatMap((name) => parts[name].environments);
    const args = [inRoot('.ci', 'vite-build.mjs'), ...environments];
    const { status, output } = await captured(node, args, { env: { ...process.env, NO_COLOR: '1' } });
    if (status !== 0) throw new Error(`the build failed.\n${output}`);
    mkdirSync(inRoot('dist'), { recursive: true });
    writeFileSync(stampFile, `${JSON.stringify({ ...readJson(stampFile, {}), ...fresh }, null, 2)}\n`);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await main(async () => void (await build()));
