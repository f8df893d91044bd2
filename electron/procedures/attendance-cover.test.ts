import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insert } from '../../db/kpi/test-floor';
import {
  CLIENT_A,
  CLIENT_B,
  FLOATING_A,
  leaderA,
  operatorA,
  PEOPLE_A,
  placeA,
  POOL,
  system,
  there,
  today,
} from '../../db/repositories/attendance/stage';
import { connectionOf } from '../../db/scope';
import { failureOf, openDesk, type Desk } from '../../e2e/attendance-desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe('a covered absence', () => {
  const away = { isAbsent: true, absenceType: 'UNSCHEDULED_ABSENCE' } as const;

  it('of one among sixteen counts as the spec says, before and after it is confirmed', async () => {
    await desk.crewOf(PEOPLE_A);
    const rows = PEOPLE_A.map((id) => there(id, id === 105 ? { ...away, coveredById: POOL[0] } : {}));
    const { sheet } = await desk.save(rows);
    expect(sheet.helpers.find(({ id }) => id === POOL[0])).toMatchObject({
      state: 'here',
      covers: ['Person A-5'],
    });
    // 9 of 144 hours.
    expect(await desk.kpi('absenteeism')).toEqual({ value: 6.25, numerator: 9, denominator: 144 });
    expect(await desk.kpi('coverage-rate')).toEqual({ value: 0, numerator: 0, denominator: 9 });

    const seen = sheet.rows.map(({ id, version }) => ({ id: id ?? 0, version: version ?? 0 }));
    const verified = await desk.calls(leaderA).verify({ place: placeA(), rows: seen });
    expect(verified.isVerified).toBe(true);
    expect(verified.totals).toMatchObject({ absenteeism: 6.25, coverageRate: 100, coveredHours: 9 });
    expect(await desk.kpi('coverage-rate')).toEqual({ value: 100, numerator: 9, denominator: 9 });
    await desk.engine
      .clientFor({ ...leaderA, role: 'POWERUSER' })
      .settings.set({ clientId: CLIENT_A, key: 'absenteeism_basis', value: 'uncovered' });
    expect(await desk.kpi('absenteeism')).toEqual({ value: 0, numerator: 0, denominator: 144 });
    expect(
      await desk.rowsOf(
        'SELECT absent_employee_id AS out, floating_employee_id AS by, duration_seconds AS s FROM coverage_entries',
      ),
    ).toEqual([{ out: 105, by: 301, s: 32_400 }]);
  });

  it('follows what changes, and waits for confirmation again', async () => {
    const { sheet } = await desk.save([there(101, { ...away, coveredById: POOL[0] })]);
    await desk.calls(leaderA).verify({
      place: placeA(),
      rows: sheet.rows.map(({ id, version }) => ({ id: id ?? 0, version: version ?? 0 })),
    });
    const entries = () =>
      desk.rowsOf(`SELECT floating_employee_id AS by, duration_seconds AS s, is_verified AS ok FROM coverage_entries
        WHERE voided_at IS NULL`);
    expect(await entries()).toEqual([{ by: 301, s: 32_400, ok: 1 }]);
    await desk.save([await desk.again(101, { notes: 'called at six' })]);
    expect(await entries()).toEqual([{ by: 301, s: 32_400, ok: 1 }]);
    expect((await desk.read()).isVerified).toBe(false);
    await desk.save([await desk.again(101, { absenceHours: 4 })]);
    expect(await entries()).toEqual([{ by: 301, s: 14_400, ok: 0 }]);
    await desk.save([await desk.again(101, { coveredById: POOL[1] })]);
    expect(await entries()).toEqual([{ by: 302, s: 14_400, ok: 0 }]);
    await desk.save([
      await desk.again(101, { isAbsent: false, absenceType: null, absenceHours: null, coveredById: null }),
    ]);
    expect(await entries()).toEqual([]);
  });

  it('takes no more of one person than the shift lasts', async () => {
    const half = { ...away, absenceHours: 4.5, coveredById: POOL[0] };
    await desk.save([there(101, half), there(102, half)]);
    expect(await failureOf(desk.save([there(103, { ...half, absenceHours: 1 })]))).toMatchObject({
      fields: [['rows.0.coveredById', 'attendance.cover-too-long']],
    });
  });

  it('is for an operator to enter with whom a leader has booked', async () => {
    const row = there(101, { ...away, coveredById: POOL[0] });
    expect((await desk.read(operatorA)).helpers).toEqual([]);
    expect(await failureOf(desk.save([row], operatorA))).toMatchObject({
      fields: [['rows.0.coveredById', 'attendance.cover-needs-booking']],
    });
    const { clientId, lineId, shiftDate, shiftType } = placeA();
    const booking = { clientId, lineId, shiftDate, shiftType, employeeId: POOL[0] };
    await desk.engine.clientFor(leaderA).floatingPool.book(booking);
    expect((await desk.read(operatorA)).helpers).toMatchObject([{ id: POOL[0], state: 'here' }]);
    expect((await desk.save([row], operatorA)).counts.created).toBe(1);
    expect(await failureOf(desk.calls(operatorA).verify({ place: placeA(), rows: [] }))).toMatchObject({
      code: 'forbidden',
    });
  });

  it('does not leave somebody at home who works elsewhere on the shift', async () => {
    await desk.engine.database.writer.run(system, async (scope) =>
      insert(connectionOf(scope), 'floating_pool', {
        employee_id: FLOATING_A,
        status: 'ASSIGNED',
        assigned_to_client_id: CLIENT_B,
        shift_date: today(),
        shift_type: 'SHIFT_1ST',
        last_updated_at: new Date().toISOString(),
      }),
    );
    await desk.crewOf([101, FLOATING_A]);
    const { rows } = await desk.read();
    expect(rows.map(({ isElsewhere }) => isElsewhere)).toEqual([false, true]);
    const failure = await failureOf(desk.save([there(FLOATING_A)]));
    expect(failure).toMatchObject({ code: 'conflict', key: 'floating-pool.taken' });
    expect(JSON.stringify(failure)).not.toMatch(/CLIENT-B|Client B|L1/);
  });
});
