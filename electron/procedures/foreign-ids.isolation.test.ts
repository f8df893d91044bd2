import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { callAs, legible, PROCEDURES, type Outcome } from '../../e2e/isolation/calls';
import { INPUTS } from '../../e2e/isolation/inputs';
import { buildPlant, type Holdings, type Plant } from '../../e2e/isolation/plant';

let plant: Plant;
let submissionOfM: string;
beforeAll(async () => {
  plant = await buildPlant(60);
  submissionOfM = randomUUID();
  const [input] = INPUTS['sheet.record']?.(plant.holdings.M) ?? [];
  const saved = await callAs(plant, plant.actorOf('OPERATOR', 'M'), 'sheet.record', {
    ...(input as object),
    submissionId: submissionOfM,
  });
  if (!saved.ok) throw new Error(saved.message);
  // What says how much it changed has nothing left to change below.
  for (const path of ['attendance.record', 'attendance.verify', 'attendance.setCrew', 'floatingPool.book']) {
    for (const own of INPUTS[path]?.(plant.holdings.A) ?? []) {
      const done = await callAs(plant, plant.actorOf('LEADER', 'A'), path, own);
      if (!done.ok) throw new Error(`${path}: ${done.message}`);
    }
  }
});
afterAll(() => plant.end());

/** Procedures whose input names nothing that belongs to a client. */
const NAMES_NOTHING = [
  'about.get',
  'notices.list',
  'audit.verify',
  'clients.list',
  'clients.provision',
  'clients.records',
  'demo.cancel',
  'demo.current',
  'demo.load',
  'demo.progress',
  'demo.remove',
  'demo.status',
  'floatingPool.board',
  // Tells what happens to own clients; who hears what stands in `electron/live/desk.test.ts`.
  'live.changes',
  'sharing.start',
  'sharing.status',
  'sharing.stop',
  // Names by text, see below.
  'search.find',
  'session.changePassword',
  'session.end',
  'session.list',
  'session.login',
  'session.loginWithPin',
  'session.logout',
  'session.me',
  'session.setPin',
  'session.setPreferences',
  'setup.createAdmin',
  'setup.judgePassword',
  'setup.status',
  'stations.here',
  'stations.idleLimit',
  'stations.list',
  'stations.register',
  'stations.revoke',
  'stations.setIdleLimit',
  'stations.update',
  // Every running stop of the caller's clients.
  'stops.running',
  'users.endSession',
  'users.failedLogins',
  'users.list',
  'users.sessions',
  'users.unlock',
];

/** Codes and styles that a call makes up rather than asks for, and ids of work that is under way. */
const NEW_CODES = [
  'catalogues.create code',
  'catalogues.update code',
  'clients.provision code',
  'demo.cancel jobId',
  'demo.progress jobId',
  'employees.create code',
  'employees.update code',
  'operations.create code',
  'operations.update code',
  // Parts of jobs need not be known before.
  'orders.update newJobs.*.partNumber',
  'products.create code',
  'products.create style',
  'products.update code',
  'products.update style',
  'routings.set style',
  'users.create code',
];

/** Reasons that are told in words; those of stops and holds are codes of a catalogue. */
const IN_WORDS =
  /(voids|removals)\.\*\.reason$|^(actions|control|notes|orders|shipments)\.\w+ reason$|^holds\.cancel reason$/;

/** What a field of an input names: a kind of holding. */
const NAMED_BY: Readonly<Record<string, keyof Holdings>> = {
  clientId: 'clientId',
  clientIds: 'clientId',
  clientCode: 'clientCode',
  clientCodes: 'clientCode',
  code: 'clientCode',
  lineId: 'lineId',
  lineCodes: 'lineCode',
  parentCode: 'reasonCode',
  shiftId: 'entryId',
  supervisorCode: 'employeeCode',
  plannerCode: 'employeeCode',
  engineeringCode: 'employeeCode',
  entryId: 'entryId',
  employeeId: 'employeeId',
  ownerId: 'employeeId',
  coveredById: 'employeeId',
  id: 'entryId',
  workOrder: 'orderCode',
  workOrderId: 'entryId',
  jobId: 'entryId',
  operation: 'operationCode',
  line: 'lineCode',
  style: 'orderStyle',
  'work-order': 'orderCode',
  rowId: 'entryId',
  shift: 'shiftCode',
  product: 'productCode',
  reason: 'reasonCode',
  equipment: 'equipmentCode',
  responsible: 'employeeCode',
  inspector: 'employeeCode',
  type: 'reasonCode',
  partNumber: 'partNumber',
  routing: 'operationCode',
  employeeIds: 'employeeId',
};

/** Holdings that say nothing of whose they are: floating people are everybody's to name. */
const NOT_FOREIGN: readonly string[] = ['date', 'entryVersion', 'floatingId'];

const callers = ['OPERATOR', 'LEADER'] as const;

/** The outcome as text in which what the caller typed, clocks, versions and row ids made on the way read the same. */
const told = (outcome: Outcome, typed: Holdings): string => {
  let text = legible(outcome, (name, value) =>
    [
      'asOf',
      'updatedAt',
      'recordedAt',
      'at',
      'version',
      'frozenAt',
      'endedAt',
      'since',
      'requestedAt',
      'approvedAt',
      'resumedAt',
      'releasedAt',
      'closedAt',
      'createdAt',
      'writtenAt',
    ].includes(name)
      ? 'clock'
      : value,
  );
  for (const [kind, value] of Object.entries(typed)) {
    if (kind === 'date' || String(value).length <= 4) continue;
    // Digits of a fraction are no id.
    text = text.replaceAll(new RegExp(`(?<![\\d.])${value}(?!\\d)`, 'g'), `<${kind}>`);
  }
  return text.replaceAll(/"id":\d+/g, '"id":0').replaceAll(/\b[A-Z]+-\d+\b/g, 'fresh');
};

/** Whatever only client M has written; the digits of a fraction are no id. */
const SECRETS_OF_M = /CLIENT-M|Client M|-M-\d|-M\b|note 2\d{6}|(?<![\d.])2\d{6}\b/;

/** A refusal of the call, or of every row of a file. */
const REFUSED =
  /^\{"ok":false,"code":"(not-found|forbidden)"|"read":1,"valid":0,"imported":0,.*"refused":\[\{/;

/** Whether an input asks for a client at all; without one it is about the caller's own. */
const namesClient = (input: unknown): boolean =>
  /"clientIds?"|"clientCodes?"|"code"|"content"/.test(JSON.stringify(input));

describe.each(callers)('an %s of A naming what M has', (role) => {
  it.each(PROCEDURES.map(({ path }) => path).filter((path) => !NAMES_NOTHING.includes(path)))(
    '%s answers as for what nobody has',
    async (path) => {
      const actor = plant.actorOf(role, 'A');
      const attempts = async (typed: Holdings) => {
        const answers: string[] = [];
        for (const input of INPUTS[path]?.(typed) ?? []) {
          if (!namesClient(input)) continue;
          answers.push(told(await callAs(plant, actor, path, input), typed));
        }
        return answers;
      };
      const foreign = await attempts(plant.holdings.M);
      expect(foreign).toEqual(await attempts(plant.missing));
      expect(foreign).not.toEqual([]);
      expect(foreign.filter((text) => !REFUSED.test(text))).toEqual([]);
      expect(foreign.filter((text) => SECRETS_OF_M.test(text))).toEqual([]);
    },
  );

  it.each(PROCEDURES.map(({ path }) => path).filter((path) => !NAMES_NOTHING.includes(path)))(
    '%s answers one foreign thing among own ones as one that nobody has',
    async (path) => {
      const actor = plant.actorOf(role, 'A');
      const { A, M } = plant.holdings;
      for (const kind of Object.keys(A).filter((name) => !NOT_FOREIGN.includes(name))) {
        const attempts = async (source: Holdings) => {
          const typed = { ...A, [kind]: source[kind as keyof Holdings] };
          const answers: string[] = [];
          for (const input of (INPUTS[path]?.(typed) ?? []).slice(0, path === 'sheet.record' ? 0 : 8)) {
            answers.push(told(await callAs(plant, actor, path, input), typed));
          }
          return answers;
        };
        const foreign = [kind, ...(await attempts(M))];
        expect(foreign).toEqual([kind, ...(await attempts(plant.missing))]);
        expect(foreign.filter((text) => SECRETS_OF_M.test(text))).toEqual([]);
      }
    },
  );
});

describe.each(callers)('an %s of A searching', (role) => {
  const find = async (text: string): Promise<string> =>
    legible(await callAs(plant, plant.actorOf(role, 'A'), 'search.find', { text, limit: 20 }));

  it.each([
    'clientCode',
    'lineCode',
    'orderCode',
    'orderStyle',
    'productCode',
    'operationCode',
    'jobCode',
  ] as const)('by the %s of M finds what a text that nobody has finds: nothing', async (kind) => {
    const { A, M } = plant.holdings;
    const nothing = await find(plant.missing[kind]);
    expect(nothing).toBe(
      '{"ok":true,"answer":{"orders":[],"jobs":[],"employees":[],"lines":[],"products":[]}}',
    );
    expect(await find(M[kind])).toBe(nothing);
    if (['lineCode', 'orderCode', 'productCode'].includes(kind))
      expect(await find(A[kind])).toContain(A[kind]);
  });

  it('by what all clients have finds own things only', async () => {
    for (const text of ['WO', 'L', 'line 0', 'STYLE', 'P-', 'employee', '-M-', 'M']) {
      // Jobs of A say whatever part was typed for them, by the tests above also one that M has.
      const told = (await find(text)).replaceAll(/"partNumber":"[^"]*"/g, '');
      expect([text, SECRETS_OF_M.test(told)]).toEqual([text, false]);
    }
    expect(await find('line 0')).toContain('L-A-0');
    expect((await find('employee')).includes('E-A-1')).toBe(role === 'LEADER');
  });
});

describe('a LEADER of A whose file names who works for M', () => {
  it('reads no name that an unknown code does not have', async () => {
    const leader = plant.actorOf('LEADER', 'A');
    const { A } = plant.holdings;
    const header =
      'hold_entry_id,work_order_id_fk,client_id_fk,hold_status,hold_date,hold_reason,hold_approved_by_user_id,requested_by';
    const approvedBy = async (code: string): Promise<unknown> => {
      const id = `HOLD-OF-${code}`;
      const row = [id, A.orderCode, A.clientCode, 'ON_HOLD', A.date, A.reasonCode, code, code].join(',');
      const content = new TextEncoder().encode(`${header}\n${row}\n`);
      const file = { table: 'hold_entry', fileName: 'holds.csv', content, format: 'csv', dryRun: false };
      const done = await callAs(plant, leader, 'exchange.importTable', file);
      expect(done).toMatchObject({ ok: true, answer: { imported: 1 } });
      const asked = { clientId: A.clientId, workOrderId: A.entryId };
      const listed = await callAs(plant, leader, 'holds.list', asked);
      if (!listed.ok) throw new Error(listed.message);
      const { requestedBy, approvedBy: name } = (
        listed.answer as { id: number; requestedBy: string; approvedBy: string }[]
      ).toSorted((a, b) => b.id - a.id)[0] ?? { requestedBy: '', approvedBy: '' };
      return [requestedBy, name];
    };
    expect(await approvedBy('OPERATOR-M')).toEqual(['OPERATOR-M', 'OPERATOR-M']);
    expect(await approvedBy('LEADER-M')).toEqual(['LEADER-M', 'LEADER-M']);
    expect(await approvedBy('NOBODY')).toEqual(['NOBODY', 'NOBODY']);
    expect(await approvedBy('LEADER-A')).toEqual(['LEADER A', 'LEADER A']);
    // Who is everywhere is known everywhere.
    expect(await approvedBy('POWERUSER-M')).toEqual(['POWERUSER M', 'POWERUSER M']);
  });
});

type Leaf = { readonly path: readonly string[]; readonly name: string };

const unwrap = (schema: z.core.$ZodType): z.core.$ZodType => {
  const { def } = schema._zod as unknown as { def: { innerType?: z.core.$ZodType; in?: z.core.$ZodType } };
  const inner = def.innerType ?? def.in;
  return inner ? unwrap(inner) : schema;
};

/** Every leaf of an input schema, `*` standing for the elements of an array. */
const leavesOf = (wrapped: z.core.$ZodType, path: readonly string[] = [], name = ''): Leaf[] => {
  const schema = unwrap(wrapped);
  const { def } = schema._zod as unknown as {
    def: { type: string; shape?: Record<string, z.core.$ZodType>; element?: z.core.$ZodType };
  };
  if (def.shape) {
    return Object.entries(def.shape).flatMap(([key, part]) => leavesOf(part, [...path, key], key));
  }
  if (def.element) return leavesOf(def.element, [...path, '*'], name);
  return [{ path, name }];
};

const NAMING =
  /^(id|code|workOrder|operation|line|style|work-order|product|reason|equipment|responsible|inspector|type|partNumber|routing)$|(Id|Ids|Code|Codes)$/;

/** The input with one leaf exchanged; null when the input does not reach that far. */
const exchanged = (input: unknown, [step, ...rest]: readonly string[], value: unknown): unknown => {
  if (step === undefined) return value;
  if (step === '*') {
    const list = Array.isArray(input) ? (input as unknown[]) : rest.length === 0 ? [null] : [];
    if (list.length === 0) return null;
    const first = exchanged(list[0], rest, value);
    return first === null ? null : [first, ...list.slice(1)];
  }
  if (typeof input !== 'object' || input === null) return null;
  const part = exchanged((input as Record<string, unknown>)[step], rest, value);
  return part === null ? null : { ...input, [step]: part };
};

const namingLeaves = PROCEDURES.flatMap(({ path, inputSchema }) =>
  inputSchema
    ? leavesOf(inputSchema)
        .filter(({ name }) => NAMING.test(name))
        .map((leaf) => ({ procedure: path, leaf, label: `${path} ${leaf.path.join('.')}` }))
    : [],
).filter(({ label }) => !NEW_CODES.includes(label) && !IN_WORDS.test(label));

describe('every field of an input that names something', () => {
  it('is known to this test', () => {
    const unknown = namingLeaves.filter(
      ({ leaf }) => !(leaf.name in NAMED_BY) && leaf.name !== 'submissionId',
    );
    expect(unknown.map(({ label }) => label)).toEqual([]);
    expect(namingLeaves.length).toBeGreaterThan(20);
  });

  it.each(namingLeaves.filter(({ leaf }) => leaf.name !== 'submissionId').map((n) => [n.label, n] as const))(
    '%s tells no foreign thing from a missing one',
    async (_label, { procedure, leaf }) => {
      const kind = NAMED_BY[leaf.name] ?? 'clientId';
      for (const role of callers) {
        const attempts = async (source: Holdings) => {
          const answers: string[] = [];
          for (const input of INPUTS[procedure]?.(plant.holdings.A) ?? []) {
            const changed = exchanged(input, leaf.path, source[kind]);
            if (changed === null) continue;
            const typed = { ...plant.holdings.A, [kind]: source[kind] };
            answers.push(told(await callAs(plant, plant.actorOf(role, 'A'), procedure, changed), typed));
          }
          return answers;
        };
        const foreign = await attempts(plant.holdings.M);
        expect(foreign).not.toEqual([]);
        expect(foreign).toEqual(await attempts(plant.missing));
        expect(foreign.filter((text) => SECRETS_OF_M.test(text))).toEqual([]);
      }
    },
  );

  it("sheet.record takes another client's submission id for a new one", async () => {
    const actor = plant.actorOf('OPERATOR', 'A');
    const [input] = INPUTS['sheet.record']?.(plant.holdings.A) ?? [];
    const outcomes: Outcome[] = [];
    for (const submissionId of [submissionOfM, randomUUID()]) {
      outcomes.push(await callAs(plant, actor, 'sheet.record', { ...(input as object), submissionId }));
    }
    expect(outcomes).toMatchObject([
      { ok: true, answer: { counts: { production: { created: 1 } } } },
      { ok: true, answer: { counts: { production: { created: 1 } } } },
    ]);
    expect(SECRETS_OF_M.test(legible(outcomes))).toBe(false);
  });

  it('met nothing unforeseen on the way', () => {
    expect(plant.unforeseen).toEqual([]);
  });
});
