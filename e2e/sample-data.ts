import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Station } from './harness';

/** Log-ins of the sample data; every password is the same. */
export const SAMPLE = {
  password: 'sample-password-01',
  admin: 'admin.sample',
  /** Sees the apparel client only. */
  operator: 'operator.a',
  /** Sees both clients. */
  leader: 'leader.a',
  apparel: 'APPAREL',
  footwear: 'FOOTWEAR',
  timezone: 'America/Mexico_City',
} as const;

type Lineside = Station['lineside'];
type Cell = string | number;

const csv = (rows: readonly Readonly<Record<string, Cell>>[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
};

/** Runs a command and throws with its own words unless it ends well. */
export const mustRun = async (
  lineside: Lineside,
  args: readonly string[],
  input?: string,
): Promise<string> => {
  const { status, stdout, stderr } = await lineside(args, input);
  if (status !== 0) throw new Error(`lineside ${args.join(' ')} ended with ${status}: ${stderr}${stdout}`);
  return stdout;
};

/** Imports rows of a table through the command line, as an administrator would; without a client each row names its own. */
export const importRows = async (
  lineside: Lineside,
  table: string,
  client: string | null,
  rows: readonly Readonly<Record<string, Cell>>[],
): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lineside-sample-'));
  const file = path.join(folder, `${table}.csv`);
  await writeFile(file, csv(rows));
  await mustRun(lineside, ['import', table, file, ...(client === null ? [] : ['--client', client])]);
  await rm(folder, { recursive: true });
};

/** Makes the administrator, a client with its shifts, and people who may log in. */
export const makePlant = async (
  lineside: Lineside,
  clients: readonly (readonly [code: string, name: string, industry: string])[],
  users: readonly (readonly [name: string, role: string, clients: string, fullName: string])[],
): Promise<void> => {
  await mustRun(lineside, ['init', '--admin', SAMPLE.admin], SAMPLE.password);
  for (const [code, name, industry] of clients) {
    const place = ['--name', name, '--timezone', SAMPLE.timezone, '--industry', industry];
    await mustRun(lineside, ['client', 'provision', code, ...place]);
  }
  for (const [name, role, codes, fullName] of users) {
    const who = ['--role', role, '--clients', codes, '--full-name', fullName];
    await mustRun(lineside, ['user', 'add', name, ...who], SAMPLE.password);
  }
};

/** Today's date where the sample clients work. */
export const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: SAMPLE.timezone, dateStyle: 'short' }).format(new Date());

/** A date `days` before today there. */
export const daysAgo = (days: number): string =>
  new Date(Date.parse(`${today()}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

const ORDERS = [
  { code: 'WO-1182', style: 'ROPER-BOOT', hours: 0.62, client: SAMPLE.footwear },
  { code: 'WO-1183', style: 'TRAIL-LOW', hours: 0.48, client: SAMPLE.footwear },
  { code: 'WO-2101', style: 'POLO-22', hours: 0.21, client: SAMPLE.apparel },
  { code: 'WO-2102', style: 'TEE-CREW', hours: 0.12, client: SAMPLE.apparel },
  { code: 'WO-2103', style: 'HOOD-ZIP', hours: null, client: SAMPLE.apparel },
] as const;

const ordersOf = (client: string) => ORDERS.filter((order) => order.client === client);

const productionOf = (client: string, lines: readonly string[], seed: number) => {
  const chance = random(seed);
  const orders = ordersOf(client);
  const rows: Record<string, Cell>[] = [];
  for (let back = 60; back >= 0; back--) {
    const date = daysAgo(back);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    // No work on Sundays and on one day in autumn, so that the chart has gaps.
    if (weekday === 0 || back === 17) continue;
    for (const [at, line] of lines.entries()) {
      const order = orders[(back + at) % orders.length] ?? orders[0];
      if (!order) continue;
      const crew = 10 + at * 2;
      const runHours = 8 + Math.round(chance() * 10) / 10;
      const rate = 0.68 + 0.004 * (60 - back) * chance() + 0.12 * chance();
      const units = Math.round((rate * crew * 9) / (order.hours ?? 0.3));
      rows.push({
        work_order_id_fk: order.code,
        client_id_fk: client,
        line,
        shift_date: date,
        shift_type: 'SHIFT_1ST',
        units_produced: units,
        units_defective: Math.round(units * 0.02 * chance()),
        run_time_hours: back % 9 === 0 ? '' : runHours,
        employees_assigned: back % 7 === 3 && at === 0 ? '' : crew,
        employees_present: crew - (chance() > 0.8 ? 1 : 0),
        shift_hours_scheduled: at === 0 ? '' : 9,
      });
    }
  }
  return rows;
};

/** Two made-up clients with lines, shifts, orders and 60 days of production up to today; the rest is in `fillFloor`. */
export const fillSampleData = async (lineside: Lineside): Promise<void> => {
  await makePlant(
    lineside,
    [
      [SAMPLE.apparel, 'Sample Apparel', 'apparel'],
      [SAMPLE.footwear, 'Sample Footwear', 'footwear'],
    ],
    [
      [SAMPLE.operator, 'OPERATOR', SAMPLE.apparel, 'Operator A'],
      [SAMPLE.leader, 'LEADER', `${SAMPLE.apparel},${SAMPLE.footwear}`, 'Leader A'],
    ],
  );
  for (const [client, lines, seed] of [
    [SAMPLE.apparel, ['L1', 'L2'], 7],
    [SAMPLE.footwear, ['L1'], 11],
  ] as const) {
    await importRows(
      lineside,
      'work_order',
      client,
      [...ordersOf(client), { code: 'WO-0900', style: 'OLD-STYLE', hours: 0.3, client }].map((order) => ({
        work_order_id: order.code,
        client_id_fk: client,
        style_model: order.style,
        planned_quantity: 40_000,
        status: order.code === 'WO-0900' ? 'COMPLETED' : 'ACTIVE',
        ideal_cycle_time: order.hours ?? '',
      })),
    );
    await importRows(lineside, 'production_entry', client, productionOf(client, lines, seed));
  }
};
