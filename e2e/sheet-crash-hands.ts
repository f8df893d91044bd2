import type { Page, Request } from 'playwright-core';
import { openDialog } from './hands';

/*
 * Hands for the host's death: how a shift is typed, what of it stands on the page, and which drafts were sent and answered.
 */

/** The keys of a shift: three orders, two stops, an inspection with three defects, two hours counted. */
export const SHIFT_KEYS: readonly string[] = [
  ...['WO-1', 'WO-2', 'WO-3'].flatMap((order, at) => [
    ...[order, 'Tab', 'Tab', String(100 + at), 'Tab', String(at), 'Tab', '2', 'Tab', '10', 'Enter'],
  ]),
  ...['Alt+2', '910', 'Tab', 'Tab', '20', 'Tab', 'eq', 'Enter'],
  ...['Tab', 'Tab', '10', 'Tab', 'ch', 'Enter'],
  ...['Alt+3', 'WO-1', 'Tab', 'SEW', 'Tab', '100', 'Tab', '97', 'Tab', 'Tab', '3st', 'Enter'],
  ...['Alt+4', '55', 'Enter', '60', 'Enter'],
];
const SECTIONS: Readonly<Record<string, string>> = {
  'Alt+2': 'stops',
  'Alt+3': 'inspections',
  'Alt+4': 'hours',
};

/** Types the shift key by key until `isOver`; says whether it came to the end. */
export const typeShift = async (page: Page, isOver: () => boolean): Promise<boolean> => {
  for (const key of SHIFT_KEYS) {
    if (isOver()) return false;
    const section = SECTIONS[key];
    if (section !== undefined || key === 'Tab' || key === 'Enter') await page.keyboard.press(key);
    else await page.keyboard.type(key, { delay: 10 });
    if (section) await page.locator(`#section-${section}[data-active] .ag-cell-focus`).waitFor();
  }
  return !isOver();
};

/** What `SHIFT_KEYS` make, as `cellsOf` tells it; the defective units of the inspection follow from the passed ones. */
export const SHIFT_CELLS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['WO-1', 'WO-2', 'WO-3'].flatMap((order, at) => [
      [`section-production ${at} workOrder`, order],
      [`section-production ${at} unitsProduced`, String(100 + at)],
      [`section-production ${at} unitsDefective`, String(at)],
      [`section-production ${at} runHours`, '2'],
      [`section-production ${at} employeesAssigned`, '10'],
    ]),
  ),
  'section-stops 0 startTime': '09:10',
  'section-stops 0 minutes': '20',
  'section-stops 0 reason': 'Equipment failure',
  'section-stops 1 minutes': '10',
  'section-stops 1 reason': 'Changeover and setup',
  'section-inspections 0 workOrder': 'WO-1',
  'section-inspections 0 operation': 'SEW',
  'section-inspections 0 unitsInspected': '100',
  'section-inspections 0 unitsPassed': '97',
  'section-inspections 0 unitsDefective': '3',
  'section-inspections 0 defects': '3 Stitching',
  'section-hours 0 pieces': '55',
  'section-hours 1 pieces': '60',
};

/** The columns that `SHIFT_KEYS` fill; others follow from them, some only once the host has answered. */
const TYPED: ReadonlySet<string> = new Set([
  ...['workOrder', 'unitsProduced', 'unitsDefective', 'runHours', 'employeesAssigned'],
  ...['startTime', 'minutes', 'reason'],
  ...['operation', 'unitsInspected', 'unitsPassed', 'defects', 'pieces'],
]);

/** The texts of all cells that are typed and have been left, by section, row and column. */
export const cellsOf = async (page: Page): Promise<Record<string, string>> => {
  const cells = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[id^=section-] .ag-row[row-index] [col-id]')]
      .filter((cell) => !cell.classList.contains('ag-cell-inline-editing'))
      .map((cell) => ({
        section: cell.closest('[id^=section-]')?.id ?? '',
        row: cell.closest('.ag-row')?.getAttribute('row-index') ?? '',
        column: cell.getAttribute('col-id') ?? '',
        text: cell.textContent?.trim() ?? '',
      })),
  );
  return Object.fromEntries(
    cells
      .filter(({ row, column, text }) => /^\d+$/.test(row) && TYPED.has(column) && text !== '')
      .map(({ section, row, column, text }) => [`${section} ${row} ${column}`, text]),
  );
};

/** The drafts of a page's saves: those that were answered, and those that were sent. */
export const watchDrafts = (page: Page) => {
  let answered = 'null';
  const underWay = new Map<Request, string>();
  const contentOf = (request: Request): string | null => {
    if (request.url().endsWith('/rpc/drafts/discard')) return 'null';
    if (!request.url().endsWith('/rpc/drafts/save')) return null;
    const { json } = JSON.parse(request.postData() ?? '{}') as { json: { content: unknown } };
    return JSON.stringify(json.content);
  };
  page.on('request', (request) => {
    const content = contentOf(request);
    if (content !== null) underWay.set(request, content);
  });
  page.on('response', (response) => {
    const content = underWay.get(response.request());
    underWay.delete(response.request());
    if (content !== undefined && response.ok()) answered = content;
  });
  return {
    begin: () => {
      answered = 'null';
      underWay.clear();
    },
    /** What the engine may have: the draft that it answered for last, or one that is still on its way. */
    possible: () => [answered, ...underWay.values()],
  };
};

/**
 * Lets the host answer the next submit and end by `kill` before the page has the answer; `sent` are the ids of all submits
 * from now on.
 */
export const loseAnswer = async (page: Page, kill: () => void) => {
  const sent: string[] = [];
  let isLost = false;
  await page.route('**/rpc/sheet/record', async (route) => {
    const { json } = JSON.parse(route.request().postData() ?? '{}') as { json: { submissionId: string } };
    sent.push(json.submissionId);
    if (sent.length > 1) return route.continue();
    const answer = await route.fetch();
    if (!answer.ok()) throw new Error(await answer.text());
    kill();
    isLost = true;
    return route.abort('connectionreset');
  });
  return { sent, isLost: () => isLost };
};

/** Waits until nothing of the sheet is unsaved. */
export const untilSaved = (page: Page): Promise<void> =>
  page.locator('[data-action=discard-all]').waitFor({ state: 'detached' });

/** Reads back, confirms and waits until the sheet is saved, by keys alone. */
export const submit = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+Enter');
  await openDialog(page).waitFor();
  await page.keyboard.press('Control+Enter');
  await openDialog(page).waitFor({ state: 'detached' });
  await untilSaved(page);
};
