import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../db/calendar';
import { insert } from '../../db/kpi/test-floor';
import {
  CLIENT_A,
  CLIENT_B,
  FLOATING_A,
  leaderA,
  LINE_A,
  LINE_A2,
  LINE_B,
  operatorA,
  otherOperatorA,
  PEOPLE_A,
  PEOPLE_B,
  placeA,
  POOL,
  setStage,
  system,
  there,
  today,
} from '../../db/repositories/attendance/stage';
import type { Place, TypedRow } from '../../db/repositories/attendance/types';
import { connectionOf, type Actor } from '../../db/scope';
import type { FailureData } from '../contract/procedure';
import { createEngine, type Engine } from '../engine';

let folder: string;
let engine: Engine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lineside-attendance-'));
  engine = await createEngine({ folder, create: true });
  await engine.database.writer.run(system, setStage);
});

afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const calls = (actor: Actor) => engine.clientFor(actor).attendance;
const read = (actor: Actor = leaderA, place: Place = placeA()) => calls(actor).sheet(place);

const save = (rows: readonly TypedRow[], actor: Actor = leaderA, place: Place = placeA()) =>
  calls(actor).record({ place, rows: [...rows], removals: [], submissionId: randomUUID() });

const failureOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error(`Expected a failure, got ${String(error)}`);
  const { key, fields, details } = error.data as FailureData;
  return { code: error.code, key, fields: fields.map((field) => [field.path.join('.'), field.key]), details };
};

/** Rows of the file, past every wall. */
const rowsOf = (sql: string): Promise<Record<string, unknown>[]> =>
  engine.database.reader.run(system, async (scope) => connectionOf(scope).prepare(sql).all()) as Promise<
    Record<string, unknown>[]
  >;

const arrange = (sql: string): Promise<void> =>
  engine.database.writer.run(system, async (scope) => void connectionOf(scope).exec(sql));

const kpi = async (name: string, date = today()) => {
  const { results } = await engine
    .clientFor(leaderA)
    .kpi.results({ clientCodes: ['CLIENT-A'], from: date, to: date, kpis: [name as never] });
  const [result] = results;
  return { value: result?.value, numerator: result?.numerator, denominator: result?.denominator };
};

const crewOf = (employeeIds: readonly number[], lineId: number | null = LINE_A, from = '2026-01-01') =>
  calls(leaderA).setCrew({
    clientId: CLIENT_A,
    lineId,
    shiftType: 'SHIFT_1ST',
    from,
    employeeIds: [...employeeIds],
  });

/** What a person's row says and which version it has, to send it again. */
const again = async (employeeId: number, more: Partial<TypedRow> = {}, actor: Actor = leaderA) => {
  const { rows } = await read(actor);
  const row = rows.find(({ employee }) => employee.id === employeeId);
  if (!row) throw new Error(`No row of ${employeeId}`);
  const { isAbsent, absenceType, absenceHours, lateMinutes, leftEarlyMinutes, scheduledHours, notes } = row;
  const typed = { isAbsent, absenceType, absenceHours, lateMinutes, leftEarlyMinutes, scheduledHours, notes };
  return there(employeeId, {
    ...typed,
    id: row.id,
    version: row.version,
    coveredById: row.coveredBy?.id ?? null,
    ...more,
  });
};

describe('the roster of a line and shift', () => {
  it('is the crew, by code as people count, everybody present for the hours of the shift', async () => {
    await crewOf(PEOPLE_A);
    const { rows, roster, shift, totals } = await read();
    expect(roster).toEqual({ source: 'crew', asOn: null });
    expect(rows.map(({ employee }) => employee.code)).toEqual(PEOPLE_A.map((_, at) => `A-${at + 1}`));
    expect(shift).toMatchObject({ hours: 9, hoursSource: 'shift' });
    expect(rows.every((row) => row.id === null && !row.isAbsent && row.actualHours === 9)).toBe(true);
    expect(totals).toMatchObject({ people: 0, absenteeism: null, coverageRate: null });
  });

  it('follows the crew from the date on which it changed', async () => {
    await crewOf(PEOPLE_A.slice(0, 3));
    expect(await crewOf(PEOPLE_A.slice(1, 4), LINE_A, today())).toEqual({ joined: 1, left: 1 });
    const codes = async (place: Place) => (await read(leaderA, place)).rows.map((row) => row.employee.code);
    expect(await codes(placeA())).toEqual(['A-2', 'A-3', 'A-4']);
    expect(await codes(placeA({ shiftDate: addDays(today(), -1) }))).toEqual(['A-1', 'A-2', 'A-3']);
    // Who joins another line leaves the first.
    await crewOf([102], LINE_A2, today());
    expect(await codes(placeA())).toEqual(['A-3', 'A-4']);
    expect(await codes(placeA({ lineId: LINE_A2 }))).toEqual(['A-2']);
  });

  it('is the people of the last recorded shift where nobody has set a crew', async () => {
    expect((await read()).roster).toEqual({ source: 'none', asOn: null });
    const before = placeA({ shiftDate: addDays(today(), -3) });
    await save([there(101), there(102)], leaderA, before);
    const { roster, rows } = await read();
    expect(roster).toEqual({ source: 'last', asOn: before.shiftDate });
    expect(rows.map(({ employee }) => employee.id)).toEqual([101, 102]);
  });

  it('says whether the calendar asks for the shift', async () => {
    const isExpected = async (shiftDate: string) =>
      (await read(leaderA, placeA({ shiftDate }))).shift.isExpected;
    // A Monday and a Sunday.
    expect([await isExpected('2026-01-12'), await isExpected('2026-01-11')]).toEqual([true, false]);
    await engine.clientFor(leaderA).calendar.add({
      clientId: CLIENT_A,
      date: '2026-01-12',
      kind: 'HOLIDAY',
      shiftId: null,
      lineId: null,
      name: null,
    });
    expect(await isExpected('2026-01-12')).toBe(false);
  });

  it('is never of people of another client, nor of one of their lines', async () => {
    expect(await failureOf(crewOf([PEOPLE_B[0] ?? 0]))).toMatchObject({ key: 'not-found.employee' });
    expect(await failureOf(crewOf([101], LINE_B))).toMatchObject({ key: 'not-found.line' });
  });
});

describe('recording', () => {
  it('writes everybody, with scheduled and actual hours from the shift and what was typed', async () => {
    const { sheet, counts } = await save([
      there(101),
      there(102, { isAbsent: true, absenceType: 'VACATION' }),
      there(103, { isAbsent: true, absenceType: 'MEDICAL_LEAVE', absenceHours: 2.5 }),
      there(104, { lateMinutes: 20 }),
      there(105, { leftEarlyMinutes: 90 }),
      there(106, { scheduledHours: 4 }),
      there(107, { isAbsent: true, absenceType: 'OTHER', absenceHours: 1, lateMinutes: 30 }),
    ]);
    expect(counts).toEqual({ created: 7, updated: 0, voided: 0 });
    expect(
      await rowsOf(
        `SELECT employee_id AS id, scheduled_seconds AS s, actual_seconds AS a, is_absent AS out, absence_type AS type,
           absence_seconds AS gone, late_seconds AS late, left_early_seconds AS early FROM attendance_entries ORDER BY 1`,
      ),
    ).toEqual([
      { id: 101, s: 32_400, a: 32_400, out: 0, type: null, gone: null, late: null, early: null },
      { id: 102, s: 32_400, a: 0, out: 1, type: 'VACATION', gone: 32_400, late: null, early: null },
      { id: 103, s: 32_400, a: 23_400, out: 1, type: 'MEDICAL_LEAVE', gone: 9000, late: null, early: null },
      // Lateness is no absence, leaving early is one.
      { id: 104, s: 32_400, a: 31_200, out: 0, type: null, gone: null, late: 1200, early: null },
      { id: 105, s: 32_400, a: 27_000, out: 1, type: null, gone: 5400, late: null, early: 5400 },
      { id: 106, s: 14_400, a: 14_400, out: 0, type: null, gone: null, late: null, early: null },
      { id: 107, s: 32_400, a: 27_000, out: 1, type: 'OTHER', gone: 3600, late: 1800, early: null },
    ]);
    // 6 × 9 + 4 = 58 h; 9 + 2.5 + 1.5 + 1 = 14 h.
    expect(sheet.totals).toMatchObject({ people: 7, present: 6, absent: 4, late: 2, scheduledHours: 58 });
    expect(sheet.totals).toMatchObject({ absenceHours: 14, absenteeism: (100 * 14) / 58, coverageRate: 0 });
    expect(await kpi('absenteeism')).toEqual({ value: (100 * 14) / 58, numerator: 14, denominator: 58 });
    // What was typed is read back as it was typed.
    expect(await again(105)).toMatchObject({ isAbsent: false, leftEarlyMinutes: 90, absenceHours: null });
    expect(await again(103)).toMatchObject({ isAbsent: true, absenceHours: 2.5 });
    expect(await again(102)).toMatchObject({ isAbsent: true, absenceHours: null });
  });

  it('changes nothing and writes no audit row for what is recorded the same way already', async () => {
    await save([there(101), there(102, { lateMinutes: 5 })]);
    const logged = () =>
      rowsOf(`SELECT count(*) AS n FROM audit_log WHERE table_name = 'attendance_entries'`);
    const before = await logged();
    const { counts } = await save([there(101), await again(102)]);
    expect(counts).toEqual({ created: 0, updated: 0, voided: 0 });
    expect(await logged()).toEqual(before);
    expect(before).toEqual([{ n: 2 }]);
  });

  it('is done once for one submission, and refuses the same one with other people', async () => {
    const submissionId = randomUUID();
    const batch = { place: placeA(), rows: [there(101)], removals: [], submissionId };
    const [one, two] = [await calls(operatorA).record(batch), await calls(operatorA).record(batch)];
    expect(two.counts).toEqual(one.counts);
    expect(await rowsOf('SELECT count(*) AS n FROM attendance_entries')).toEqual([{ n: 1 }]);
    expect(await failureOf(calls(operatorA).record({ ...batch, rows: [there(102)] }))).toMatchObject({
      code: 'invalid-input',
      key: 'attendance.submission-used',
    });
  });

  it('saves nobody where something is wrong with one, and says what with each', async () => {
    await save([there(116)], leaderA, placeA({ lineId: LINE_A2 }));
    const wrong = [
      there(101),
      there(102, { isAbsent: true }),
      there(103, { isAbsent: true, absenceType: 'OTHER', absenceHours: 9.5 }),
      there(104, { lateMinutes: -1 }),
      there(105, { isAbsent: true, absenceType: 'OTHER', leftEarlyMinutes: 5 }),
      there(106, { absenceHours: 2 }),
      there(107, { coveredById: POOL[0] }),
      there(108, { isAbsent: true, absenceType: 'OTHER', coveredById: 109 }),
      there(110),
      there(110),
      there(116),
      there(POOL[1]),
    ];
    expect(await failureOf(save(wrong))).toMatchObject({
      code: 'invalid-input',
      fields: [
        ['rows.1.absenceType', 'attendance.type-missing'],
        ['rows.2.absenceHours', 'attendance.more-than-shift'],
        ['rows.3.lateMinutes', 'attendance.negative'],
        ['rows.4.leftEarlyMinutes', 'attendance.left-and-absent'],
        ['rows.5.absenceHours', 'attendance.hours-without-absence'],
        ['rows.6.coveredById', 'attendance.cover-without-absence'],
        ['rows.7.coveredById', 'attendance.cover-not-floating'],
        ['rows.8', 'attendance.person-twice'],
        ['rows.9', 'attendance.person-twice'],
        ['rows.10', 'attendance.on-other-line'],
        ['rows.11', 'attendance.not-own'],
      ],
    });
    expect(await rowsOf('SELECT employee_id AS id FROM attendance_entries')).toEqual([{ id: 116 }]);
  });

  it('shows both values to the second of two who change the same record', async () => {
    await save([there(101)]);
    const [mine, theirs] = [await again(101, { lateMinutes: 5 }), await again(101, { lateMinutes: 10 })];
    await save([theirs], otherOperatorA).catch(() => undefined);
    await save([theirs]);
    const failure = await failureOf(save([mine]));
    expect(failure).toMatchObject({ code: 'conflict', key: 'attendance.conflict' });
    expect(failure.details).toMatchObject({
      rows: [{ yours: { lateMinutes: 5 }, theirs: { lateMinutes: 10, employee: { id: 101 } } }],
    });
    // Somebody who did not see that there was a record is told, too.
    expect(await failureOf(save([there(101)]))).toMatchObject({ code: 'conflict' });
  });

  it('takes a record out with a reason, and its cover with it', async () => {
    await save([there(101, { isAbsent: true, absenceType: 'OTHER', coveredById: POOL[0] })]);
    const { id, version } = await again(101);
    const removal = { id: id ?? 0, version: version ?? 0, reason: 'on another line' };
    const send = (reason: string) =>
      calls(leaderA).record({
        place: placeA(),
        rows: [],
        removals: [{ ...removal, reason }],
        submissionId: randomUUID(),
      });
    expect(await failureOf(send(' '))).toMatchObject({
      fields: [['removals.0.reason', 'attendance.reason-missing']],
    });
    expect((await send('on another line')).counts).toEqual({ created: 0, updated: 0, voided: 1 });
    expect(await rowsOf('SELECT count(*) AS n FROM coverage_entries WHERE voided_at IS NULL')).toEqual([
      { n: 0 },
    ]);
    expect((await kpi('absenteeism')).value).toBeNull();
  });

  it('is refused for tomorrow, and in a locked period', async () => {
    const tomorrow = placeA({ shiftDate: addDays(today(), 1) });
    expect(await failureOf(save([there(101)], leaderA, tomorrow))).toMatchObject({
      fields: [['place.shiftDate', 'production.date-in-future']],
    });
    await arrange(`INSERT INTO main.period_locks (client_id, from_date, to_date, locked_by, locked_at)
      VALUES (1, '${today()}', '${today()}', 'x', 'now')`);
    expect(await failureOf(save([there(101)]))).toMatchObject({ code: 'locked' });
    expect(await failureOf(calls(leaderA).verify({ place: placeA(), rows: [] }))).toMatchObject({
      code: 'locked',
    });
  });

  it('answers not-found for people, records, lines and clients of others', async () => {
    expect(await failureOf(save([there(201)]))).toMatchObject({ key: 'not-found.employee' });
    expect(await failureOf(save([], leaderA, placeA({ lineId: LINE_B })))).toMatchObject({
      key: 'not-found.line',
    });
    expect(await failureOf(save([], leaderA, placeA({ clientId: CLIENT_B })))).toMatchObject({
      key: 'not-found.client',
    });
    const away = { isAbsent: true, absenceType: 'OTHER' as const };
    expect(await failureOf(save([there(101, { ...away, coveredById: 202 })]))).toMatchObject({
      key: 'not-found.employee',
    });
  });
});

describe('a covered absence', () => {
  const away = { isAbsent: true, absenceType: 'UNSCHEDULED_ABSENCE' } as const;

  it('of one among sixteen counts as the spec says, before and after it is confirmed', async () => {
    await crewOf(PEOPLE_A);
    const rows = PEOPLE_A.map((id) => there(id, id === 105 ? { ...away, coveredById: POOL[0] } : {}));
    const { sheet } = await save(rows);
    expect(sheet.helpers.find(({ id }) => id === POOL[0])).toMatchObject({
      state: 'here',
      covers: ['Person A-5'],
    });
    // 9 of 144 hours.
    expect(await kpi('absenteeism')).toEqual({ value: 6.25, numerator: 9, denominator: 144 });
    expect(await kpi('coverage-rate')).toEqual({ value: 0, numerator: 0, denominator: 9 });

    const seen = sheet.rows.map(({ id, version }) => ({ id: id ?? 0, version: version ?? 0 }));
    const verified = await calls(leaderA).verify({ place: placeA(), rows: seen });
    expect(verified.isVerified).toBe(true);
    expect(verified.totals).toMatchObject({ absenteeism: 6.25, coverageRate: 100, coveredHours: 9 });
    expect(await kpi('coverage-rate')).toEqual({ value: 100, numerator: 9, denominator: 9 });
    await engine
      .clientFor({ ...leaderA, role: 'POWERUSER' })
      .settings.set({ clientId: CLIENT_A, key: 'absenteeism_basis', value: 'uncovered' });
    expect(await kpi('absenteeism')).toEqual({ value: 0, numerator: 0, denominator: 144 });
    expect(
      await rowsOf(
        'SELECT absent_employee_id AS out, floating_employee_id AS by, duration_seconds AS s FROM coverage_entries',
      ),
    ).toEqual([{ out: 105, by: 301, s: 32_400 }]);
  });

  it('follows what changes, and waits for confirmation again', async () => {
    const { sheet } = await save([there(101, { ...away, coveredById: POOL[0] })]);
    await calls(leaderA).verify({
      place: placeA(),
      rows: sheet.rows.map(({ id, version }) => ({ id: id ?? 0, version: version ?? 0 })),
    });
    const entries = () =>
      rowsOf(`SELECT floating_employee_id AS by, duration_seconds AS s, is_verified AS ok FROM coverage_entries
        WHERE voided_at IS NULL`);
    expect(await entries()).toEqual([{ by: 301, s: 32_400, ok: 1 }]);
    await save([await again(101, { notes: 'called at six' })]);
    expect(await entries()).toEqual([{ by: 301, s: 32_400, ok: 1 }]);
    expect((await read()).isVerified).toBe(false);
    await save([await again(101, { absenceHours: 4 })]);
    expect(await entries()).toEqual([{ by: 301, s: 14_400, ok: 0 }]);
    await save([await again(101, { coveredById: POOL[1] })]);
    expect(await entries()).toEqual([{ by: 302, s: 14_400, ok: 0 }]);
    await save([
      await again(101, { isAbsent: false, absenceType: null, absenceHours: null, coveredById: null }),
    ]);
    expect(await entries()).toEqual([]);
  });

  it('takes no more of one person than the shift lasts', async () => {
    const half = { ...away, absenceHours: 4.5, coveredById: POOL[0] };
    await save([there(101, half), there(102, half)]);
    expect(await failureOf(save([there(103, { ...half, absenceHours: 1 })]))).toMatchObject({
      fields: [['rows.0.coveredById', 'attendance.cover-too-long']],
    });
  });

  it('is for an operator to enter with whom a leader has booked', async () => {
    const row = there(101, { ...away, coveredById: POOL[0] });
    expect((await read(operatorA)).helpers).toEqual([]);
    expect(await failureOf(save([row], operatorA))).toMatchObject({
      fields: [['rows.0.coveredById', 'attendance.cover-needs-booking']],
    });
    const { clientId, lineId, shiftDate, shiftType } = placeA();
    const booking = { clientId, lineId, shiftDate, shiftType, employeeId: POOL[0] };
    await engine.clientFor(leaderA).floatingPool.book(booking);
    expect((await read(operatorA)).helpers).toMatchObject([{ id: POOL[0], state: 'here' }]);
    expect((await save([row], operatorA)).counts.created).toBe(1);
    expect(await failureOf(calls(operatorA).verify({ place: placeA(), rows: [] }))).toMatchObject({
      code: 'forbidden',
    });
  });

  it('does not leave somebody at home who works elsewhere on the shift', async () => {
    await engine.database.writer.run(system, async (scope) =>
      insert(connectionOf(scope), 'floating_pool', {
        employee_id: FLOATING_A,
        status: 'ASSIGNED',
        assigned_to_client_id: CLIENT_B,
        shift_date: today(),
        shift_type: 'SHIFT_1ST',
        last_updated_at: new Date().toISOString(),
      }),
    );
    await crewOf([101, FLOATING_A]);
    const { rows } = await read();
    expect(rows.map(({ isElsewhere }) => isElsewhere)).toEqual([false, true]);
    const failure = await failureOf(save([there(FLOATING_A)]));
    expect(failure).toMatchObject({ code: 'conflict', key: 'floating-pool.taken' });
    expect(JSON.stringify(failure)).not.toMatch(/CLIENT-B|Client B|L1/);
  });
});

describe('what an operator may', () => {
  it('correct are own records of today and the day before, until they are verified', async () => {
    const yesterday = placeA({ shiftDate: addDays(today(), -1) });
    const old = placeA({ shiftDate: addDays(today(), -2) });
    await save([there(101)], leaderA);
    for (const place of [placeA(), yesterday, old]) await save([there(102)], operatorA, place);
    const because = async (place: Place) =>
      (await read(operatorA, place)).rows.map((row) => row.readOnlyBecause?.key ?? null);
    expect(await because(placeA())).toEqual(['production.read-only-of-another', null]);
    expect((await because(yesterday)).at(-1)).toBe(null);
    expect((await because(old)).at(-1)).toBe('production.read-only-too-old');
    expect(await failureOf(save([await again(101, { lateMinutes: 5 })], operatorA))).toMatchObject({
      code: 'forbidden',
    });
    const { id, version } = await again(102);
    await calls(leaderA).verify({ place: placeA(), rows: [{ id: id ?? 0, version: version ?? 0 }] });
    expect(await because(placeA())).toEqual([
      'production.read-only-of-another',
      'production.read-only-verified',
    ]);
  });

  it('see of absences gone by is not their type, which stays when they correct the hours', async () => {
    const yesterday = placeA({ shiftDate: addDays(today(), -1) });
    await save([there(101, { isAbsent: true, absenceType: 'MEDICAL_LEAVE' })], operatorA, yesterday);
    expect((await read(leaderA, yesterday)).rows[0]).toMatchObject({ absenceType: 'MEDICAL_LEAVE' });
    const { rows } = await read(operatorA, yesterday);
    expect(rows[0]).toMatchObject({ isAbsent: true, absenceType: null, isTypeHidden: true });
    const [{ id, version } = { id: null, version: null }] = rows;
    const changed = there(101, { id, version, isAbsent: true, absenceHours: 3 });
    expect((await save([changed], operatorA, yesterday)).counts.updated).toBe(1);
    expect((await read(leaderA, yesterday)).rows[0]).toMatchObject({
      absenceType: 'MEDICAL_LEAVE',
      absenceHours: 3,
    });
  });

  it('learn of absences gone by is nothing from guessing their type', async () => {
    const yesterday = placeA({ shiftDate: addDays(today(), -1) });
    await save([there(101, { isAbsent: true, absenceType: 'MEDICAL_LEAVE' })], leaderA, yesterday);
    const { rows } = await read(operatorA, yesterday);
    const [{ id, version } = { id: null, version: null }] = rows;
    const guess = async (absenceType: 'MEDICAL_LEAVE' | 'VACATION', seen: number | null) =>
      failureOf(save([there(101, { id, version: seen, isAbsent: true, absenceType })], operatorA, yesterday));
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
    expect((await save([same], operatorA, yesterday)).counts.updated).toBe(0);
  });

  it('learn of the pool is not whom another client has', async () => {
    await engine.database.writer.run(system, async (scope) =>
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
      failureOf(save([there(101, { isAbsent: true, absenceType: 'OTHER', coveredById })], operatorA));
    expect(await cover(POOL[0])).toMatchObject({
      fields: [['rows.0.coveredById', 'attendance.cover-needs-booking']],
    });
    expect(await cover(POOL[0])).toEqual(await cover(POOL[1]));
  });
});

describe('absences of a range', () => {
  it('are told by person and type, longest first, lateness beside them', async () => {
    const before = placeA({ shiftDate: addDays(today(), -1) });
    await save(
      [there(101, { isAbsent: true, absenceType: 'VACATION' }), there(102, { lateMinutes: 9 })],
      leaderA,
      before,
    );
    await save([
      there(101, { isAbsent: true, absenceType: 'OTHER', absenceHours: 2 }),
      there(102, { leftEarlyMinutes: 60 }),
      there(103),
    ]);
    const range = { clientId: CLIENT_A, from: before.shiftDate, to: today() };
    const { employees, ofTypes } = await engine.clientFor(leaderA).people.absences(range);
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
    expect(await failureOf(engine.clientFor(operatorA).people.absences(range))).toMatchObject({
      code: 'forbidden',
    });
  });
});
