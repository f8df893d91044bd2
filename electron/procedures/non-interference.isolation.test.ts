import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAs, legible, PROCEDURES } from '../../e2e/isolation/calls';
import { INPUTS } from '../../e2e/isolation/inputs';
import { fileOf, IMPORTED_TABLES } from '../../e2e/isolation/inputs/exchange';
import { buildPlant, daysAgo, type Letter, type Plant } from '../../e2e/isolation/plant';
import type { Role } from '../../db/vocabulary';

let plant: Plant;
beforeAll(async () => {
  plant = await buildPlant(40);
});
afterAll(() => plant.end());

const readers: readonly Role[] = ['OPERATOR', 'LEADER'];

/** Everything that users of M can read through any query, clocks apart. */
const readAllAsM = async (): Promise<Record<string, string>> => {
  const seen: Record<string, string> = {};
  for (const { path, meta } of PROCEDURES) {
    if (meta.kind !== 'query' && path !== 'session.me') continue;
    for (const role of readers) {
      for (const [index, input] of (INPUTS[path]?.(plant.holdings.M) ?? []).entries()) {
        const outcome = await callAs(plant, plant.actorOf(role, 'M'), path, input);
        seen[`${path} #${index} as ${role}`] = legible(outcome, (name, value) =>
          name === 'asOf' ? 'clock' : value,
        );
      }
    }
  }
  return seen;
};

const outsiders = fc.constantFrom<Letter>('A', 'Z');
const entryRoles = fc.constantFrom<Role>('OPERATOR', 'LEADER', 'POWERUSER', 'ADMIN');

/** What leaders do about people and orders; the first input of each is one that is done. */
const COMMANDS = [
  'attendance.record',
  'attendance.setCrew',
  'attendance.verify',
  'holds.request',
  'orders.create',
  'shipments.record',
] as const;

/** One thing that a user of another client does; `about` M is an attempt on what M has. */
const deed = fc.oneof(
  fc.record({
    kind: fc.constant('record'),
    role: entryRoles,
    letter: outsiders,
    about: fc.constantFrom<Letter>('A', 'Z', 'M'),
    units: fc.integer({ min: 0, max: 500 }),
  }),
  fc.record({
    kind: fc.constantFrom('edit', 'void'),
    role: entryRoles,
    letter: outsiders,
    units: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({ kind: fc.constant('settings'), letter: outsiders, crew: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('target'), letter: outsiders, target: fc.integer({ min: 1, max: 100 }) }),
  fc.record({
    kind: fc.constant('import'),
    letter: outsiders,
    about: fc.constantFrom<Letter>('A', 'Z', 'M'),
    table: fc.constantFrom(...IMPORTED_TABLES),
  }),
  fc.record({ kind: fc.constantFrom('draft', 'discard', 'start'), role: entryRoles, letter: outsiders }),
  fc.record({
    kind: fc.constant('section'),
    section: fc.constantFrom('stops', 'inspections'),
    role: entryRoles,
    letter: outsiders,
  }),
  fc.record({ kind: fc.constantFrom('client', 'user', 'freeze', 'employee'), letter: outsiders }),
  fc.record({ kind: fc.constant('command'), path: fc.constantFrom(...COMMANDS), letter: outsiders }),
  fc.record({ kind: fc.constant('floating'), letter: outsiders, rate: fc.integer({ min: 1, max: 90 }) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

type Sheet = { production: { entries: { id: number; version: number; readOnlyBecause: unknown }[] } };

/** Those who see every client write for A and Z alone: what they do to M is M's own history. */
const isOwnHistoryOfM = (role: Role, about: Letter) =>
  about === 'M' && (role === 'POWERUSER' || role === 'ADMIN');

const perform = async (done: Deed): Promise<boolean> => {
  const own = plant.holdings[done.letter];
  const call = async (role: Role, path: string, input: unknown) =>
    (await callAs(plant, plant.actorOf(role, done.letter), path, input)).ok;
  if ('about' in done && 'role' in done) {
    if (isOwnHistoryOfM(done.role, done.about)) return false;
    const [input] = INPUTS['sheet.record']?.(plant.holdings[done.about]) ?? [];
    const { production, ...batch } = input as { production: { creates: object[] } };
    const creates = [{ ...production.creates[0], unitsProduced: done.units, unitsDefective: 0 }];
    return call(done.role, 'sheet.record', { ...batch, production: { ...production, creates } });
  }
  if ('section' in done) {
    const batches = (INPUTS['sheet.record']?.(own) ?? []) as Record<string, { creates: object[] }>[];
    const batch = batches.find((each) => (each[done.section]?.creates.length ?? 0) > 0);
    const creates = batch?.[done.section]?.creates ?? [];
    return call(done.role, 'sheet.record', { ...batch, [done.section]: { creates, updates: [], voids: [] } });
  }
  if ('table' in done) {
    const content = fileOf(done.table, plant.holdings[done.about]);
    const input = { table: done.table, fileName: 'file.csv', content, format: 'csv' };
    const report = await callAs(plant, plant.actorOf('LEADER', done.letter), 'exchange.importTable', input);
    return report.ok && (report.answer as { imported: number }).imported === 1;
  }
  if ('units' in done) {
    const [place] = INPUTS['sheet.get']?.(own) ?? [];
    const sheet = await callAs(plant, plant.actorOf(done.role, done.letter), 'sheet.get', place);
    const { entries } = (sheet.ok ? (sheet.answer as Sheet) : { production: { entries: [] } }).production;
    const entry = entries.find(({ readOnlyBecause }) => readOnlyBecause === null);
    const [, template] = INPUTS['sheet.record']?.(own) ?? [];
    const { production, ...batch } = template as { production: { updates: object[] } };
    if (!entry) return false;
    const { id, version } = entry;
    const isEdit = done.kind === 'edit';
    return call(done.role, 'sheet.record', {
      ...batch,
      production: {
        creates: [],
        updates: isEdit ? [{ ...production.updates[0], id, version, unitsProduced: done.units }] : [],
        voids: isEdit ? [] : [{ key: 'v', id, version, reason: 'entered twice' }],
      },
    });
  }
  if ('crew' in done) {
    return call('POWERUSER', 'settings.set', {
      clientId: own.clientId,
      key: 'default_crew',
      value: String(done.crew),
      from: daysAgo(3),
    });
  }
  if ('target' in done) {
    const { clientId } = own;
    return call('LEADER', 'targets.set', { clientId, kpi: 'efficiency', target: done.target });
  }
  if ('rate' in done) {
    const { clientId } = own;
    const people = await callAs(plant, plant.actorOf('LEADER', done.letter), 'employees.list', { clientId });
    type Person = { id: number; isOwn: boolean; isFloating: boolean; version: number };
    const floating = ((people.ok ? people.answer : []) as Person[]).find(
      (one) => one.isOwn && one.isFloating,
    );
    const { rate } = done;
    return call('LEADER', 'employees.update', {
      clientId,
      employeeId: floating?.id,
      version: floating?.version,
      hourlyRate: rate,
      department: `Department of ${rate}`,
      isSupportBilled: rate % 2 === 0,
    });
  }
  if ('path' in done) return call('LEADER', done.path, INPUTS[done.path]?.(own)[0]);
  const path = {
    draft: 'drafts.save',
    discard: 'drafts.discard',
    start: 'stops.start',
    client: 'clients.provision',
    freeze: 'control.freeze',
    employee: 'employees.create',
    user: 'users.create',
  }[done.kind];
  return call('role' in done ? done.role : 'ADMIN', path ?? '', INPUTS[path ?? '']?.(own)[0]);
};

/** Deeds that succeed, so that the random ones are known to be able to. */
const ONE_OF_EACH: readonly Deed[] = [
  { kind: 'record', role: 'LEADER', letter: 'A', about: 'A', units: 40 },
  { kind: 'edit', role: 'LEADER', letter: 'A', units: 41 },
  { kind: 'void', role: 'LEADER', letter: 'Z', units: 1 },
  { kind: 'settings', letter: 'A', crew: 11 },
  { kind: 'target', letter: 'A', target: 77 },
  ...IMPORTED_TABLES.map((table) => ({
    kind: 'import' as const,
    letter: 'Z' as const,
    about: 'Z' as const,
    table,
  })),
  { kind: 'draft', role: 'OPERATOR', letter: 'A' },
  { kind: 'discard', role: 'OPERATOR', letter: 'A' },
  { kind: 'start', role: 'OPERATOR', letter: 'Z' },
  { kind: 'section', section: 'stops', role: 'OPERATOR', letter: 'A' },
  { kind: 'section', section: 'inspections', role: 'OPERATOR', letter: 'Z' },
  { kind: 'client', letter: 'A' },
  { kind: 'user', letter: 'A' },
  { kind: 'freeze', letter: 'Z' },
  { kind: 'employee', letter: 'A' },
  { kind: 'floating', letter: 'A', rate: 61 },
  ...COMMANDS.map((path) => ({ kind: 'command' as const, path, letter: 'A' as const })),
];

/** Everything is read again after each of many deeds, which takes its time on a busy machine. */
const READING_MS = 300_000;

describe('what A and Z do', () => {
  it(
    'with the floating pool tells users of M that somebody is free or taken, and nothing else',
    async () => {
      const { A } = plant.holdings;
      const act = (path: string, input: unknown) => callAs(plant, plant.actorOf('LEADER', 'A'), path, input);
      const read = async (): Promise<Record<string, string>> => {
        const whole = { table: 'floating_pool', format: 'csv' };
        const file = await callAs(plant, plant.actorOf('LEADER', 'M'), 'exchange.exportTable', whole);
        return { ...(await readAllAsM()), 'the whole file': legible(file) };
      };
      const changed = (before: Record<string, string>, after: Record<string, string>) =>
        [...new Set(Object.keys(after).filter((name) => after[name] !== before[name]))].map(
          (name) => name.split(' #')[0],
        );
      const release = (id: number) => act('floatingPool.release', { clientId: A.clientId, id });
      expect(await release(A.entryId)).toMatchObject({ ok: true });
      const free = await read();
      const [booking] = INPUTS['floatingPool.book']?.(A) ?? [];
      const booked = await act('floatingPool.book', { ...(booking as object), notes: 'for L-A-0 alone' });
      expect(booked).toMatchObject({ ok: true });
      const taken = await read();
      expect(changed(free, taken)).toEqual(['floatingPool.list', 'the whole file']);
      expect(await act('floatingPool.book', booking)).toMatchObject({ ok: true });
      expect(changed(taken, await read())).toEqual(['the whole file']);
      expect(await release(booked.ok ? (booked.answer as { id: number }).id : 0)).toMatchObject({ ok: true });
      const freed = await read();
      expect(changed(free, freed)).toEqual(['the whole file']);
      for (const seen of [free, taken, freed]) {
        expect(Object.values(seen).filter((text) => /CLIENT-A|-A\b/.test(text))).toEqual([]);
      }
    },
    READING_MS,
  );

  it(
    'changes nothing that users of M can read',
    async () => {
      const before = await readAllAsM();
      expect(Object.keys(before).length).toBeGreaterThan(50);
      expect(Object.values(before).filter((text) => /CLIENT-[AZ]|-[AZ]-\d/.test(text))).toEqual([]);
      expect(Object.values(before).filter((text) => /-M-\d/.test(text)).length).toBeGreaterThan(40);
      const performed: string[] = [];
      for (const done of ONE_OF_EACH) if (await perform(done)) performed.push(done.kind);
      expect(performed).toEqual(ONE_OF_EACH.map(({ kind }) => kind));
      expect(await readAllAsM()).toEqual(before);
      await fc.assert(
        fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 12 }), async (deeds) => {
          for (const done of deeds) await perform(done);
          expect(await readAllAsM()).toEqual(before);
        }),
        { numRuns: 12, endOnFailure: true },
      );
      expect(plant.unforeseen).toEqual([]);
    },
    READING_MS,
  );

  it('is seen by A itself, so that the reading above is no reading of nothing', async () => {
    const read = () =>
      callAs(
        plant,
        plant.actorOf('LEADER', 'A'),
        'kpi.results',
        INPUTS['kpi.results']?.(plant.holdings.A)[0],
      );
    const before = JSON.stringify(await read()).replaceAll(/"asOf":"[^"]*"/g, '');
    const [input] = INPUTS['sheet.record']?.(plant.holdings.A) ?? [];
    expect(await callAs(plant, plant.actorOf('LEADER', 'A'), 'sheet.record', input)).toMatchObject({
      ok: true,
    });
    expect(JSON.stringify(await read()).replaceAll(/"asOf":"[^"]*"/g, '')).not.toBe(before);
  });
});
