import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../db/calendar';
import { insert } from '../../db/kpi/test-floor';
import {
  CLIENT_A,
  CLIENT_B,
  leaderA,
  operatorA,
  placeA,
  POOL,
  system,
  there,
  today,
} from '../../db/repositories/attendance/stage';
import type { Place } from '../../db/repositories/attendance/types';
import { connectionOf } from '../../db/scope';
import { failureOf, openDesk, type Desk } from '../../e2e/attendance-desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe('what an operator may', () => {
  it('correct are own records of today and the day before, until they are verified', async () => {
    const yesterday = placeA({ shiftDate: addDays(today(), -1) });
    const old = placeA({ shiftDate: addDays(today(), -2) });
    await desk.save([there(101)], leaderA);
    for (const place of [placeA(), yesterday, old]) await desk.save([there(102)], operatorA, place);
    const because = async (place: Place) =>
      (await desk.read(operatorA, place)).rows.map((row) => row.readOnlyBecause?.key ?? null);
    expect(await because(placeA())).toEqual(['production.read-only-of-another', null]);
    expect((await because(yesterday)).at(-1)).toBe(null);
    expect((await because(old)).at(-1)).toBe('production.read-only-too-old');
    expect(await failureOf(desk.save([await desk.again(101, { lateMinutes: 5 })], operatorA))).toMatchObject({
      code: 'forbidden',
    });
    const { id, version } = await desk.again(102);
    await desk.calls(leaderA).verify({ place: placeA(), rows: [{ id: id ?? 0, version: version ?? 0 }] });
    expect(await because(placeA())).toEqual([
      'production.read-only-of-another',
      'production.read-only-verified',
    ]);
  });

  it('see of absences gone by is not their type, which stays when they correct the hours', async () => {
    const yesterday = placeA({ shiftDate: addDays(today(), -1) });
    await desk.save([there(101, { isAbsent: true, absenceType: 'MEDICAL_LEAVE' })], operatorA, yesterday);
    expect((await desk.read(leaderA, yesterday)).rows[0]).toMatchObject({ absenceType: 'MEDICAL_LEAVE' });
    const { rows } = await desk.read(operatorA, yesterday);
    expect(rows[0]).toMatchObject({ isAbsent: true, absenceType: null, isTypeHidden: true });
    const [{ id, version } = { id: null, version: null }] = rows;
    const changed = there(101, { id, version, isAbsent: true, absenceHours: 3 });
    expect((await desk.save([changed], operatorA, yesterday)).counts.updated).toBe(1);
    expect((await desk.read(leaderA, yesterday)).rows[0]).toMatchObject({
      absenceType: 'MEDICAL_LEAVE',
      absenceHours: 3,
    });
  });

  it('learn of absences gone by is nothing from guessing their type', async () => {
    const yesterday = placeA({ shiftDate: addDays(today(), -1) });
    await desk.save([there(101, { isAbsent: true, absenceType: 'MEDICAL_LEAVE' })], leaderA, yesterday);
    const { rows } = await desk.read(operatorA, yesterday);
    const [{ id, version } = { id: null, version: null }] = rows;
    const guess = async (absenceType: 'MEDICAL_LEAVE' | 'VACATION', seen: number | null) =>
      failureOf(
        desk.save([there(101, { id, version: seen, isAbsent: true, absenceType })], operatorA, yesterday),
      );
    for (const seen of [version, 99]) {
      expect(await guess('MEDICAL_LEAVE', seen)).toMatchObject({
        code: seen === 99 ? 'conflict' : 'forbidden',
      });
      const told = [await guess('MEDICAL_LEAVE', seen), await guess('VACATION', seen)];
      const [right, wrong] = told.map((failure) =>
        JSON.stringify(failure).replaceAll(/MEDICAL_LEAVE|VACATION/g, '?'),
      );
      expect(right).toBe(wrong);
    }
    // What is as it was stays unchanged for who says nothing of the type.
    const same = there(101, { id, version, isAbsent: true });
    expect((await desk.save([same], operatorA, yesterday)).counts.updated).toBe(0);
  });

  it('learn of the pool is not whom another client has', async () => {
    await desk.engine.database.writer.run(system, async (scope) =>
      insert(connectionOf(scope), 'floating_pool', {
        employee_id: POOL[0],
        status: 'ASSIGNED',
        assigned_to_client_id: CLIENT_B,
        shift_date: today(),
        shift_type: 'SHIFT_1ST',
        last_updated_at: new Date().toISOString(),
      }),
    );
    const cover = (coveredById: number) =>
      failureOf(desk.save([there(101, { isAbsent: true, absenceType: 'OTHER', coveredById })], operatorA));
    expect(await cover(POOL[0])).toMatchObject({
      fields: [['rows.0.coveredById', 'attendance.cover-needs-booking']],
    });
    expect(await cover(POOL[0])).toEqual(await cover(POOL[1]));
  });
});

describe('absences of a range', () => {
  it('are told by person and type, longest first, lateness beside them', async () => {
    const before = placeA({ shiftDate: addDays(today(), -1) });
    await desk.save(
      [there(101, { isAbsent: true, absenceType: 'VACATION' }), there(102, { lateMinutes: 9 })],
      leaderA,
      before,
    );
    await desk.save([
      there(101, { isAbsent: true, absenceType: 'OTHER', absenceHours: 2 }),
      there(102, { leftEarlyMinutes: 60 }),
      there(103),
    ]);
    const range = { clientId: CLIENT_A, from: before.shiftDate, to: today() };
    const { employees, ofTypes } = await desk.engine.clientFor(leaderA).people.absences(range);
    expect(employees).toEqual([
      {
        employeeCode: 'A-1',
        name: 'Person A-1',
        days: 2,
        hours: 11,
        lateDays: 0,
        ofTypes: [
          { type: 'VACATION', days: 1, hours: 9 },
          { type: 'OTHER', days: 1, hours: 2 },
        ],
      },
      {
        employeeCode: 'A-2',
        name: 'Person A-2',
        days: 1,
        hours: 1,
        lateDays: 1,
        ofTypes: [{ type: null, days: 1, hours: 1 }],
      },
    ]);
    expect(ofTypes.map(({ type, hours }) => [type, hours])).toEqual([
      ['VACATION', 9],
      ['OTHER', 2],
      [null, 1],
    ]);
    expect(await failureOf(desk.engine.clientFor(operatorA).people.absences(range))).toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('somebody who floats no more', () => {
  it('keeps the name on the records of a client that had them, and is on no list of it', async () => {
    const { shiftDate, shiftType, clientId, lineId } = placeA();
    const [helper, guest] = [310, 311];
    await desk.engine.database.writer.run(system, async (scope) => {
      const connection = connectionOf(scope);
      for (const id of [helper, guest]) {
        const person = { id, client_id: CLIENT_B, code: `B-${id}`, name: `Person B-${id}` };
        insert(connection, 'employees', { ...person, is_floating_pool: 1 });
      }
    });
    await desk.save([there(101, { isAbsent: true, absenceType: 'OTHER', coveredById: helper })]);
    // As files bring them: a floating person recorded among the people of the line.
    await desk.engine.database.writer.run(system, async (scope) =>
      insert(connectionOf(scope), 'attendance_entries', {
        client_id: clientId,
        line_id: lineId,
        shift_date: shiftDate,
        shift_type: shiftType,
        employee_id: guest,
        scheduled_seconds: 32_400,
        is_absent: 1,
        recorded_by: 'LEAD-A',
      }),
    );
    await desk.arrange(`UPDATE main.employees SET is_floating_pool = 0 WHERE id IN (${helper}, ${guest})`);
    const { rows, helpers } = await desk.read();
    expect(rows.map(({ employee, coveredBy }) => [employee.name, coveredBy?.name ?? null])).toEqual([
      ['Person A-1', 'Person B-310'],
      ['Person B-311', null],
    ]);
    expect(JSON.stringify(helpers)).not.toMatch(/B-31/);
    const { employees } = await desk.engine
      .clientFor(leaderA)
      .people.absences({ clientId: CLIENT_A, from: shiftDate, to: shiftDate });
    expect(employees.map(({ name }) => name)).toEqual(['Person A-1', 'Person B-311']);
  });
});
