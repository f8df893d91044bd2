import type { Page } from 'playwright-core';
import { SAMPLE, importRows, mustRun, makePlant } from './sample-data';
import type { Station } from './harness';

type Lineside = Station['lineside'];

/** An IANA zone where it is about noon now, so that the first shift of a client runs whenever a test does. */
export const noonZone = (now = new Date()): string => {
  const hours = now.getUTCHours() - 12;
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '+' : '-'}${Math.abs(hours)}`;
};

/** Today's date where it is noon. */
export const noonDate = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: noonZone(), dateStyle: 'short' }).format(new Date());

/** Log-ins of the floor; every password is that of the sample. */
export const FLOOR = {
  client: 'F-ONE',
  other: 'F-TWO',
  leader: 'leader.f',
  operator: 'operator.f',
  otherOperator: 'operator.g',
} as const;

const shift = {
  client_id_fk: FLOOR.client,
  work_order_id_fk: 'W1',
  shift_date: '2025-12-02',
  shift_type: 'SHIFT_1ST',
} as const;

/** Two clients at noon, the first with a line, two orders and two operations; its leader, and an operator of each. */
export const fillLines = async (lineside: Lineside): Promise<void> => {
  await makePlant(lineside, [], []);
  for (const code of [FLOOR.client, FLOOR.other]) {
    const place = ['--name', `Floor ${code}`, '--timezone', noonZone(), '--industry', 'apparel'];
    await mustRun(lineside, ['client', 'provision', code, ...place]);
  }
  const orders = ['W1', 'W2'].map((order) => ({
    work_order_id: order,
    client_id_fk: FLOOR.client,
    style_model: 'POLO',
    planned_quantity: 5000,
    status: 'ACTIVE',
    ideal_cycle_time: 0.25,
  }));
  await importRows(lineside, 'work_order', FLOOR.client, orders);
  // A line and operations exist from their first import on.
  await importRows(lineside, 'production_entry', FLOOR.client, [
    {
      ...shift,
      line: 'L1',
      units_produced: 10,
      units_defective: 0,
      run_time_hours: 1,
      employees_assigned: 5,
    },
  ]);
  const inspections = ['SEW', 'FINAL'].map((operation) => ({
    ...shift,
    operation_checked: operation,
    units_inspected: 10,
    units_passed: 10,
    units_defective: 0,
    total_defects_count: 0,
  }));
  await importRows(lineside, 'quality_entry', FLOOR.client, inspections);
  for (const [name, role, client] of [
    [FLOOR.leader, 'LEADER', FLOOR.client],
    [FLOOR.operator, 'OPERATOR', FLOOR.client],
    [FLOOR.otherOperator, 'OPERATOR', FLOOR.other],
  ] as const) {
    await mustRun(lineside, ['user', 'add', name, '--role', role, '--clients', client], SAMPLE.password);
  }
};

/** The sections of the sheet by the digit of their key. */
const DIGITS = { production: 1, stops: 2, inspections: 3, hours: 4 } as const;
export type Section = keyof typeof DIGITS;

/** Goes to a section of the sheet by its key and waits until its grid has the focus. */
export const toSection = async (page: Page, section: Section): Promise<void> => {
  await page.keyboard.press(`Alt+${DIGITS[section]}`);
  await page.locator(`#section-${section} .ag-cell-focus`).waitFor();
};

/** One cell of a section; rows count from 0. */
export const cellIn = (page: Page, section: Section, row: number, column: string) =>
  page.locator(`#section-${section} .ag-row[row-index="${row}"] [col-id="${column}"]`);

/** Types texts and keys one after the other: `Tab` and `Enter` are keys, everything else is typed letter by letter. */
export const typeKeys = async (page: Page, ...keys: readonly string[]): Promise<number> => {
  let count = 0;
  for (const key of keys) {
    const isKey = ['Tab', 'Enter'].includes(key);
    if (isKey) await page.keyboard.press(key);
    else await page.keyboard.type(key);
    count += isKey ? 1 : key.length;
  }
  return count;
};

/** The rows of a table that `lineside export` prints of a client for a day, by column. */
export const exportedRows = async (
  lineside: Lineside,
  table: string,
  client: string,
  date: string,
): Promise<readonly Readonly<Record<string, string>>[]> => {
  const text = await mustRun(lineside, ['export', table, '--client', client, '--from', date, '--to', date]);
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const columns = head.split(',');
  return lines.map((line) => {
    const values = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
    );
    return Object.fromEntries(columns.map((column, at) => [column, values[at] ?? '']));
  });
};
