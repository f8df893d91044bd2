// Drives every state of the built app in both sizes, themes and languages and writes the pictures to docs/screens,
// with one page that shows them all.
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { logIn } from '../hands';
import { startStation, type Look, type Station } from '../harness';
import { fillSampleData, mustRun, SAMPLE } from '../sample-data';
import { fillFloor } from '../sample-floor';
import { contactSheet } from './contact-sheet';
import { FIRST_RUN, NO_CLIENTS, STATES, type State } from './states';

const folder = path.resolve(import.meta.dirname, '..', '..', 'docs', 'screens');
const QUALITY = 40;
const MOST_BYTES = 16 * 1024 * 1024;

/** Sizes that people have, by the name in the file names. */
const SIZES = { small: { width: 1366, height: 768 }, large: { width: 1920, height: 1080 } } as const;

const LOOKS = (['small', 'large'] as const).flatMap((size) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['en', 'es'] as const).map((locale) => ({ size, colorScheme, locale })),
  ),
);
type NamedLook = (typeof LOOKS)[number];

const problems: string[] = [];

/** Goes through the states of one desk and photographs each. */
const photograph = async (station: Station, states: readonly State[], look: NamedLook): Promise<void> => {
  const seen: Look = { locale: look.locale, colorScheme: look.colorScheme, viewport: SIZES[look.size] };
  const seat = await station.sit(seen);
  const { page } = seat;
  const open = async (hash: string): Promise<void> => {
    await page.evaluate((next) => (location.hash = next), hash);
  };
  const colleague = async () => {
    const other = await station.sit(seen);
    await logIn(other.page, SAMPLE.leader, SAMPLE.password);
    return other.page;
  };
  for (const state of states) {
    const name = `${state.name}_${look.size}_${look.colorScheme}_${look.locale}`;
    try {
      await state.show({ page, colleague, open, turn: LOOKS.indexOf(look) });
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
    await page.waitForTimeout(350);
    await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: QUALITY });
  }
  problems.push(
    ...seat.problems.map((problem) => `${look.size} ${look.colorScheme} ${look.locale}: ${problem}`),
  );
  await seat.context.close();
};

const withStation = async (
  prepare: (lineside: Station['lineside']) => Promise<void>,
  states: readonly State[],
): Promise<void> => {
  const station = await startStation(prepare);
  try {
    for (const look of LOOKS) {
      console.log(
        `${states[0]?.name} … ${states.at(-1)?.name}: ${look.size} ${look.colorScheme} ${look.locale}`,
      );
      await photograph(station, states, look);
    }
  } finally {
    await station.stop();
  }
};

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await withStation(async () => undefined, FIRST_RUN);
await withStation(async (lineside) => {
  await mustRun(lineside, ['init', '--admin', SAMPLE.admin], SAMPLE.password);
}, NO_CLIENTS);
await withStation(async (lineside) => {
  await fillSampleData(lineside);
  await fillFloor(lineside);
}, STATES);

const names = [...FIRST_RUN, ...NO_CLIENTS, ...STATES].map(({ name }) => name);
await writeFile(path.join(folder, 'index.html'), contactSheet(names));
const files = await readdir(folder);
const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(folder, file))).size));
const bytes = sizes.reduce((sum, size) => sum + size, 0);
console.log(
  `${files.length - 1} pictures, ${(bytes / 1024 / 1024).toFixed(1)} MB, in docs/screens/index.html.`,
);
if (bytes > MOST_BYTES) problems.push(`The pictures have ${bytes} bytes, more than ${MOST_BYTES}.`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
