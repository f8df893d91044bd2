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
  'exchange.importTable': {
    table: 'employees',
    reason: "a file's employees are looked up in one list, read once",
  },
};

/** Reads one row, the newest, and stops: SQLite calls walking back along the row ids a scan. */
const CHAIN_HEAD = 'SELECT id, hash FROM main.audit_log ORDER BY id DESC LIMIT 1';

const isExcused = (path: string, line: string): boolean =>
  line.endsWith(` in ${CHAIN_HEAD}`) || line.startsWith(`SCAN main.${WHOLE_TABLE[path]?.table ?? '-'} `);

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
const commands = pathsOf('command').filter((path) => !(path in REFUSED));

let plant: Plant;
let recorded: string[] = [];
beforeAll(async () => {
  plant = await buildPlant(ROWS_PER_CLIENT, (sql) => recorded.push(sql));
});
afterAll(() => plant.end());

const actorFor = (path: string, input: unknown) => {
  const isOfUsers = (input as { table?: string } | undefined)?.table === 'user';
  return plant.actorOf(isOfUsers ? 'ADMIN' : (ASKED_BY[path] ?? 'LEADER'), 'A');
};

/** Whether an answer holds at least one row. */
const holdsRows = (answer: unknown): boolean => {
  if (Array.isArray(answer)) return answer.length > 0;
  if (typeof answer !== 'object' || answer === null) return false;
  return Object.entries(answer).some(
    ([name, part]) =>
      (Array.isArray(part) && part.length > 0) ||
      (['rows', 'records', 'total', 'pieces'].includes(name) && typeof part === 'number' && part > 0) ||
      (name === 'result' && holdsRows(part)) ||
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
      expect({ input, outcome: outcome.ok && holdsRows(outcome.answer) ? 'rows' : outcome }).toEqual({
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
    for (const input of INPUTS[path]?.(plant.holdings.A) ?? []) {
      recorded = [];
      const outcome = await callAs(plant, plant.actorOf('ADMIN'), path, input);
      const statements = recorded.filter((sql) => !BOOKKEEPING.test(sql));
      expect({ input, outcome: outcome.ok || outcome }).toEqual({ input, outcome: true });
      expect({ input, recorded: statements.length > 0 }).toEqual({ input, recorded: true });
      const scans = (await scansOf(path, input, statements)).filter((line) => !isExcused(path, line));
      expect({ input, scans }).toEqual({ input, scans: [] });
    }
  });
});
