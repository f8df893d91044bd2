import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './harness';

const root = path.resolve(import.meta.dirname, '..');
const PASSWORD = 'a passphrase for tests';
const CRASHES = 50;
const SHIFTS = ['SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'OTHER'] as const;
/** Answered saves that each of the connections waits for before the host may die. */
const SAVES_PER_CONNECTION = 6;
const ROWS_PER_SAVE = 5;

type Call = <T>(procedure: string, input: unknown) => Promise<T>;
type Sheet = { readonly production: { readonly entries: readonly { readonly notes: string | null }[] } };
const NO_CHANGES = { creates: [], updates: [], voids: [] };
type Save = { readonly shiftDate: string; readonly shiftType: string; readonly submissionId: string };

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lineside-crash-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const lineside = async (args: readonly string[], input = ''): Promise<string> => {
  const { status, stdout, stderr } = await runCli(folder, args, input);
  if (status !== 0) throw new Error(`lineside ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
};

const startHost = async (): Promise<{ child: ChildProcess; url: string }> => {
  const args = [path.join(root, 'dist', 'cli', 'lineside.js'), 'serve', '--data', folder, '--port', '0'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.on('exit', () => reject(new Error(said)));
  });
  return { child, url };
};

const logIn = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/api/session/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'leader-a', password: PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || !cookie) throw new Error(await answer.text());
  return cookie;
};

const caller =
  (url: string, cookie: string): Call =>
  async <T>(procedure: string, input: unknown) => {
    const answer = await fetch(`${url}/api/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(input),
    });
    const body = await answer.text();
    if (!answer.ok) throw new Error(`${procedure} answered ${answer.status}: ${body}`);
    return JSON.parse(body) as T;
  };

const placeOf = ({ shiftDate, shiftType }: Save, clientId: number) => ({
  clientId,
  lineId: null,
  shiftDate,
  shiftType,
});

/** One save: several rows that stand or fall together, each naming the save in its notes. */
const batchOf = (save: Save, clientId: number) => ({
  place: placeOf(save, clientId),
  submissionId: save.submissionId,
  production: {
    ...NO_CHANGES,
    creates: Array.from({ length: ROWS_PER_SAVE }, (_, at) => ({
      key: `row-${at}`,
      workOrder: 'WO-CRASH',
      operation: null,
      unitsProduced: 10 + at,
      unitsDefective: at,
      runHours: 0.01,
      employeesAssigned: 3,
      employeesPresent: null,
      employeesFloatingIdle: null,
      scheduledHours: null,
      notes: save.submissionId,
    })),
  },
  stops: NO_CHANGES,
  inspections: NO_CHANGES,
  hours: [],
});

const dateOf = (crash: number): string => new Date(Date.UTC(2025, 2, 1 + crash)).toISOString().slice(0, 10);

/** Saves over several connections until the host dies in the middle of it. */
const saveUntilKilled = async (
  host: { child: ChildProcess; url: string },
  call: Call,
  clientId: number,
  shiftDate: string,
) => {
  const answered: Save[] = [];
  const underWay = new Set<Save>();
  let lastUnderWay: readonly Save[] = [];
  let busyConnections: number = SHIFTS.length;
  const died = once(host.child, 'exit');
  const connection = async (shiftType: string): Promise<void> => {
    for (let sent = 1; !host.child.killed; sent += 1) {
      const save = { shiftDate, shiftType, submissionId: randomUUID() };
      underWay.add(save);
      try {
        await call('sheet/record', batchOf(save, clientId));
      } catch (error) {
        if (host.child.killed) return;
        throw error;
      }
      underWay.delete(save);
      answered.push(save);
      if (sent === SAVES_PER_CONNECTION) busyConnections -= 1;
      if (busyConnections === 0 && !host.child.killed) {
        // Some moment of the saves that the other connections have sent.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 8));
        lastUnderWay = [...underWay];
        host.child.kill('SIGKILL');
      }
    }
  };
  await Promise.all(SHIFTS.map(connection));
  await died;
  return {
    answered,
    inFlight: [...underWay],
    wasInFlight: lastUnderWay.some((save) => underWay.has(save)),
  };
};

test(
  'no answered save is lost and none is half there, however often the host dies',
  { timeout: 900_000 },
  async () => {
    await lineside(['init', '--admin', 'admin-a'], PASSWORD);
    await lineside(['client', 'provision', 'CLIENT-A', '--name', 'Client A']);
    const orders = path.join(folder, 'orders.csv');
    writeFileSync(
      orders,
      'work_order_id,client_id_fk,planned_quantity,status,ideal_cycle_time\nWO-CRASH,CLIENT-A,100000,ACTIVE,0.01\n',
    );
    await lineside(['import', 'work_order', orders]);
    await lineside(['user', 'add', 'leader-a', '--role', 'LEADER', '--clients', 'CLIENT-A'], PASSWORD);
    const [client] = JSON.parse(await lineside(['client', 'list', '--json'])) as [{ id: number }];

    let host = await startHost();
    const cookie = await logIn(host.url);
    let acknowledged = 0;
    let inFlight = 0;
    let inFlightFound = 0;
    let killsInFlight = 0;
    const broken: string[] = [];

    for (let crash = 0; crash < CRASHES; crash += 1) {
      const round = await saveUntilKilled(host, caller(host.url, cookie), client.id, dateOf(crash));
      host = await startHost();
      const call = caller(host.url, cookie);
      const rowsOf = async (): Promise<Map<string | null, number>> => {
        const rows = new Map<string | null, number>();
        for (const shiftType of SHIFTS) {
          const place = { clientId: client.id, lineId: null, shiftDate: dateOf(crash), shiftType };
          for (const { notes } of (await call<Sheet>('sheet/get', place)).production.entries) {
            rows.set(notes, (rows.get(notes) ?? 0) + 1);
          }
        }
        return rows;
      };
      const rows = await rowsOf();
      for (const { submissionId } of round.answered) {
        if (rows.get(submissionId) !== ROWS_PER_SAVE)
          broken.push(`answered, ${rows.get(submissionId) ?? 0} rows`);
      }
      for (const { submissionId } of round.inFlight) {
        const found = rows.get(submissionId) ?? 0;
        if (found === ROWS_PER_SAVE) inFlightFound += 1;
        else if (found !== 0) broken.push(`in flight, ${found} rows`);
      }
      if (rows.size > round.answered.length + round.inFlight.length) broken.push('rows that nobody sent');
      // Whoever got no answer sends the same again, and it is there once.
      for (const save of round.inFlight) await call('sheet/record', batchOf(save, client.id));
      const again = await rowsOf();
      for (const { submissionId } of round.inFlight) {
        if (again.get(submissionId) !== ROWS_PER_SAVE)
          broken.push(`sent again, ${again.get(submissionId) ?? 0} rows`);
      }
      acknowledged += round.answered.length;
      inFlight += round.inFlight.length;
      if (round.wasInFlight) killsInFlight += 1;
    }
    const last = once(host.child, 'exit');
    host.child.kill('SIGTERM');
    await last;

    const exported = JSON.parse(await lineside(['export', 'production_entry', '--json'])) as unknown[];
    process.stdout.write(
      `${CRASHES} kills, ${killsInFlight} with a save in flight: ${acknowledged} saves acknowledged and found, ` +
        `${inFlight} in flight, of which ${inFlightFound} found whole; broken: ${broken.length}\n`,
    );
    expect(broken).toEqual([]);
    expect(killsInFlight).toBeGreaterThanOrEqual(40);
    expect(acknowledged).toBeGreaterThanOrEqual(1000);
    expect(exported).toHaveLength((acknowledged + inFlight) * ROWS_PER_SAVE);
    expect(JSON.parse(await lineside(['check', '--json']))).toMatchObject({ isOk: true });
  },
);
