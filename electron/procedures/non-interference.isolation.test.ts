import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAs, legible, PROCEDURES } from '../../e2e/isolation/calls';
import { fileOf, IMPORTED_TABLES, INPUTS } from '../../e2e/isolation/inputs';
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
  fc.record({ kind: fc.constantFrom('draft', 'discard'), role: entryRoles, letter: outsiders }),
  fc.record({ kind: fc.constantFrom('client', 'user', 'freeze'), letter: outsiders }),
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

type Sheet = { entries: { id: number; version: number; readOnlyBecause: unknown }[] };

/** Those who see every client write for A and Z alone: what they do to M is M's own history. */
const isOwnHistoryOfM = (role: Role, about: Letter) =>
  about === 'M' && (role === 'POWERUSER' || role === 'ADMIN');

const perform = async (done: Deed): Promise<boolean> => {
  const own = plant.holdings[done.letter];
  const call = async (role: Role, path: string, input: unknown) =>
    (await callAs(plant, plant.actorOf(role, done.letter), path, input)).ok;
  if ('about' in done && 'role' in done) {
    if (isOwnHistoryOfM(done.role, done.about)) return false;
    const [input] = INPUTS['production.record']?.(plant.holdings[done.about]) ?? [];
    const batch = input as { creates: object[] };
    const creates = [{ ...batch.creates[0], unitsProduced: done.units, unitsDefective: 0 }];
    return call(done.role, 'production.record', { ...batch, creates });
  }
  if ('table' in done) {
    const content = fileOf(done.table, plant.holdings[done.about]);
    const input = { table: done.table, fileName: 'file.csv', content, format: 'csv' };
    const report = await callAs(plant, plant.actorOf('LEADER', done.letter), 'exchange.importTable', input);
    return report.ok && (report.answer as { imported: number }).imported === 1;
  }
  if ('units' in done) {
    const [place] = INPUTS['production.sheet']?.(own) ?? [];
    const sheet = await callAs(plant, plant.actorOf(done.role, done.letter), 'production.sheet', place);
    const { entries } = (sheet.ok ? sheet.answer : { entries: [] }) as Sheet;
    const entry = entries.find(({ readOnlyBecause }) => readOnlyBecause === null);
    const [, template] = INPUTS['production.record']?.(own) ?? [];
    const batch = template as { updates: object[] };
    if (!entry) return false;
    const { id, version } = entry;
    const isEdit = done.kind === 'edit';
    return call(done.role, 'production.record', {
      ...batch,
      creates: [],
      updates: isEdit ? [{ ...batch.updates[0], id, version, unitsProduced: done.units }] : [],
      voids: isEdit ? [] : [{ key: 'v', id, version, reason: 'entered twice' }],
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
  const path = {
    draft: 'drafts.save',
    discard: 'drafts.discard',
    client: 'clients.provision',
    freeze: 'control.freeze',
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
  { kind: 'client', letter: 'A' },
  { kind: 'user', letter: 'A' },
  { kind: 'freeze', letter: 'Z' },
];

describe('what A and Z do', () => {
  it('changes nothing that users of M can read', async () => {
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
  });

  it('is seen by A itself, so that the reading above is no reading of nothing', async () => {
    const read = () =>
      callAs(
        plant,
        plant.actorOf('LEADER', 'A'),
        'kpi.results',
        INPUTS['kpi.results']?.(plant.holdings.A)[0],
      );
    const before = JSON.stringify(await read()).replaceAll(/"asOf":"[^"]*"/g, '');
    const [input] = INPUTS['production.record']?.(plant.holdings.A) ?? [];
    expect(await callAs(plant, plant.actorOf('LEADER', 'A'), 'production.record', input)).toMatchObject({
      ok: true,
    });
    expect(JSON.stringify(await read()).replaceAll(/"asOf":"[^"]*"/g, '')).not.toBe(before);
  });
});
