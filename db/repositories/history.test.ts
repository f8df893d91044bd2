import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../audit';
import { addDays, dateIn } from '../calendar';
import { addEntries, addRows, ADMIN, insert, openFloor, type Floor, type Row } from '../kpi/test-floor';
import type { Actor } from '../scope';
import { listHistory, type HistoryItem, type HistoryKind } from './history';

const ZONE = 'America/Mexico_City';
const OPERATOR: Actor = { userId: 1, code: 'OP-1', role: 'OPERATOR', host: 'web' };
const SHIFT = { client_id: 1, shift_date: '2025-12-01', shift_type: 'SHIFT_1ST' };

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    insert(connection, 'users', {
      id: 1,
      code: 'OP-1',
      username: 'operator.a',
      full_name: 'Operator A',
      role: 'OPERATOR',
    });
    connection.exec('INSERT INTO main.user_clients VALUES (1, 1)');
  });
});

afterEach(async () => {
  await floor.close();
});

const history = (kind: HistoryKind, rowId: number, actor = ADMIN): Promise<HistoryItem[]> =>
  floor.read(actor, (scope) => listHistory(scope, { clientId: 1, kind, rowId }));

const change = (table: string, rowId: number | null, before: unknown, after: unknown) =>
  floor.write((scope) => audit(scope, { clientId: 1, action: 'update', table, rowId, before, after }));

const add = async (table: string, row: Row): Promise<number> => {
  const [id = 0] = await floor.write((scope) => addRows(scope, table, [row]));
  return id;
};

/** One row of each kind, by the table that it stands in. */
const rowsOfEachKind = async (): Promise<readonly (readonly [HistoryKind, string, number])[]> => {
  const { ids } = await floor.write((scope) =>
    addEntries(scope, [{ client_id: 1, work_order_id: 1, shift_date: '2025-12-01' }]),
  );
  await floor.write((_, connection) => {
    insert(connection, 'operations', { id: 1, client_id: 1, code: 'OP' });
    insert(connection, 'employees', { id: 1, client_id: 1, code: 'E1' });
    insert(connection, 'employees', { id: 2, client_id: 1, code: 'E2' });
    insert(connection, 'hold_reasons', { client_id: 1, code: 'QUALITY_ISSUE' });
    insert(connection, 'jobs', { id: 1, client_id: 1, code: 'J1', work_order_id: 1, part_number: 'P' });
    insert(connection, 'hold_entries', { id: 1, client_id: 1, work_order_id: 1 });
  });
  return [
    ['production', 'production_entries', ids[0] ?? 0],
    [
      'inspection',
      'quality_entries',
      await add('quality_entries', { client_id: 1, work_order_id: 1, operation_id: 1 }),
    ],
    ['stop', 'downtime_entries', await add('downtime_entries', { ...SHIFT, duration_seconds: 60 })],
    ['attendance', 'attendance_entries', await add('attendance_entries', { client_id: 1, employee_id: 1 })],
    ['order', 'work_orders', 1],
    ['job', 'jobs', 1],
    ['hold', 'hold_entries', 1],
    [
      'coverage',
      'coverage_entries',
      await add('coverage_entries', {
        client_id: 1,
        absent_employee_id: 1,
        floating_employee_id: 2,
        duration_seconds: 60,
      }),
    ],
  ];
};

describe('the history of a record', () => {
  it('is told of every kind, newest first, and of no other row or client', async () => {
    for (const [kind, table, id] of await rowsOfEachKind()) {
      await change(table, id, { notes: null }, { notes: 'first' });
      await change(table, id, { notes: 'first' }, { notes: 'second' });
      await change(table, id + 1, { notes: null }, { notes: 'of another' });
      const items = (await history(kind, id)).filter(({ action }) => action === 'update');
      expect(items.map(({ changes }) => changes)).toEqual([
        [{ field: 'notes', before: 'first', after: 'second' }],
        [{ field: 'notes', before: null, after: 'first' }],
      ]);
      expect(items[0]).toMatchObject({ actor: 'cli' });
      await expect(history(kind, 9_999)).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(history('order', 2)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('tells hours and percent, and leaves what did not change', async () => {
    const id = await add('downtime_entries', { ...SHIFT, duration_seconds: 1800 });
    await change(
      'downtime_entries',
      id,
      { durationSeconds: 1800, reason: 'EQUIPMENT_FAILURE', employeesAffected: 2 },
      { durationSeconds: 2700, reason: 'EQUIPMENT_FAILURE', employeesAffected: null },
    );
    await change('downtime_entries', id, { efficiencyTargetPpm: 850_000 }, { efficiencyTargetPpm: 900_000 });
    const [second, first, born] = await history('stop', id);
    expect(first?.changes).toEqual([
      { field: 'durationHours', before: 0.5, after: 0.75 },
      { field: 'employeesAffected', before: 2, after: null },
    ]);
    expect(second?.changes).toEqual([{ field: 'efficiencyTargetPercent', before: 85, after: 90 }]);
    expect(born).toEqual({
      at: '2026-01-05T08:00:00.000Z',
      actor: 'T',
      actorName: null,
      action: 'create',
      changes: [],
    });
  });

  it('names changes of many rows at once, each by its own values', async () => {
    const { ids } = await floor.write((scope) =>
      addEntries(scope, [
        { client_id: 1, work_order_id: 1, shift_date: '2025-12-01', created_at: '2026-01-01T00:00:00.000Z' },
        { client_id: 1, work_order_id: 1, shift_date: '2025-12-02', created_at: '2026-01-01T00:00:00.000Z' },
      ]),
    );
    const [mine = 0, other = 0] = ids;
    await change(
      'production_entries',
      null,
      [
        { id: mine, version: 1, cycle_ms_used: 900_000, cycle_source: 'default', cycle_confidence: 30 },
        { id: other, version: 1, cycle_ms_used: 900_000, cycle_source: 'default', cycle_confidence: 30 },
      ],
      [
        { id: mine, version: 2, cycle_ms_used: 720_000, cycle_source: 'product', cycle_confidence: 100 },
        { id: other, version: 2, cycle_ms_used: 360_000, cycle_source: 'product', cycle_confidence: 100 },
      ],
    );
    const [item] = await history('production', mine);
    expect(item).toMatchObject({ action: 'update', actor: 'cli' });
    expect(item?.changes).toEqual([
      { field: 'derived.cycleTimeHours', before: 0.25, after: 0.2 },
      { field: 'derived.cycleTimeHours.source', before: 'default', after: 'product' },
    ]);
  });

  it('begins with the import of an order, found by the rows that it brought', async () => {
    await floor.write((scope) => {
      for (const [fileName, firstRowId, lastRowId] of [
        ['earlier.csv', 100, 200],
        ['orders.csv', 1, 4],
      ] as const) {
        audit(scope, {
          clientId: 1,
          action: 'import',
          table: 'work_orders',
          rowId: null,
          before: null,
          after: { fileName, firstRowId, lastRowId, rows: 4 },
        });
      }
    });
    await change('work_orders', 1, { status: 'ACTIVE' }, { status: 'ON_HOLD' });
    expect(await history('order', 1)).toMatchObject([
      { action: 'update', changes: [{ field: 'status', before: 'ACTIVE', after: 'ON_HOLD' }] },
      { action: 'import', changes: [{ field: 'file', before: null, after: 'orders.csv' }] },
    ]);
  });

  it('keeps absence types of days gone by from operators', async () => {
    const today = dateIn(ZONE, new Date());
    await floor.write((_, connection) =>
      insert(connection, 'employees', { id: 1, client_id: 1, code: 'E1' }),
    );
    for (const [date, isTold] of [
      [today, true],
      [addDays(today, -1), false],
    ] as const) {
      const id = await add('attendance_entries', { client_id: 1, employee_id: 1, shift_date: date });
      await change(
        'attendance_entries',
        id,
        { absenceType: null, absenceSeconds: null },
        { absenceType: 'MEDICAL_LEAVE', absenceSeconds: 32_400 },
      );
      const fieldsFor = async (actor: Actor) =>
        (await history('attendance', id, actor))[0]?.changes.map(({ field }) => field);
      expect(await fieldsFor(ADMIN)).toEqual(['absenceType', 'absenceHours']);
      expect(await fieldsFor(OPERATOR)).toEqual(isTold ? ['absenceType', 'absenceHours'] : ['absenceHours']);
    }
  });
});
