import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAs, PROCEDURES } from '../../e2e/isolation/calls';
import { INPUTS } from '../../e2e/isolation/inputs';
import { buildPlant, type Plant } from '../../e2e/isolation/plant';
import { connectionOf } from '../../db/scope';
import type { Role } from '../../db/vocabulary';

/** Tables that grow with every shift, order or employee; the plant holds more than 10 000 rows of each. */
const LARGE = [
  'production_entries',
  'downtime_entries',
  'quality_entries',
  'defect_details',
  'attendance_entries',
  'coverage_entries',
  'hold_entries',
  'shipments',
  'work_orders',
  'jobs',
  'employees',
  'audit_log',
];
const ROWS_PER_CLIENT = 4000;

/** Scans that are the question itself, with the reason. */
const WHOLE_TABLE: Readonly<Record<string, { table: string; reason: string }>> = {
  'audit.verify': { table: 'audit_log', reason: 'the chain is verified from its first row to its last' },
  'clients.people': { table: 'employees', reason: 'floating people stand among those of all clients' },
  'employees.list': { table: 'employees', reason: 'floating people stand among those of all clients' },
  'exchange.importTable': {
    table: 'employees',
    reason: "a file's employees are looked up in one list, read once",
  },
  'sheet.record': {
    table: 'employees',
    reason: 'own and floating people stand in one list, looked up once per code',
  },
  'sheet.rehearse': { table: 'employees', reason: 'as `sheet.record`' },
  'search.find': {
    table: 'employees',
    reason: 'names are found by any of their letters, and a plant has thousands of people, never millions',
  },
};

/** Reads one row, the newest, and stops: SQLite calls walking back along the row ids a scan. */
const CHAIN_HEAD = 'SELECT id, hash FROM main.audit_log ORDER BY id DESC LIMIT 1';

/**
 * SQLite plans a look for rows that wait for their new parent, and skips it while no reference is open, as it always is
 * here: references are checked at once.
 */
const NEW_PARENT = ' in INSERT INTO main.employees ';

const isExcused = (path: string, line: string): boolean =>
  line.endsWith(` in ${CHAIN_HEAD}`) ||
  line.includes(NEW_PARENT) ||
  line.startsWith(`SCAN main.${WHOLE_TABLE[path]?.table ?? '-'} `);

/** Procedures that are asked as somebody else than a leader of A. */
const ASKED_BY: Readonly<Record<string, Role>> = {
  'audit.verify': 'ADMIN',
  'clients.verify': 'ADMIN',
  'demo.status': 'ADMIN',
  'drafts.get': 'OPERATOR',
};

const pathsOf = (kind: 'query' | 'command') =>
  PROCEDURES.filter(({ meta }) => meta.kind === kind).map(({ path }) => path);
const queries = pathsOf('query');
/** Commands that this plant refuses, with the reason. */
const REFUSED: Readonly<Record<string, string>> = {
  'demo.remove': 'the plant of this test is not the demo plant, whose removal reads all that it deletes',
};
/** Commands whose input elsewhere names a version that is not the newest: here nothing shall stop them. */
const SEEN_LATE: Readonly<Record<string, number | undefined>> = {
  'actions.close': 1,
  // After its closing.
  'actions.reopen': 2,
  'actions.void': 1,
  'calendar.remove': undefined,
  'floatingPool.release': undefined,
  'piecePlans.remove': undefined,
  'holds.approve': 1,
  // After its approval.
  'holds.resume': 2,
  'holds.cancel': 1,
  'holds.withdraw': 1,
  'orders.release': 1,
  'orders.complete': 1,
  'orders.cancel': 1,
  'orders.reject': 1,
  // After its completion.
  'orders.reopen': 2,
  'shipments.void': 1,
};
const commands = pathsOf('command').filter((path) => !(path in REFUSED));

let plant: Plant;
let recorded: string[] = [];
beforeAll(async () => {
  plant = await buildPlant(ROWS_PER_CLIENT, (sql) => recorded.push(sql));
  // A change of a standard for the list of changes to hold, and stops that are running.
  for (const path of ['standards.set', 'stops.start', 'stops.start']) {
    await callAs(plant, plant.actorOf('ADMIN'), path, INPUTS[path]?.(plant.holdings.A)[0]);
  }
  const view = INPUTS['views.save']?.(plant.holdings.A)[0];
  await callAs(plant, plant.actorOf('LEADER', 'A'), 'views.save', view);
});
afterAll(() => plant.end());

/** Inputs that another one has made late, or that are there for their refusal; what they ask SQLite is looked at all the same. */
const isRefused = (path: string, input: unknown): boolean => {
  const { reason, inspections } = input as { reason?: string; inspections?: { voids: unknown[] } };
  return (path === 'stops.start' && reason === '') || (inspections?.voids.length ?? 0) > 0;
};

/** Closes what is running: the input elsewhere names a stop that is over. */
const closeOfRunning = async (): Promise<object> => {
  const running = await callAs(plant, plant.actorOf('LEADER', 'A'), 'stops.running', {});
  const [stop] = running.ok ? (running.answer as { id: number; clientId: number; version: number }[]) : [];
  return { clientId: stop?.clientId, id: stop?.id, version: stop?.version, endTime: '06:40' };
};

const actorFor = (path: string, input: unknown) => {
  const isOfUsers = (input as { table?: string } | undefined)?.table === 'user';
  return plant.actorOf(isOfUsers ? 'ADMIN' : (ASKED_BY[path] ?? 'LEADER'), 'A');
};

/** The steps of a routing keep no time of their own, and nobody has changed one in this plant. */
const isEmptyHere = (input: unknown): boolean => (input as { kind?: string } | undefined)?.kind === 'routing';

/** Whether an answer holds at least one row. */
const holdsRows = (answer: unknown): boolean => {
  if (Array.isArray(answer)) return answer.length > 0;
  if (typeof answer !== 'object' || answer === null) return false;
  return Object.entries(answer).some(
    ([name, part]) =>
      (Array.isArray(part) && part.length > 0) ||
      (['rows', 'records', 'total', 'pieces'].includes(name) && typeof part === 'number' && part > 0) ||
      (['mediaType', 'opened'].includes(name) && part !== null) ||
      (['result', 'production'].includes(name) && holdsRows(part)) ||
      (name === 'content' && part !== null && !(part instanceof Uint8Array)),
  );
};

const BOOKKEEPING = /^\s*(begin|commit|rollback|savepoint|release|pragma)\b|temp\.scope_|^\s*--/i;

/** Names that a statement gives to tables: `from lines as l` → l is lines. */
const aliasesIn = (sql: string): Map<string, string> => {
  const found = sql.matchAll(
    /\b(?:from|join)\s+["`]?(?:main["`]?\.["`]?)?(\w+)["`]?(?:\s+(?:as\s+)?["`]?(\w+)["`]?)?/gi,
  );
  return new Map(
    [...found].flatMap(([, table = '', alias]) => [
      [table, table],
      ...(alias ? [[alias, table] as const] : []),
    ]) as [string, string][],
  );
};

/** Names of common table expressions and subqueries in a statement. */
const subqueriesIn = (sql: string): string[] =>
  [
    ...sql.matchAll(
      /["`]?(\w+)["`]?\s*(?:\([\w\s,]*\)\s*)?\bas\s+(?:materialized\s*)?\(|\)\s*(?:as\s+)?["`]?(\w+)["`]?/gi,
    ),
  ].map(([, before, behind]) => before ?? behind ?? '');

type PlanLine = { readonly detail: string };

/** Full scans of large tables, or of what this test cannot name, in the plans that SQLite makes inside the walls. */
const scansOf = async (path: string, input: unknown, statements: readonly string[]): Promise<string[]> =>
  plant.engine.database.reader.run(actorFor(path, input), async (scope) => {
    const connection = connectionOf(scope);
    const views = connection
      .prepare("SELECT sql FROM temp.sqlite_master WHERE type = 'view'")
      .pluck()
      .all() as string[];
    const known = connection
      .prepare(
        // A view of the KPIs is made of rows already found; the tables that they come from have lines of their own.
        "SELECT name FROM main.sqlite_master UNION SELECT name FROM temp.sqlite_master WHERE type <> 'trigger'",
      )
      .pluck()
      .all() as string[];
    const small = new Set(
      [...known, 'json_each', 'CONSTANT', 'pragma_table_info'].filter((name) => !LARGE.includes(name)),
    );
    const aliases = new Map(views.flatMap((sql) => [...aliasesIn(sql)]));
    return [...new Set(statements)].flatMap((sql) => {
      const names = new Map([...aliases, ...aliasesIn(sql)]);
      const subqueries = new Set([sql, ...views].flatMap(subqueriesIn));
      return (connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as PlanLine[])
        .map(({ detail }) => detail)
        .filter((detail) => {
          const [, how, scanned = ''] = /^(SCAN|SEARCH) (?:main\.|temp\.)?(\w+)/.exec(detail) ?? [];
          // An automatic index is made by reading the whole table.
          if (how !== 'SCAN' && !(how === 'SEARCH' && detail.includes('AUTOMATIC'))) return false;
          const table = names.get(scanned) ?? scanned;
          return !small.has(table) && !(subqueries.has(table) && !LARGE.includes(table));
        })
        .map((detail) => `${detail} in ${sql.replaceAll(/\s+/g, ' ').slice(0, 300)}`);
    });
  });

describe('a database with more than 10 000 rows in each large table', () => {
  it('is what the queries below run on', async () => {
    const counts = await plant.engine.database.reader.run(plant.actorOf('ADMIN'), async (scope) =>
      LARGE.map((table) =>
        Number(connectionOf(scope).prepare(`SELECT count(*) FROM main.${table}`).pluck().get()),
      ),
    );
    expect(Math.min(...counts)).toBeGreaterThan(10_000);
  });

  it('tells a scan when it sees one, under whatever name', async () => {
    const found = await scansOf('plant.lines', null, [
      "SELECT count(*) FROM main.production_entries AS e WHERE e.notes = 'x'",
      'SELECT count(*) FROM main.work_orders',
      "SELECT 1 FROM main.lines JOIN main.jobs j WHERE j.notes = 'x'",
      'SELECT code FROM work_orders WHERE client_id = 1 AND id = 5',
      'SELECT count(*) FROM lines',
    ]);
    expect(found.map((line) => / in (.*)/.exec(line)?.[1])).toEqual([
      expect.stringContaining('production_entries'),
      expect.stringContaining('work_orders'),
      expect.stringContaining('jobs'),
    ]);
  });
});

describe('queries scan no large table', () => {
  it.each(queries)('%s', async (path) => {
    const inputs = INPUTS[path]?.(plant.holdings.A) ?? [];
    expect(inputs).not.toEqual([]);
    for (const input of inputs) {
      recorded = [];
      const outcome = await callAs(plant, actorFor(path, input), path, input);
      const statements = recorded.filter((sql) => !BOOKKEEPING.test(sql));
      expect({
        input,
        outcome: outcome.ok && (holdsRows(outcome.answer) || isEmptyHere(input)) ? 'rows' : outcome,
      }).toEqual({
        input,
        outcome: 'rows',
      });
      expect({ input, recorded: statements.length > 0 }).toEqual({ input, recorded: true });
      const scans = (await scansOf(path, input, statements)).filter((line) => !isExcused(path, line));
      expect({ input, scans }).toEqual({ input, scans: [] });
    }
  });
});

describe('commands scan no large table', () => {
  it.each(commands)('%s', async (path) => {
    for (const typed of INPUTS[path]?.(plant.holdings.A) ?? []) {
      const late = path in SEEN_LATE ? { ...(typed as object), version: SEEN_LATE[path] } : typed;
      const input = path === 'stops.close' ? await closeOfRunning() : late;
      recorded = [];
      const outcome = await callAs(plant, plant.actorOf('ADMIN'), path, input);
      const statements = recorded.filter((sql) => !BOOKKEEPING.test(sql));
      expect({ input, outcome: outcome.ok || isRefused(path, input) || outcome }).toEqual({
        input,
        outcome: true,
      });
      expect({ input, recorded: statements.length > 0 }).toEqual({ input, recorded: true });
      const scans = (await scansOf(path, input, statements)).filter((line) => !isExcused(path, line));
      expect({ input, scans }).toEqual({ input, scans: [] });
    }
  });
});
