import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dateIn } from '../../db/calendar';
import { addEntries, insert } from '../../db/kpi/test-floor';
import { connectionOf, type Actor, type ClientScope } from '../../db/scope';
import { createEngine, type Engine } from '../engine';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const leader: Actor = { userId: 1, code: 'U1', role: 'LEADER', host: 'web' };
const other: Actor = { userId: 2, code: 'U2', role: 'LEADER', host: 'web' };
const operator: Actor = { userId: 3, code: 'U3', role: 'OPERATOR', host: 'web' };

const today = dateIn('America/Mexico_City', new Date());
const daysAgo = (days: number): string => addDays(today, -days);

/** Units of a day: thirty days at one level, then twelve at a better one. */
const unitsOn = (ago: number, line: number): number => (ago > 12 ? 200 : 320) + 10 * line + (ago % 3);

const fill = (scope: ClientScope): void => {
  const connection = connectionOf(scope);
  connection.exec('INSERT INTO temp.scope_client VALUES (1), (2)');
  for (const id of [1, 2]) {
    insert(connection, 'clients', {
      id,
      code: `CLIENT-${id}`,
      name: `Client ${id}`,
      timezone: 'America/Mexico_City',
    });
    insert(connection, 'work_orders', { id, client_id: id, code: `W${id}`, ideal_cycle_ms: 900_000 });
    insert(connection, 'lines', { id, client_id: id, code: `L${id}` });
    insert(connection, 'employees', { id, client_id: id, code: `E${id}`, name: `Employee ${id}` });
  }
  insert(connection, 'lines', { id: 3, client_id: 1, code: 'L3' });
  insert(connection, 'employees', { id: 3, client_id: 1, code: 'E3', name: 'Employee 3' });
  insert(connection, 'employees', { id: 4, client_id: 1, code: 'E4', name: 'Employee 4', is_active: 0 });
  insert(connection, 'employees', {
    id: 5,
    client_id: null,
    code: 'F5',
    name: 'Floating 5',
    is_floating_pool: 1,
  });
  for (const [id, role] of [
    [1, 'LEADER'],
    [2, 'LEADER'],
    [3, 'OPERATOR'],
  ] as const) {
    insert(connection, 'users', {
      id,
      code: `U${id}`,
      username: `user.${id}`,
      full_name: `User ${id}`,
      role,
    });
    connection.prepare('INSERT INTO main.user_clients VALUES (?, 1)').run(id);
  }
  const entries = Array.from({ length: 42 }, (_, ago) => ago).flatMap((ago) =>
    [1, 3].map((line) => ({
      client_id: 1,
      line_id: line,
      work_order_id: 1,
      shift_date: daysAgo(ago),
      units_produced: unitsOn(ago, line),
      employees_assigned: 10,
      employees_present: 10,
      scheduled_seconds: 32_400,
      run_seconds: 30_000,
    })),
  );
  addEntries(scope, entries);
};

let engine: Engine;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-actions-'));
  engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(admin, async (scope) => fill(scope));
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const client = (actor: Actor = leader) => engine.clientFor(actor);
const actions = (actor: Actor = leader) => client(actor).actions;

const NEW = {
  clientId: 1,
  kpi: 'efficiency',
  from: daysAgo(41),
  to: daysAgo(13),
  where: { line: 'L1' },
  problem: 'Efficiency of line 1 fell',
  countermeasure: 'Second pair of hands at the press',
  ownerId: 1,
  dueDate: addDays(today, 7),
} as const;

/** Opens an action and lets it be as many days old: only the clock writes the opening. */
const openedAgo = async (days: number, more: object = {}) => {
  const { id } = await actions().create({ ...NEW, ...more });
  await engine.database.writer.run(admin, async (scope) => {
    const connection = connectionOf(scope);
    connection.exec('DROP TRIGGER main.actions_opening_is_fixed');
    connection
      .prepare('UPDATE main.actions SET opened_on = ? WHERE client_id = 1 AND id = ?')
      .run(daysAgo(days), id);
  });
  return actions().get({ clientId: 1, id });
};

const engineSays = async (from: string, to: string, line = 'L1') => {
  const { results } = await client().kpi.results({
    clientCodes: ['CLIENT-1'],
    from,
    to,
    kpis: ['efficiency'],
    where: { line },
  });
  return results[0];
};

type Audited = { action: string; actor: string; before: string | null; after: string | null };
const auditRows = () =>
  engine.database.reader.run(admin, async (scope) =>
    (
      connectionOf(scope)
        .prepare(
          "SELECT action, actor, before, after FROM audit_log WHERE table_name = 'actions' ORDER BY id",
        )
        .all() as Audited[]
    ).map(({ before, after, ...row }) => ({
      ...row,
      before: before === null ? null : (JSON.parse(before) as object),
      after: after === null ? null : (JSON.parse(after) as object),
    })),
  );

describe('a new action', () => {
  it('keeps what the engine said of its slice, its target, its owner and who opened it', async () => {
    await client().targets.set({ clientId: 1, kpi: 'efficiency', target: 90 });
    const before = await engineSays(NEW.from, NEW.to);
    const action = await actions().create(NEW);
    expect(before?.value).toBeGreaterThan(0);
    expect(action).toMatchObject({
      version: 1,
      clientCode: 'CLIENT-1',
      kpi: 'efficiency',
      unit: '%',
      better: 'higher',
      where: { line: 'L1' },
      owner: { id: 1, code: 'E1', name: 'Employee 1', isActive: true },
      state: 'OPEN',
      isOverdue: false,
      opened: {
        by: 'U1',
        byName: 'User 1',
        on: today,
        from: NEW.from,
        to: NEW.to,
        value: before?.value,
        numerator: before?.numerator,
        denominator: before?.denominator,
        target: 90,
      },
      closed: null,
      voided: null,
    });
    await client().targets.set({ clientId: 1, kpi: 'efficiency', target: 70 });
    expect(await actions().get({ clientId: 1, id: action.id })).toEqual(action);
    expect(await actions().list({ clientId: 1 })).toEqual([action]);
    expect(await actions().list({})).toEqual([action]);
    expect(await actions().list({ clientId: 1, kpi: 'fpy' })).toEqual([]);
    expect(await actions(operator).list({ clientId: 1 })).toEqual([action]);
  });

  it('is about a number that has no value yet, too', async () => {
    const action = await actions().create({ ...NEW, kpi: 'fpy' });
    expect(action.opened).toMatchObject({ value: null, target: null });
    expect(await actions().judge({ clientId: 1, id: action.id })).toMatchObject({
      change: null,
      direction: 'none',
      suggested: 'TOO_EARLY',
    });
  });

  it.each([
    ["another client's employee", { ownerId: 2 }, 'not-found', 'not-found.employee'],
    ['nobody', { ownerId: 99 }, 'not-found', 'not-found.employee'],
    ['who has left', { ownerId: 4 }, 'invalid-input', 'actions.owner-inactive'],
    ["another client's line", { where: { line: 'L2' } }, 'not-found', 'not-found.line'],
    ['no line at all', { where: { line: 'L9' } }, 'not-found', 'not-found.line'],
    ['another client', { clientId: 2 }, 'not-found', 'not-found.client'],
    ['yesterday as due', { dueDate: daysAgo(1) }, 'invalid-input', 'actions.due-past'],
    ['a range that ends too early', { to: daysAgo(50) }, 'invalid-input', 'kpi.range'],
  ])('is refused for %s', async (_what, more, code, key) => {
    await expect(actions().create({ ...NEW, ...more })).rejects.toMatchObject({ code, data: { key } });
    expect(await actions().list({ clientId: 1, states: ['OPEN', 'CLOSED', 'VOIDED'] })).toEqual([]);
  });

  it('may be owned by a floating employee', async () => {
    expect(await actions().create({ ...NEW, ownerId: 5 })).toMatchObject({ owner: { code: 'F5' } });
  });

  it('is for leaders and above', async () => {
    const { id, version } = await actions().create(NEW);
    const key = { clientId: 1, id, version };
    const refused = { code: 'forbidden' };
    await expect(actions(operator).create(NEW)).rejects.toMatchObject(refused);
    await expect(actions(operator).update({ ...key, problem: 'x' })).rejects.toMatchObject(refused);
    await expect(actions(operator).void({ ...key, reason: 'x' })).rejects.toMatchObject(refused);
    await expect(actions(operator).reopen({ ...key, reason: 'x' })).rejects.toMatchObject(refused);
    await expect(
      actions(operator).close({ ...key, from: today, to: today, verdict: 'MOVED' }),
    ).rejects.toMatchObject(refused);
    expect(await actions(operator).get({ clientId: 1, id })).toMatchObject({ id });
  });
});

describe('a change of an action', () => {
  it('hands it over with one more version, and says in the trail who had it', async () => {
    const { id, version } = await actions().create(NEW);
    const changed = await actions(other).update({
      clientId: 1,
      id,
      version,
      ownerId: 3,
      countermeasure: 'New jig',
    });
    expect(changed).toMatchObject({ version: 2, owner: { code: 'E3' }, countermeasure: 'New jig' });
    expect((await auditRows()).at(-1)).toEqual({
      action: 'update',
      actor: 'U2',
      before: { countermeasure: NEW.countermeasure, owner: 'E1 Employee 1' },
      after: { countermeasure: 'New jig', owner: 'E3 Employee 3' },
    });
    const history = await client().history.list({ clientId: 1, kind: 'action', rowId: id });
    expect(history.map(({ action, actorName }) => [action, actorName])).toEqual([
      ['update', 'User 2'],
      ['create', 'User 1'],
    ]);
  });

  it('of a version that is not the newest meets both values, and nothing is saved', async () => {
    const { id, version } = await actions().create(NEW);
    await actions(other).update({ clientId: 1, id, version, countermeasure: 'New jig' });
    await expect(
      actions().update({ clientId: 1, id, version, countermeasure: 'Old jig' }),
    ).rejects.toMatchObject({
      code: 'conflict',
      data: { key: 'masters.changed', details: { theirs: { countermeasure: 'New jig', version: 2 } } },
    });
    await expect(
      actions().close({ clientId: 1, id, version, from: today, to: today, verdict: 'MOVED' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await actions().get({ clientId: 1, id })).toMatchObject({
      countermeasure: 'New jig',
      state: 'OPEN',
    });
  });

  it("does not reach another client's employee", async () => {
    const { id, version } = await actions().create(NEW);
    await expect(actions().update({ clientId: 1, id, version, ownerId: 2 })).rejects.toMatchObject({
      code: 'not-found',
      data: { key: 'not-found.employee' },
    });
  });

  it('that changes nothing leaves the version and the trail alone', async () => {
    const { id, version } = await actions().create(NEW);
    expect(await actions().update({ clientId: 1, id, version, ownerId: 1 })).toMatchObject({ version: 1 });
    expect(await auditRows()).toHaveLength(1);
  });
});

describe('closing an action', () => {
  it('judges by the days since the opening, in its slice, with the engine’s numbers', async () => {
    await client().targets.set({ clientId: 1, kpi: 'efficiency', target: 80 });
    const action = await openedAgo(10);
    const judged = await actions().judge({ clientId: 1, id: action.id });
    const said = await engineSays(daysAgo(9), today);
    const before = Number(action.opened.value);
    expect(judged).toMatchObject({
      from: daysAgo(9),
      to: today,
      value: said?.value,
      numerator: said?.numerator,
      denominator: said?.denominator,
      records: said?.records,
      target: 80,
      direction: 'better',
      change: Number(said?.value) - before,
      shareOfWay: (Number(said?.value) - before) / (80 - before),
      suggested: 'MOVED',
    });
    const { id, version } = action;
    const period = { from: daysAgo(8), to: daysAgo(2) };
    const closed = await actions().close({
      clientId: 1,
      id,
      version,
      ...period,
      verdict: 'MOVED',
      remark: 'held',
    });
    const ofPeriod = await engineSays(period.from, period.to);
    expect(closed).toMatchObject({
      state: 'CLOSED',
      version: version + 1,
      closed: {
        by: 'U1',
        byName: 'User 1',
        ...period,
        value: ofPeriod?.value,
        numerator: ofPeriod?.numerator,
        denominator: ofPeriod?.denominator,
        target: 80,
        verdict: 'MOVED',
        remark: 'held',
      },
    });
    expect(await actions().list({ clientId: 1 })).toEqual([]);
    expect(await actions().list({ clientId: 1, states: ['CLOSED'] })).toEqual([closed]);
  });

  it('suggests that nothing moved where less than half of the way to the target was gone', async () => {
    await client().targets.set({ clientId: 1, kpi: 'efficiency', target: 2000 });
    const { id } = await openedAgo(10);
    expect(await actions().judge({ clientId: 1, id })).toMatchObject({
      direction: 'better',
      suggested: 'NOT_MOVED',
    });
  });

  it('suggests by the direction alone without a target, and that it is too early after a few days', async () => {
    const { id } = await openedAgo(10);
    const judged = await actions().judge({ clientId: 1, id });
    expect(judged).toMatchObject({ target: null, shareOfWay: null, suggested: 'MOVED' });
    const worse = await actions().create({ ...NEW, from: daysAgo(11), to: daysAgo(1) });
    expect(await actions().judge({ clientId: 1, id: worse.id })).toMatchObject({
      from: today,
      to: today,
      suggested: 'TOO_EARLY',
    });
  });

  it('takes days that end before its opening, or have not come, for a mistake', async () => {
    const { id, version } = await openedAgo(10);
    const close = (from: string, to: string) =>
      actions().close({ clientId: 1, id, version, from, to, verdict: 'NOT_MOVED' });
    await expect(close(daysAgo(30), daysAgo(11))).rejects.toMatchObject({
      data: { key: 'actions.judged-before' },
    });
    await expect(close(daysAgo(5), addDays(today, 1))).rejects.toMatchObject({
      data: { key: 'actions.judged-future' },
    });
    await expect(close(daysAgo(1), daysAgo(2))).rejects.toMatchObject({ data: { key: 'kpi.range' } });
  });

  it('can be taken back: the verdict then stands in the history alone', async () => {
    const { id, version } = await openedAgo(10);
    const closed = await actions().close({
      clientId: 1,
      id,
      version,
      from: daysAgo(9),
      to: today,
      verdict: 'NOT_MOVED',
    });
    const key = { clientId: 1, id, version: closed.version };
    await expect(actions().close({ ...key, from: today, to: today, verdict: 'MOVED' })).rejects.toMatchObject(
      {
        data: { key: 'actions.is-closed' },
      },
    );
    await expect(actions().update({ ...key, problem: 'x' })).rejects.toMatchObject({
      data: { key: 'actions.is-closed' },
    });
    const opened = await actions().reopen({ ...key, reason: 'the press failed again' });
    expect(opened).toMatchObject({ state: 'OPEN', closed: null, version: key.version + 1 });
    expect((await auditRows()).at(-1)).toMatchObject({
      before: { verdict: 'NOT_MOVED', judged_to: today },
      after: { verdict: null, reason: 'the press failed again' },
    });
  });
});

describe('an action that was a mistake', () => {
  it('is voided with a reason, stays, and changes no more', async () => {
    const { id, version } = await actions().create(NEW);
    const voided = await actions().void({ clientId: 1, id, version, reason: 'entered twice' });
    expect(voided).toMatchObject({ state: 'VOIDED', voided: { byName: 'User 1', reason: 'entered twice' } });
    expect(await actions().list({ clientId: 1 })).toEqual([]);
    expect(await actions().list({ clientId: 1, states: ['VOIDED'] })).toEqual([voided]);
    await expect(
      actions().void({ clientId: 1, id, version: voided.version, reason: 'again' }),
    ).rejects.toMatchObject({ data: { key: 'actions.is-voided' } });
    expect((await auditRows()).at(-1)).toMatchObject({ action: 'void' });
  });
});

describe('actions of a client', () => {
  it('stand by when they are due, overdue ones are told so', async () => {
    const late = await actions().create({ ...NEW, dueDate: addDays(today, 9) });
    const soon = await actions().create({ ...NEW, dueDate: today });
    await engine.database.writer.run(admin, async (scope) => {
      connectionOf(scope)
        .prepare('UPDATE main.actions SET due_date = ? WHERE client_id = 1 AND id = ?')
        .run(daysAgo(1), late.id);
    });
    expect((await actions().list({ clientId: 1 })).map(({ id, isOverdue }) => [id, isOverdue])).toEqual([
      [late.id, true],
      [soon.id, false],
    ]);
  });
});
