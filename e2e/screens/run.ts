// Drives every state of the built app in both sizes, themes and languages and writes the pictures to docs/screens,
// with one page that shows them all. Looks that are named (`-- small_light_en large_dark_es`) are taken alone, beside
// the pictures that there are; so are the desks of states that are named (`-- masters-products`).
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startDesktop } from '../desktop-station';
import { logIn } from '../hands';
import { startStation, type Look, type Seat, type Station } from '../harness';
import { fillLines } from '../line-hands';
import { fillSampleData, mustRun, SAMPLE } from '../sample-data';
import { fillFloor } from '../sample-floor';
import { BOARDS, prepareBoards } from './board-states';
import { importCatalogue } from './catalogue-data';
import { CATALOGUE } from './catalogue-states';
import { contactSheet, fileOf } from './contact-sheet';
import { SHARING } from './desktop-states';
import { ORDERS } from './order-states';
import { OVERVIEW } from './overview-states';
import { PEOPLE } from './people-states';
import { PORTFOLIO } from './portfolio-states';
import { FIRST_RUN, FIRST_START } from './first-run-states';
import { PICTURES } from './picture-states';
import { SECTION_STATES } from './section-states';
import { NO_CLIENTS, STATES, type State } from './states';

const folder = path.resolve(import.meta.dirname, '..', '..', 'docs', 'screens');
/** Enough for the smallest letters, of which a picture mostly consists. */
const QUALITY = 7;
const MOST_BYTES = 16 * 1024 * 1024;

/** Sizes that people have, by the name in the file names. */
const SIZES = {
  small: { width: 1366, height: 768 },
  large: { width: 1920, height: 1080 },
  /** For what hangs on walls only. */
  huge: { width: 3840, height: 2160 },
} as const;

/** Large pages are drawn at three quarters, so that all looks of more than a hundred states fit. */
const SCALES = { small: 1, large: 0.75, huge: 0.375 } as const;

const LOOKS = (['small', 'large', 'huge'] as const).flatMap((size) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['en', 'es'] as const).map((locale) => ({ size, colorScheme, locale })),
  ),
);
type NamedLook = (typeof LOOKS)[number];

const nameOf = ({ size, colorScheme, locale }: NamedLook): string => `${size}_${colorScheme}_${locale}`;
const isAsked = (known: readonly string[]) => {
  const asked = new Set(known.filter((name) => process.argv.includes(name)));
  return (name: string): boolean => asked.size === 0 || asked.has(name);
};

type Desk = {
  readonly states: readonly State[];
  readonly prepare: (lineside: Station['lineside']) => Promise<void>;
  /** The states are seen on walls, too: at 3840 × 2160 beside the other sizes. */
  readonly isOnWalls?: true;
  /** The states are those of the desktop app's window. */
  readonly isDesktop?: true;
};

const noData = async (): Promise<void> => undefined;
const makeAdmin: Desk['prepare'] = async (lineside) => {
  await mustRun(lineside, ['init', '--admin', SAMPLE.admin], SAMPLE.password);
};
const fillPlant: Desk['prepare'] = async (lineside) => {
  await fillSampleData(lineside);
  await fillFloor(lineside);
};

const DESKS: readonly Desk[] = [
  { states: FIRST_RUN, prepare: noData },
  { states: FIRST_START, prepare: makeAdmin },
  { states: NO_CLIENTS, prepare: makeAdmin },
  { states: STATES, prepare: fillPlant },
  {
    states: [...PEOPLE, ...CATALOGUE],
    prepare: async (lineside) => {
      await fillPlant(lineside);
      await importCatalogue(lineside);
    },
  },
  {
    states: ORDERS,
    prepare: async (lineside) => {
      await makeAdmin(lineside);
      await mustRun(lineside, ['demo', '--days', '30', '--as', SAMPLE.admin]);
    },
  },
  {
    states: OVERVIEW,
    prepare: async (lineside) => {
      await makeAdmin(lineside);
      await mustRun(lineside, ['demo', '--as', SAMPLE.admin]);
    },
  },
  { states: PORTFOLIO, prepare: fillPlant },
  {
    states: PICTURES,
    prepare: async (lineside) => {
      await makeAdmin(lineside);
      await mustRun(lineside, ['demo', '--days', '90', '--as', SAMPLE.admin]);
    },
  },
  { states: SECTION_STATES, prepare: fillLines },
  { states: BOARDS, prepare: prepareBoards, isOnWalls: true },
  { states: SHARING, prepare: makeAdmin, isDesktop: true },
];

const names = DESKS.flatMap(({ states }) => states.map(({ name }) => name));
const isLookAsked = isAsked(LOOKS.map(nameOf));
const isStateAsked = isAsked(names);
const isWhole = LOOKS.every((look) => isLookAsked(nameOf(look))) && names.every(isStateAsked);
const problems: string[] = [];

/** Photographs the page as WebP, which playwright itself does not write: half of what a JPEG of the same letters takes. */
const photograph = async (page: Page, { size }: NamedLook, file: string): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const clip = { x: 0, y: 0, ...SIZES[size], scale: SCALES[size] };
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY, clip });
  await session.detach();
  await writeFile(path.join(folder, file), Buffer.from(data, 'base64'));
};

/** Goes through the states of one desk in one look, and photographs each. */
const goThrough = async (
  { page, problems: seen }: Seat,
  colleague: () => Promise<Page>,
  states: readonly State[],
  look: NamedLook,
): Promise<void> => {
  const open = async (hash: string): Promise<void> => {
    await page.evaluate((next) => (location.hash = next), hash);
  };
  const before = seen.length;
  for (const state of states) {
    const file = fileOf(state.name, nameOf(look));
    try {
      await state.show({ page, colleague, open, turn: LOOKS.indexOf(look) });
    } catch (error) {
      problems.push(`${file}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
    await page.waitForTimeout(350);
    await photograph(page, look, file);
  }
  problems.push(...seen.slice(before).map((problem) => `${nameOf(look)}: ${problem}`));
};

const work = async ({ states, prepare, isDesktop, isOnWalls }: Desk): Promise<void> => {
  const station = await (isDesktop ? startDesktop : startStation)(prepare);
  try {
    for (const look of LOOKS.filter(
      (each) => isLookAsked(nameOf(each)) && (isOnWalls || each.size !== 'huge'),
    )) {
      console.log(`${states[0]?.name} … ${states.at(-1)?.name}: ${nameOf(look)}`);
      const seen: Look = { locale: look.locale, colorScheme: look.colorScheme, viewport: SIZES[look.size] };
      const seat = await station.sit(seen);
      const colleague = async () => {
        const other = await station.sit(seen);
        await logIn(other.page, SAMPLE.admin, SAMPLE.password);
        return other.page;
      };
      await goThrough(seat, colleague, states, look);
      if (!isDesktop) await seat.context.close();
    }
  } finally {
    await station.stop();
  }
};

if (isWhole) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const desk of DESKS) if (desk.states.some(({ name }) => isStateAsked(name))) await work(desk);

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
