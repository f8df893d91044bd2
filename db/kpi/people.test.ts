import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSetting } from '../repositories/settings';
import { addEntries, addRows, insert, oneResult, openFloor, type Floor, type Row } from './test-floor';

let floor: Floor;

beforeEach(async () => {
  floor = await openFloor();
  await floor.write((_, connection) => {
    for (let id = 1; id <= 10; id += 1) {
      insert(connection, 'employees', { id, client_id: 1, code: `A-${id}` });
    }
  });
});

afterEach(async () => {
  await floor.close();
});

const attend = (...rows: Row[]) =>
  floor.write((scope) =>
    addRows(
      scope,
      'attendance_entries',
      rows.map((row, at) => ({ client_id: 1, employee_id: at + 1, ...row })),
    ),
  );

const absent = (row: Row = {}): Row => ({
  is_absent: 1,
  absence_type: 'UNSCHEDULED_ABSENCE',
  actual_seconds: 0,
  ...row,
});
const nine: Row[] = Array.from({ length: 9 }, () => ({ actual_seconds: 32_400 }));
const uncovered = () =>
  floor.write((scope) => setSetting(scope, { clientId: 1, key: 'absenteeism_basis', value: 'uncovered' }));

describe('absenteeism', () => {
  it('is absence over scheduled hours', async () => {
    await attend(absent({ absence_seconds: 32_400 }), ...nine);
    expect(await oneResult(floor, 'absenteeism')).toMatchObject({
      value: 10,
      numerator: 9,
      denominator: 90,
      records: 10,
      confidence: 1,
    });
  });

  it('takes scheduled less actual where absence hours are blank; lateness is none', async () => {
    await attend(absent({ actual_seconds: 7200 }), { actual_seconds: 28_800 });
    expect(await oneResult(floor, 'absenteeism')).toMatchObject({ numerator: 7, denominator: 18 });
  });

  it('takes confirmed cover off where the client says so', async () => {
    await uncovered();
    await attend(absent({ coverage_confirmed: 1 }), ...nine);
    expect((await oneResult(floor, 'absenteeism')).value).toBe(0);
    expect((await oneResult(floor, 'coverage-rate')).value).toBe(100);
  });

  it('goes by verified coverage entries where there are any', async () => {
    await uncovered();
    await attend(absent({ coverage_confirmed: 1 }), absent(), ...nine.slice(0, 8));
    await floor.write((scope) =>
      addRows(scope, 'coverage_entries', [
        { client_id: 1, absent_employee_id: 1, floating_employee_id: 9, duration_seconds: 3 * 3600 },
        {
          client_id: 1,
          absent_employee_id: 2,
          floating_employee_id: 9,
          duration_seconds: 5 * 3600,
          is_verified: 0,
        },
      ]),
    );
    expect(await oneResult(floor, 'absenteeism')).toMatchObject({ numerator: 15, denominator: 90 });
    expect(await oneResult(floor, 'coverage-rate')).toMatchObject({ numerator: 3, denominator: 18 });
  });

  it('is 0 % of the crews, worth nothing, where no attendance was recorded', async () => {
    await floor.write((scope) =>
      addEntries(scope, [
        {
          client_id: 1,
          work_order_id: 1,
          shift_date: '2025-12-02',
          employees_assigned: 10,
          scheduled_seconds: 32_400,
        },
      ]),
    );
    expect(await oneResult(floor, 'absenteeism')).toMatchObject({
      value: 0,
      denominator: 90,
      records: 1,
      confidence: 0,
      noteKeys: ['kpi.note.no-attendance'],
    });
  });

  it('has no value without crews either', async () => {
    expect(await oneResult(floor, 'absenteeism')).toMatchObject({ value: null, records: 0 });
    expect(await oneResult(floor, 'coverage-rate')).toMatchObject({ value: null });
  });
});
