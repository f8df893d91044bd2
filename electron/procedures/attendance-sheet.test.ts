import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../db/calendar';
import {
  CLIENT_A,
  CLIENT_B,
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
  there,
  today,
} from '../../db/repositories/attendance/stage';
import type { Place } from '../../db/repositories/attendance/types';
import { failureOf, openDesk, type Desk } from '../../e2e/attendance-desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe('the roster of a line and shift', () => {
  it('is the crew, by code as people count, everybody present for the hours of the shift', async () => {
    await desk.crewOf(PEOPLE_A);
    const { rows, roster, shift, totals } = await desk.read();
    expect(roster).toEqual({ source: 'crew', asOn: null });
    expect(rows.map(({ employee }) => employee.code)).toEqual(PEOPLE_A.map((_, at) => `A-${at + 1}`));
    expect(shift).toMatchObject({ hours: 9, hoursSource: 'shift' });
    expect(rows.every((row) => row.id === null && !row.isAbsent && row.actualHours === 9)).toBe(true);
    expect(totals).toMatchObject({ people: 0, absenteeism: null, coverageRate: null });
  });

  it('follows the crew from the date on which it changed', async () => {
    await desk.crewOf(PEOPLE_A.slice(0, 3));
    expect(await desk.crewOf(PEOPLE_A.slice(1, 4), LINE_A, today())).toEqual({ joined: 1, left: 1 });
    const codes = async (place: Place) =>
      (await desk.read(leaderA, place)).rows.map((row) => row.employee.code);
    expect(await codes(placeA())).toEqual(['A-2', 'A-3', 'A-4']);
    expect(await codes(placeA({ shiftDate: addDays(today(), -1) }))).toEqual(['A-1', 'A-2', 'A-3']);
    // Who joins another line leaves the first.
    await desk.crewOf([102], LINE_A2, today());
    expect(await codes(placeA())).toEqual(['A-3', 'A-4']);
    expect(await codes(placeA({ lineId: LINE_A2 }))).toEqual(['A-2']);
  });

  it('is the people of the last recorded shift where nobody has set a crew', async () => {
    expect((await desk.read()).roster).toEqual({ source: 'none', asOn: null });
    const before = placeA({ shiftDate: addDays(today(), -3) });
    await desk.save([there(101), there(102)], leaderA, before);
    const { roster, rows } = await desk.read();
    expect(roster).toEqual({ source: 'last', asOn: before.shiftDate });
    expect(rows.map(({ employee }) => employee.id)).toEqual([101, 102]);
  });

  it('says whether the calendar asks for the shift', async () => {
    const isExpected = async (shiftDate: string) =>
      (await desk.read(leaderA, placeA({ shiftDate }))).shift.isExpected;
    // A Monday and a Sunday.
    expect([await isExpected('2026-01-12'), await isExpected('2026-01-11')]).toEqual([true, false]);
    await desk.engine.clientFor(leaderA).calendar.add({
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
    expect(await failureOf(desk.crewOf([PEOPLE_B[0] ?? 0]))).toMatchObject({ key: 'not-found.employee' });
    expect(await failureOf(desk.crewOf([101], LINE_B))).toMatchObject({ key: 'not-found.line' });
  });
});

describe('recording', () => {
  it('writes everybody, with scheduled and actual hours from the shift and what was typed', async () => {
    const { sheet, counts } = await desk.save([
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
      await desk.rowsOf(
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
    expect(await desk.kpi('absenteeism')).toEqual({ value: (100 * 14) / 58, numerator: 14, denominator: 58 });
    // What was typed is read back as it was typed.
    expect(await desk.again(105)).toMatchObject({
      isAbsent: false,
      leftEarlyMinutes: 90,
      absenceHours: null,
    });
    expect(await desk.again(103)).toMatchObject({ isAbsent: true, absenceHours: 2.5 });
    expect(await desk.again(102)).toMatchObject({ isAbsent: true, absenceHours: null });
  });

  it('changes nothing and writes no audit row for what is recorded the same way already', async () => {
    await desk.save([there(101), there(102, { lateMinutes: 5 })]);
    const logged = () =>
      desk.rowsOf(`SELECT count(*) AS n FROM audit_log WHERE table_name = 'attendance_entries'`);
    const before = await logged();
    const { counts } = await desk.save([there(101), await desk.again(102)]);
    expect(counts).toEqual({ created: 0, updated: 0, voided: 0 });
    expect(await logged()).toEqual(before);
    expect(before).toEqual([{ n: 2 }]);
  });

  it('is done once for one submission, and refuses the same one with other people', async () => {
    const submissionId = randomUUID();
    const batch = { place: placeA(), rows: [there(101)], removals: [], submissionId };
    const [one, two] = [await desk.calls(operatorA).record(batch), await desk.calls(operatorA).record(batch)];
    expect(two.counts).toEqual(one.counts);
    expect(await desk.rowsOf('SELECT count(*) AS n FROM attendance_entries')).toEqual([{ n: 1 }]);
    expect(await failureOf(desk.calls(operatorA).record({ ...batch, rows: [there(102)] }))).toMatchObject({
      code: 'invalid-input',
      key: 'attendance.submission-used',
    });
  });

  it('saves nobody where something is wrong with one, and says what with each', async () => {
    await desk.save([there(116)], leaderA, placeA({ lineId: LINE_A2 }));
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
    expect(await failureOf(desk.save(wrong))).toMatchObject({
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
    expect(await desk.rowsOf('SELECT employee_id AS id FROM attendance_entries')).toEqual([{ id: 116 }]);
  });

  it('shows both values to the second of two who change the same record', async () => {
    await desk.save([there(101)]);
    const [mine, theirs] = [
      await desk.again(101, { lateMinutes: 5 }),
      await desk.again(101, { lateMinutes: 10 }),
    ];
    await desk.save([theirs], otherOperatorA).catch(() => undefined);
    await desk.save([theirs]);
    const failure = await failureOf(desk.save([mine]));
    expect(failure).toMatchObject({ code: 'conflict', key: 'attendance.conflict' });
    expect(failure.details).toMatchObject({
      rows: [{ yours: { lateMinutes: 5 }, theirs: { lateMinutes: 10, employee: { id: 101 } } }],
    });
    // Somebody who did not see that there was a record is told, too.
    expect(await failureOf(desk.save([there(101)]))).toMatchObject({ code: 'conflict' });
  });

  it('takes a record out with a reason, and its cover with it', async () => {
    await desk.save([there(101, { isAbsent: true, absenceType: 'OTHER', coveredById: POOL[0] })]);
    const { id, version } = await desk.again(101);
    const removal = { id: id ?? 0, version: version ?? 0, reason: 'on another line' };
    const send = (reason: string) =>
      desk.calls(leaderA).record({
        place: placeA(),
        rows: [],
        removals: [{ ...removal, reason }],
        submissionId: randomUUID(),
      });
    expect(await failureOf(send(' '))).toMatchObject({
      fields: [['removals.0.reason', 'attendance.reason-missing']],
    });
    expect((await send('on another line')).counts).toEqual({ created: 0, updated: 0, voided: 1 });
    expect(await desk.rowsOf('SELECT count(*) AS n FROM coverage_entries WHERE voided_at IS NULL')).toEqual([
      { n: 0 },
    ]);
    expect((await desk.kpi('absenteeism')).value).toBeNull();
  });

  it('is refused for tomorrow, and in a locked period', async () => {
    const tomorrow = placeA({ shiftDate: addDays(today(), 1) });
    expect(await failureOf(desk.save([there(101)], leaderA, tomorrow))).toMatchObject({
      fields: [['place.shiftDate', 'production.date-in-future']],
    });
    await desk.arrange(`INSERT INTO main.period_locks (client_id, from_date, to_date, locked_by, locked_at)
      VALUES (1, '${today()}', '${today()}', 'x', 'now')`);
    expect(await failureOf(desk.save([there(101)]))).toMatchObject({ code: 'locked' });
    expect(await failureOf(desk.calls(leaderA).verify({ place: placeA(), rows: [] }))).toMatchObject({
      code: 'locked',
    });
  });

  it('answers not-found for people, records, lines and clients of others', async () => {
    expect(await failureOf(desk.save([there(201)]))).toMatchObject({ key: 'not-found.employee' });
    expect(await failureOf(desk.save([], leaderA, placeA({ lineId: LINE_B })))).toMatchObject({
      key: 'not-found.line',
    });
    expect(await failureOf(desk.save([], leaderA, placeA({ clientId: CLIENT_B })))).toMatchObject({
      key: 'not-found.client',
    });
    const away = { isAbsent: true, absenceType: 'OTHER' as const };
    expect(await failureOf(desk.save([there(101, { ...away, coveredById: 202 })]))).toMatchObject({
      key: 'not-found.employee',
    });
  });
});
