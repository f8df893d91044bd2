import { describe, expect, it } from 'vitest';
import type { AttendanceRow, AttendanceSheet } from '../../../electron/contract/attendance';
import {
  absenteeismOf,
  asAbsent,
  asLeftEarly,
  asPresent,
  clashesOf,
  hoursWorked,
  inputsOf,
  nowOf,
  rebased,
  stillOpen,
  withEdit,
  withoutEdits,
} from './rows';

const person = (id: number, more: Partial<AttendanceRow> = {}): AttendanceRow => ({
  employee: { id, code: `E-${id}`, name: `Person ${id}` },
  id: null,
  version: null,
  isAbsent: false,
  absenceType: null,
  absenceHours: null,
  lateMinutes: null,
  leftEarlyMinutes: null,
  scheduledHours: null,
  notes: null,
  coveredBy: null,
  isCoverageConfirmed: false,
  isTypeHidden: false,
  isElsewhere: false,
  scheduledHoursUsed: 9,
  actualHours: 9,
  absenceHoursUsed: 0,
  recordedBy: null,
  recordedAt: null,
  isVerified: false,
  readOnlyBecause: null,
  ...more,
});

const sheetOf = (rows: AttendanceRow[]) => ({ rows }) as unknown as AttendanceSheet;

describe('what is typed about a shift', () => {
  it('is sent with everybody who is not recorded yet, and with nobody else', () => {
    const saved = person(1, { id: 11, version: 1 });
    const late = person(2, { id: 12, version: 4 });
    const elsewhere = person(4, { isElsewhere: true });
    const edits = withEdit({}, late, { lateMinutes: 5 });
    expect(
      inputsOf(sheetOf([saved, late, person(3), elsewhere]), edits).map(
        ({ employeeId, id, version, lateMinutes }) => [employeeId, id, version, lateMinutes],
      ),
    ).toEqual([
      [2, 12, 4, 5],
      [3, null, null, null],
    ]);
  });

  it('is nothing where it says again what is recorded', () => {
    const row = person(1, { id: 11, version: 1, lateMinutes: 5, actualHours: 8.9 });
    const edits = withEdit({}, row, { lateMinutes: 10 });
    expect(Object.keys(edits)).toEqual(['1']);
    expect(withEdit(edits, row, { lateMinutes: 5 })).toEqual({});
    expect(stillOpen(edits, [person(1, { id: 11, version: 2, lateMinutes: 10 })])).toEqual({});
    expect(stillOpen(edits, [])).toEqual({});
  });

  it('ends an absence whole, its cover too, and keeps the notes', () => {
    const row = person(1, { notes: 'called' });
    const away = withEdit({}, row, { ...asAbsent('VACATION'), coveredById: 7 });
    expect(nowOf(row, away)).toMatchObject({ isAbsent: true, absenceType: 'VACATION', coveredById: 7 });
    expect(withEdit(away, row, asPresent())).toEqual({});
    const left = withEdit(away, row, asLeftEarly(30, nowOf(row, away)));
    expect(nowOf(row, left)).toMatchObject({
      isAbsent: false,
      leftEarlyMinutes: 30,
      coveredById: 7,
      notes: 'called',
    });
    expect(hoursWorked(nowOf(row, left), 9)).toBe(8.5);
  });

  it('makes the absenteeism of the shift: one of sixteen is 6.25 %, lateness nothing', () => {
    const rows = Array.from({ length: 16 }, (_, at) => person(at + 1));
    const [first, second] = rows;
    if (!first || !second) throw new Error('no people');
    const edits = withEdit(withEdit({}, first, asAbsent('OTHER')), second, { lateMinutes: 60 });
    expect(absenteeismOf(sheetOf(rows), edits)).toBe(6.25);
    expect(absenteeismOf(sheetOf([]), {})).toBeNull();
  });
});

describe('two who record the same person', () => {
  const recorded = { id: 7, version: 2, isAbsent: true, absenceType: 'VACATION' } as const;

  it('clash where what is typed says something else than what is recorded now', () => {
    const rows = [person(1, recorded), person(2, recorded), person(3, recorded), person(4)];
    const edits = {
      1: { ...nowOf(person(1), {}), lateMinutes: 5, basedOn: null },
      2: { ...nowOf(person(2, recorded), {}), basedOn: 1 },
      4: { ...nowOf(person(4), {}), lateMinutes: 5, basedOn: null },
    };
    expect(clashesOf(edits, rows, [1, 2, 3, 4]).map(({ row }) => row.employee.id)).toEqual([1]);
    expect(clashesOf(edits, rows, [2, 3])).toEqual([]);
    expect(Object.keys(withoutEdits(edits, [1]))).toEqual(['2', '4']);
  });

  it('send the version that was typed over, also once the page has heard of a newer one', () => {
    const edits = withEdit({}, person(1), { lateMinutes: 5 });
    const now = [person(1, recorded)];
    const versionsOf = (typed: typeof edits) => inputsOf(sheetOf(now), typed).map(({ version }) => version);
    expect(versionsOf(edits)).toEqual([null]);
    expect(versionsOf(withEdit(edits, person(1, recorded), { lateMinutes: 6 }))).toEqual([null]);
    expect(versionsOf(rebased(edits, now))).toEqual([2]);
  });
});
