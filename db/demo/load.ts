import { audit } from '../audit';
import { addDays } from '../calendar';
import { Failure } from '../failure';
import { addDemoUsers } from '../identity/demo';
import { connectionOf, touch, type ClientScope } from '../scope';
import { writeActions } from './actions';
import { runClient, type ClientRun } from './client-run';
import { DAYS_PER_CHUNK, STEPS_PER_CHUNK, writeDays } from './day-rows';
import { demoDays, type DemoDay } from './days';
import { demoClients } from './floor-plan';
import { keepMark, leftClients } from './mark';
import { writeMasters } from './masters';
import { writeOrders } from './order-rows';
import { FLOATING, floatingCode } from './people';
import { writeFloating, writePool } from './people-rows';
import { placesOf } from './places';
import { DAY_LIMITS, ZONE, type DemoPlan } from './plan';
import { dateOrders } from './promises';
import { requireRoom } from './room';
import type { Untold } from './stories';
import { codesOfUsers, DEMO_USERS } from './users';
import { demoWriter, instantOf, type DemoWriter, type Row } from './write';

/** What a load has written. */
export type DemoLoaded = DemoPlan & {
  readonly from: string;
  readonly clientCodes: string[];
  /** Rows by table. */
  readonly rows: Record<string, number>;
};

/** What a load is at: the client that is being filled, its place among them from 1, and the rows written so far. */
export type LoadStep = {
  readonly clientCode: string | null;
  readonly client: number;
  readonly clients: number;
  readonly rows: number;
};

export type LoadOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Share of the whole, 0..1, and what it is at. */
  readonly onProgress?: ((share: number, step: LoadStep) => void) | undefined;
  /** Stories to leave out; none usually. */
  readonly untold?: Untold | undefined;
};

/** A client's row: a new one with its catalogues, or the one that a removed demo plant has left. */
const openClient = async (
  scope: ClientScope,
  writer: DemoWriter,
  run: ClientRun,
  isLeft: boolean,
  from: string,
): Promise<number> => {
  const { client } = run;
  const at = instantOf(addDays(from, -30), 480);
  const lead = run.employees.find((one) => one.department === 'Supervision');
  const row: Row = {
    code: client.code,
    name: client.name,
    contact: `Contact ${client.letter}`,
    email: `contact.${client.letter.toLowerCase()}@example.invalid`,
    phone: '000-000-0000',
    location: client.location,
    supervisor_code: lead?.code ?? null,
    planner_code: lead?.code ?? null,
    engineering_code: run.employees.at(-1)?.code ?? null,
    client_type: client.type,
    timezone: ZONE,
    is_active: 1,
    created_at: at,
    updated_at: at,
    currency: 'MXN',
    industry: client.industry,
  };
  const connection = connectionOf(scope);
  const find = connection.prepare('SELECT id FROM clients WHERE code = ?').pluck();
  if (!isLeft) {
    await writer.bring('client', null, [row]);
    return Number(find.get(client.code));
  }
  const columns = Object.keys(row).map((name) => `${name} = @${name}`);
  connection
    .prepare(`UPDATE main.clients SET ${columns.join(', ')}, version = version + 1 WHERE code = @code`)
    .run(row);
  const clientId = Number(find.get(client.code));
  audit(scope, { clientId, action: 'update', table: 'clients', rowId: clientId, before: null, after: row });
  touch(scope, { clientId, table: 'clients', date: null });
  return clientId;
};

const pauser = (options: LoadOptions, steps: number, stepNow: () => LoadStep) => {
  let done = 0;
  return async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    if (options.signal?.aborted) throw new Failure('conflict', 'demo.cancelled');
    done += 1;
    options.onProgress?.(Math.min(0.99, done / steps), stepNow());
  };
};

/** The first week: closed once, and open again. */
const reopenedPeriod = (first: DemoDay, leader: string): Row => ({
  from_date: first.date,
  to_date: addDays(first.date, 4),
  locked_by: leader,
  locked_at: instantOf(addDays(first.date, 6), 600),
  reopened_by: 'DEMO-ADMIN',
  reopened_at: instantOf(addDays(first.date, 7), 600),
  reopen_reason: 'Entries of the first week completed',
});

const STEPS_PER_CLIENT = 24;

/**
 * Fills a database that has no clients with the demo plant; the same plan writes the same rows. Entries go the way of
 * an import's: same resolving, same audit, same sums of the day.
 * @param passwordHashes one for each of `DEMO_USERS`.
 * @throws Failure `forbidden`, `conflict` where there are clients, or once the signal says to end.
 */
export const loadDemo = async (
  scope: ClientScope,
  plan: DemoPlan,
  passwordHashes: readonly string[],
  options: LoadOptions = {},
): Promise<DemoLoaded> => {
  requireRoom(scope);
  const left = leftClients(scope);
  const { seed, until } = plan;
  const days = demoDays(until, plan.days, options.untold);
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) throw new Failure('invalid-input', 'demo.days', { days: plan.days, ...DAY_LIMITS });
  const clients = demoClients(last.season, options.untold);
  const steps = clients.length * (STEPS_PER_CLIENT + STEPS_PER_CHUNK * Math.ceil(plan.days / DAYS_PER_CHUNK));
  let place: Omit<LoadStep, 'rows'> = { clientCode: null, client: 0, clients: clients.length };
  const stepNow = (): LoadStep => ({
    ...place,
    rows: [...writer.counts.values()].reduce((sum, rows) => sum + rows, 0),
  });
  const pause = pauser(options, steps, stepNow);
  const writer = demoWriter(scope, instantOf(until, 1320), JSON.stringify(plan), pause);
  await writeFloating(writer, days);
  const taken = new Map<string, { clientId: number; leader: string }>();
  for (const [at, client] of clients.entries()) {
    place = { ...place, clientCode: client.code, client: at + 1 };
    const planned = runClient(client, at, days, seed);
    for (const _ of planned.work());
    const run = runClient(client, at, days, seed);
    const who = codesOfUsers(client);
    const clientId = await openClient(scope, writer, run, left.has(client.code), first.date);
    await writeMasters(writer, run, clientId, days, who.leader);
    await writeOrders(writer, planned, clientId, dateOrders(planned, days, until, seed), who);
    const places = placesOf(writer, clientId, client.prefix, who, until);
    const standIns = await writeDays(writer, run, clientId, days, places, seed);
    for (const code of standIns) taken.set(code, { clientId, leader: who.leader });
    await writeActions(scope, writer, client, clientId, days, until, {
      leader: who.leader,
      ownerOf: (department) =>
        places.employee(run.employees.find((one) => one.department === department)?.code ?? ''),
    });
    await writer.add('period_locks', clientId, [reopenedPeriod(first, who.leader)]);
  }
  await writePool(writer, taken, last);
  addDemoUsers(scope, DEMO_USERS, passwordHashes, instantOf(addDays(first.date, -30), 480));
  keepMark(scope, {
    ...plan,
    clientCodes: clients.map(({ code }) => code),
    userCodes: DEMO_USERS.map(({ code }) => code),
    floatingCodes: Array.from({ length: FLOATING }, (_, at) => floatingCode(at)),
    isRemoved: false,
  });
  options.onProgress?.(1, stepNow());
  return {
    ...plan,
    from: first.date,
    clientCodes: clients.map(({ code }) => code),
    rows: Object.fromEntries(writer.counts),
  };
};
