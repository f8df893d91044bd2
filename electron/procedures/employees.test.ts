import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../db';
import { insert } from '../../db/kpi/test-floor';
import { connectionOf } from '../../db/scope';
import { createEngine, type Engine } from '../engine';

const admin: Actor = { userId: null, code: 'cli', role: 'ADMIN', host: 'cli' };
const leaderA: Actor = { userId: 1, code: 'U1', role: 'LEADER', host: 'web' };
const leaderB: Actor = { userId: 2, code: 'U2', role: 'LEADER', host: 'web' };
const operatorA: Actor = { userId: 3, code: 'U3', role: 'OPERATOR', host: 'web' };
const power: Actor = { userId: 4, code: 'U4', role: 'POWERUSER', host: 'web' };

let engine: Engine;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-employees-'));
  engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(admin, async (scope) => {
    const connection = connectionOf(scope);
    connection.exec('INSERT INTO temp.scope_client VALUES (1), (2)');
    for (const [id, currency] of [
      [1, 'MXN'],
      [2, 'USD'],
    ] as const) {
      insert(connection, 'clients', { id, code: `CLIENT-${id}`, name: `Client ${id}`, currency });
    }
    for (const { userId, code, role } of [leaderA, leaderB, operatorA, power]) {
      insert(connection, 'users', {
        id: userId,
        code,
        username: `user.${userId}`,
        full_name: `User ${userId}`,
        role,
      });
    }
    connection.exec('INSERT INTO main.user_clients VALUES (1, 1), (2, 2), (3, 1)');
  });
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const employees = (actor: Actor = leaderA) => engine.clientFor(actor).employees;
const make = (code: string, more: object = {}, actor: Actor = leaderA, clientId = 1) =>
  employees(actor).create({ clientId, code, name: `Employee ${code}`, ...more });
const listed = (actor: Actor, clientId = 1) => employees(actor).list({ clientId });

/** A day's attendance that names the person, of a client. */
const attend = (employeeId: number, clientId: number) =>
  engine.database.writer.run(admin, async (scope) =>
    insert(connectionOf(scope), 'attendance_entries', {
      client_id: clientId,
      employee_id: employeeId,
      shift_date: '2026-01-05',
      shift_type: 'SHIFT_1ST',
      scheduled_seconds: 32_400,
      recorded_by: 'U1',
    }),
  );

const trail = () =>
  engine.database.reader.run(admin, async (scope) =>
    connectionOf(scope)
      .prepare(
        `SELECT actor, action, client_id AS clientId, before, after FROM audit_log WHERE table_name = 'employees' ORDER BY id`,
      )
      .all(),
  );

describe('an employee of a client', () => {
  it('is made with what is known, and listed by name with the rate in the client’s currency', async () => {
    await make('E-2', { name: 'Employee B' });
    const made = await make(' E-1 ', {
      name: 'Employee A',
      department: 'Sewing',
      isSupportBilled: true,
      hourlyRate: 52.35,
    });
    expect(made).toMatchObject({
      code: 'E-1',
      name: 'Employee A',
      department: 'Sewing',
      isOwn: true,
      homeClientCode: 'CLIENT-1',
      isFloating: false,
      isSupportBilled: true,
      isSupportIncluded: false,
      hourlyRate: 52.35,
      currency: 'MXN',
      mayChange: true,
      isActive: true,
      version: 1,
    });
    expect((await listed(leaderA)).map(({ code }) => code)).toEqual(['E-1', 'E-2']);
    expect(await listed(leaderB, 2)).toEqual([]);
  });

  it('is read by an operator without the rate, and changed by nobody below a leader', async () => {
    const { id } = await make('E-1', { hourlyRate: 60 });
    expect(await listed(operatorA)).toMatchObject([{ code: 'E-1', hourlyRate: null, mayChange: false }]);
    await expect(
      employees(operatorA).update({ clientId: 1, employeeId: id, version: 1, name: 'Other' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('has a code of its own at its client; another client may use the same', async () => {
    await make('E-1');
    await expect(make('E-1')).rejects.toMatchObject({
      code: 'conflict',
      data: { key: 'employees.code-taken', fields: [{ path: ['code'], params: { code: 'E-1' } }] },
    });
    await make('E-1', {}, leaderB, 2);
    const other = await make('E-2');
    await expect(
      employees().update({ clientId: 1, employeeId: other.id, version: 1, code: 'E-1' }),
    ).rejects.toMatchObject({ code: 'conflict', data: { key: 'employees.code-taken' } });
  });

  it('keeps the code once a record names it, and loses it freely before', async () => {
    const { id } = await make('E-1');
    const renamed = await employees().update({ clientId: 1, employeeId: id, version: 1, code: 'E-9' });
    expect(renamed).toMatchObject({ code: 'E-9', version: 2 });
    await attend(id, 1);
    await expect(
      employees().update({ clientId: 1, employeeId: id, version: 2, code: 'E-10' }),
    ).rejects.toMatchObject({
      code: 'conflict',
      data: { key: 'employees.code-used', fields: [{ path: ['code'] }] },
    });
  });

  it('keeps the code while the client names it as its planner', async () => {
    const { id } = await make('E-1');
    await engine.database.writer.run(admin, async (scope) =>
      connectionOf(scope).exec("UPDATE main.clients SET planner_code = 'E-1' WHERE id = 1"),
    );
    await expect(
      employees().update({ clientId: 1, employeeId: id, version: 1, code: 'E-9' }),
    ).rejects.toMatchObject({ data: { key: 'employees.code-used' } });
  });

  it('is not overwritten by whoever saw an older version', async () => {
    const { id } = await make('E-1');
    await employees(admin).update({ clientId: 1, employeeId: id, version: 1, department: 'Cutting' });
    await expect(
      employees().update({ clientId: 1, employeeId: id, version: 1, department: 'Packing' }),
    ).rejects.toMatchObject({
      code: 'conflict',
      data: { key: 'employees.changed', details: { theirs: { department: 'Cutting', version: 2 } } },
    });
    expect(await listed(leaderA)).toMatchObject([{ department: 'Cutting', version: 2 }]);
  });

  it('out of use stays in the list, and every change is in the audit trail with what differs alone', async () => {
    const { id } = await make('E-1', { department: 'Sewing' });
    await attend(id, 1);
    await employees().update({ clientId: 1, employeeId: id, version: 1, isActive: false, department: null });
    await employees().update({ clientId: 1, employeeId: id, version: 2, isActive: false });
    expect(await listed(leaderA)).toMatchObject([
      { code: 'E-1', isActive: false, department: null, version: 2 },
    ]);
    expect(await trail()).toMatchObject([
      { actor: 'U1', action: 'create', clientId: 1, before: null },
      {
        actor: 'U1',
        action: 'update',
        clientId: 1,
        before: JSON.stringify({ department: 'Sewing', is_active: 1 }),
        after: JSON.stringify({ department: null, is_active: 0 }),
      },
    ]);
  });
});

describe('the floating pool', () => {
  it('of the plant is filled by power users, and seen by every client', async () => {
    await expect(make('F-1', { isOfPool: true })).rejects.toMatchObject({
      code: 'forbidden',
      data: { key: 'employees.pool-forbidden' },
    });
    const made = await make('F-1', { isOfPool: true, department: 'Sewing', hourlyRate: 70 }, power);
    expect(made).toMatchObject({
      isOwn: false,
      isFloating: true,
      homeClientCode: null,
      currency: null,
      mayChange: true,
    });
    for (const [actor, clientId, hourlyRate] of [
      [leaderA, 1, 70],
      [leaderB, 2, 70],
      [operatorA, 1, null],
    ] as const) {
      expect(await listed(actor, clientId)).toMatchObject([
        {
          code: 'F-1',
          name: 'Employee F-1',
          department: 'Sewing',
          isFloating: true,
          hourlyRate,
          mayChange: false,
        },
      ]);
    }
    expect(await trail()).toMatchObject([{ actor: 'U4', clientId: null }]);
  });

  it('is changed by those who may fill it, and by no leader', async () => {
    const { id } = await make('F-1', { isOfPool: true }, power);
    await expect(
      employees().update({ clientId: 1, employeeId: id, version: 1, name: 'Other' }),
    ).rejects.toMatchObject({ code: 'forbidden', data: { key: 'employees.shared' } });
    await employees(power).update({ clientId: 2, employeeId: id, version: 1, name: 'Renamed' });
    expect(await listed(leaderA)).toMatchObject([{ name: 'Renamed', version: 2 }]);
    await expect(
      employees(power).update({ clientId: 1, employeeId: id, version: 2, isFloating: false }),
    ).rejects.toMatchObject({ code: 'invalid-input', data: { key: 'employees.no-home' } });
    await make('F-2', { isOfPool: true }, power);
    await expect(make('F-1', { isOfPool: true }, power)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('shows a client’s own floating people elsewhere by code and name, whatever is changed of them', async () => {
    const { id } = await make('F-A', { isFloating: true, department: 'Sewing', hourlyRate: 55 });
    const before = await listed(leaderB, 2);
    expect(before).toMatchObject([
      {
        code: 'F-A',
        name: 'Employee F-A',
        department: null,
        isOwn: false,
        homeClientCode: null,
        isSupportBilled: false,
        hourlyRate: null,
        mayChange: false,
        version: 1,
      },
    ]);
    await employees().update({
      clientId: 1,
      employeeId: id,
      version: 1,
      department: 'Cutting',
      hourlyRate: 99,
      isSupportBilled: true,
      isSupportIncluded: true,
    });
    expect(await listed(leaderB, 2)).toEqual(before);
    await expect(
      employees(leaderB).update({ clientId: 2, employeeId: id, version: 1, name: 'Taken' }),
    ).rejects.toMatchObject({ code: 'forbidden', data: { key: 'employees.shared' } });
    // Who sees every client knows the home, and changes the person there.
    expect(await listed(power, 2)).toMatchObject([
      { homeClientCode: 'CLIENT-1', department: null, hourlyRate: null, mayChange: false },
    ]);
  });

  it('is left only where no other client’s records name the person', async () => {
    const { id } = await make('F-A', { isFloating: true });
    const leave = (actor: Actor) =>
      employees(actor).update({ clientId: 1, employeeId: id, version: 1, isFloating: false });
    await expect(leave(leaderA)).rejects.toMatchObject({
      code: 'forbidden',
      data: { key: 'employees.leave-forbidden' },
    });
    await attend(id, 1);
    await attend(id, 2);
    await expect(leave(power)).rejects.toMatchObject({
      code: 'conflict',
      data: { key: 'employees.named-elsewhere', fields: [{ path: ['isFloating'] }] },
    });
    await engine.database.writer.run(admin, async (scope) =>
      connectionOf(scope).exec('DELETE FROM main.attendance_entries WHERE client_id = 2'),
    );
    expect(await leave(power)).toMatchObject({ isFloating: false, version: 2 });
    expect(await listed(leaderB, 2)).toEqual([]);
  });
});

describe('employees of another client', () => {
  it('are as unknown as those that nobody has', async () => {
    const { id } = await make('E-B', {}, leaderB, 2);
    for (const employeeId of [id, 987_654]) {
      await expect(
        employees().update({ clientId: 1, employeeId, version: 1, name: 'Mine' }),
      ).rejects.toMatchObject({ code: 'not-found', data: { key: 'not-found.employee' } });
    }
    for (const clientId of [2, 99]) {
      const gone = { code: 'not-found', data: { key: 'not-found.client' } };
      await expect(listed(leaderA, clientId)).rejects.toMatchObject(gone);
      await expect(make('E-1', {}, leaderA, clientId)).rejects.toMatchObject(gone);
    }
  });
});
