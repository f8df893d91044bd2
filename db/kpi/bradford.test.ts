import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../scope';
import { listBradford, type BradfordFigures } from './bradford';
import { ADMIN, addRows, insert, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    insert(connection, 'employees', { id: 1, client_id: 1, code: 'A-1', name: 'Test Person One' });
    insert(connection, 'employees', { id: 2, client_id: 1, code: 'A-2', name: 'Test Person Two' });
    insert(connection, 'employees', {
      id: 3,
      client_id: null,
      code: 'F-3',
      name: 'Test Person Three',
      is_floating_pool: 1,
    });
  });
});

afterEach(async () => {
  await floor.close();
});

const attend = (dates: readonly string[], row: Row = {}) =>
  floor.write((scope) =>
    addRows(
      scope,
      'attendance_entries',
      dates.map((date) => ({
        client_id: 1,
        employee_id: 1,
        shift_date: date,
        actual_seconds: 32_400,
        ...row,
      })),
    ),
  );

const absent = (dates: readonly string[], row: Row = {}) =>
  attend(dates, { is_absent: 1, absence_type: 'UNSCHEDULED_ABSENCE', actual_seconds: 0, ...row });

const dates = (month: string, ...days: number[]): string[] =>
  days.map((day) => `${month}-${String(day).padStart(2, '0')}`);

const bradford = (asOf = '2025-12-31', clientId = 1, actor: Actor = ADMIN) =>
  floor.read(actor, (scope) => listBradford(scope, { clientId, asOf }));

const ofOne = async (asOf?: string): Promise<Omit<BradfordFigures, 'employeeCode' | 'name'>> => {
  const [one, ...others] = (await bradford(asOf)).employees;
  if (!one || others.length > 0) throw new Error(`${others.length} others`);
  const { spells, days, factor } = one;
  return { spells, days, factor };
};

// December 2025: the 1st is a Monday.
describe('Bradford factor', () => {
  it('is the square of the spells times the days, largest first', async () => {
    await attend(dates('2025-12', 1, 3, 5));
    await absent(dates('2025-12', 2, 4));
    await attend(dates('2025-12', 1, 2), { employee_id: 2 });
    await absent(dates('2025-12', 3, 4, 5), { employee_id: 2 });
    expect(await bradford('2025-12-08')).toEqual({
      from: '2024-12-10',
      to: '2025-12-08',
      employees: [
        { employeeCode: 'A-1', name: 'Test Person One', spells: 2, days: 2, factor: 8 },
        { employeeCode: 'A-2', name: 'Test Person Two', spells: 1, days: 3, factor: 3 },
      ],
    });
  });

  it('counts absences around a weekend as one spell', async () => {
    await attend(dates('2025-12', 4, 9));
    await absent(dates('2025-12', 5, 8));
    expect(await ofOne()).toEqual({ spells: 1, days: 2, factor: 2 });
  });

  it('counts absences around a day of work as two, on a Saturday too', async () => {
    await attend(dates('2025-12', 3, 6));
    await absent(dates('2025-12', 2, 4, 5, 8));
    expect(await ofOne()).toEqual({ spells: 3, days: 4, factor: 36 });
  });

  it('does not end a spell with a holiday of the calendar', async () => {
    await absent(dates('2025-12', 24, 26));
    expect(await ofOne()).toEqual({ spells: 2, days: 2, factor: 8 });
    await floor.write((_, connection) => {
      insert(connection, 'shift_calendar', { client_id: 1, shift_date: '2025-12-25', kind: 'HOLIDAY' });
    });
    expect(await ofOne()).toEqual({ spells: 1, days: 2, factor: 2 });
  });

  it('goes by the weekdays of the shift where nobody’s presence was recorded', async () => {
    await absent(dates('2025-12', 5, 8));
    expect(await ofOne()).toEqual({ spells: 1, days: 2, factor: 2 });
    await floor.write((_, connection) => {
      const shiftId = Number(connection.prepare("SELECT id FROM shifts WHERE code = 'S1'").pluck().get());
      for (const weekday of [1, 2, 3, 4, 5, 6]) {
        insert(connection, 'shift_weekdays', { client_id: 1, shift_id: shiftId, weekday });
      }
    });
    expect(await ofOne()).toEqual({ spells: 2, days: 2, factor: 8 });
    await floor.write((_, connection) => {
      const shiftId = Number(connection.prepare("SELECT id FROM shifts WHERE code = 'S1'").pluck().get());
      const off = { client_id: 1, shift_date: '2025-12-06', kind: 'NO_SHIFT', shift_id: shiftId };
      insert(connection, 'shift_calendar', off);
    });
    expect(await ofOne()).toEqual({ spells: 1, days: 2, factor: 2 });
  });

  it('goes on over days for which the others have a record and the employee none', async () => {
    await absent(dates('2025-12', 2, 5));
    await attend(dates('2025-12', 3), { employee_id: 2 });
    expect(await ofOne()).toEqual({ spells: 2, days: 2, factor: 8 });
    await attend(dates('2025-12', 4), { employee_id: 2 });
    expect(await ofOne()).toEqual({ spells: 1, days: 2, factor: 2 });
  });

  it('ends and begins with the window of 52 weeks', async () => {
    await absent(['2024-12-31', '2025-01-01', '2025-01-02', '2025-12-30', '2025-12-31']);
    // 364 days up to the 30th of December begin with the 1st of January.
    expect(await ofOne('2025-12-30')).toEqual({ spells: 2, days: 3, factor: 12 });
    expect(await ofOne('2025-12-31')).toEqual({ spells: 2, days: 3, factor: 12 });
    expect((await bradford('2025-12-30')).from).toBe('2025-01-01');
    expect((await bradford('2024-12-30')).employees).toEqual([]);
  });

  it('does not count lateness, nor voided absences; partial ones count as a day', async () => {
    await attend(dates('2025-12', 1), { actual_seconds: 28_800 });
    await absent(dates('2025-12', 2), { actual_seconds: 14_400, absence_seconds: 18_000 });
    await attend(dates('2025-12', 3), { actual_seconds: 30_000 });
    await absent(dates('2025-12', 4), { voided_at: '2025-12-05T00:00:00.000Z' });
    expect(await ofOne()).toEqual({ spells: 1, days: 1, factor: 1 });
  });

  it('counts a day with two shifts once', async () => {
    await absent(dates('2025-12', 2));
    await absent(dates('2025-12', 2), { shift_type: 'SHIFT_2ND' });
    expect(await ofOne()).toEqual({ spells: 1, days: 1, factor: 1 });
  });

  it('of a floating employee rests on the client’s own rows alone', async () => {
    const floating = { employee_id: 3 };
    await absent(dates('2025-12', 2, 4), floating);
    await attend(dates('2025-12', 3), { employee_id: 2 });
    await attend(dates('2025-12', 3), { ...floating, client_id: 2 });
    await absent(dates('2025-12', 5), { ...floating, client_id: 2 });
    const leader: Actor = { userId: 1, code: 'U1', role: 'LEADER', host: 'web' };
    await floor.write((_, connection) => {
      insert(connection, 'users', {
        id: 1,
        code: 'U1',
        username: 'leader',
        full_name: 'Leader',
        role: 'LEADER',
      });
      connection.exec('INSERT INTO main.user_clients VALUES (1, 1)');
    });
    for (const actor of [ADMIN, leader]) {
      const { employees } = await bradford('2025-12-31', 1, actor);
      expect(employees).toEqual([
        { employeeCode: 'F-3', name: 'Test Person Three', spells: 1, days: 2, factor: 2 },
      ]);
    }
    expect((await bradford('2025-12-31', 2)).employees).toMatchObject([{ spells: 1, days: 1 }]);
    await expect(bradford('2025-12-31', 2, leader)).rejects.toMatchObject({ code: 'not-found' });
  });
});
