import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Writes the next migration from the drizzle tables: `npm run db:generate -- --name what_changes`, or an empty one for
 * hand-written SQL with `--custom`. drizzle-kit does not emit STRICT, so it is added to every new table here.
 * A migration that has been released is never edited.
 */
const folder = import.meta.dirname;
execFileSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', ...process.argv.slice(2)], {
  cwd: join(folder, '..', '..'),
  stdio: 'inherit',
});
for (const name of readdirSync(folder).filter((n) => n.endsWith('.sql'))) {
  const path = join(folder, name);
  const written = readFileSync(path, 'utf8');
  const strict = written.replaceAll(/^(CREATE TABLE [\s\S]*?\n\));/gm, '$1 STRICT;');
  if (strict !== written) writeFileSync(path, strict);
}
