import type { AttendanceInput, AttendanceRow, AttendanceSheet } from '../../../electron/contract/attendance';

export const ABSENCE_KINDS = [
  'UNSCHEDULED_ABSENCE',
  'VACATION',
  'MEDICAL_LEAVE',
  'PERSONAL_DAY',
  'SUSPENDED',
  'OTHER',
] as const satisfies readonly NonNullable<AttendanceRow['absenceType']>[];
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

/** What can be typed about a person's shift. */
export type Typed = Pick<
  AttendanceRow,
  'isAbsent' | 'absenceType' | 'absenceHours' | 'lateMinutes' | 'leftEarlyMinutes' | 'notes'
> & { readonly coveredById: number | null };

/** What was typed about somebody, over the version of their record that was on the page then; null: there was none. */
type Edit = Typed & { readonly basedOn: number | null };

/** What was typed and is not saved, by the person's id. */
export type Edits = Readonly<Record<number, Edit>>;

const FIELDS = [
  'isAbsent',
  'absenceType',
  'absenceHours',
  'lateMinutes',
  'leftEarlyMinutes',
  'notes',
  'coveredById',
] as const satisfies readonly (keyof Typed)[];

const THERE = {
  isAbsent: false,
  absenceType: null,
  absenceHours: null,
  leftEarlyMinutes: null,
  coveredById: null,
};

/** What a record says, as it would have been typed. */
export const typedOf = (row: AttendanceRow): Typed => ({
  isAbsent: row.isAbsent,
  absenceType: row.absenceType,
  absenceHours: row.absenceHours,
  lateMinutes: row.lateMinutes,
  leftEarlyMinutes: row.leftEarlyMinutes,
  notes: row.notes,
  coveredById: row.coveredBy?.id ?? null,
});

/** Whether two ways of telling a shift say the same. */
export const isSame = (a: Typed, b: Typed): boolean =>
  FIELDS.every((name) => (a[name] ?? null) === (b[name] ?? null));

/** What holds of a person: what is typed, else what is recorded. */
export const nowOf = (row: AttendanceRow, edits: Edits): Typed => edits[row.employee.id] ?? typedOf(row);

/** Keeps a change; what says again what is recorded is no change. */
export const withEdit = (edits: Edits, row: AttendanceRow, change: Partial<Typed>): Edits => {
  const { [row.employee.id]: before, ...others } = edits;
  const basedOn = before ? before.basedOn : row.version;
  const after = { ...(before ?? typedOf(row)), ...change, basedOn };
  return isSame(after, typedOf(row)) ? others : { ...others, [row.employee.id]: after };
};

/** The whole shift away, of one type. */
export const asAbsent = (absenceType: AbsenceKind): Partial<Typed> => ({
  ...THERE,
  isAbsent: true,
  absenceType,
  lateMinutes: null,
});

/** There the whole shift after all; notes stay. */
export const asPresent = (): Partial<Typed> => ({ ...THERE, lateMinutes: null });

/** Away for the last minutes; null: until the end. */
export const asLeftEarly = (leftEarlyMinutes: number | null, before: Typed): Partial<Typed> => ({
  isAbsent: false,
  absenceType: null,
  absenceHours: null,
  leftEarlyMinutes,
  coveredById: leftEarlyMinutes === null ? null : before.coveredById,
});

/** Hours that somebody is away of those they are scheduled for; lateness is none. */
export const hoursAway = (typed: Typed, scheduledHours: number): number =>
  typed.isAbsent ? (typed.absenceHours ?? scheduledHours) : (typed.leftEarlyMinutes ?? 0) / 60;

/** Hours that somebody worked. */
export const hoursWorked = (typed: Typed, scheduledHours: number): number =>
  Math.max(0, scheduledHours - hoursAway(typed, scheduledHours) - (typed.lateMinutes ?? 0) / 60);

/** Whether somebody can be covered: only those who are away. */
export const isAway = (typed: Typed): boolean => typed.isAbsent || (typed.leftEarlyMinutes ?? 0) > 0;

/** Whether a person's record has to be sent: typed about, or there and not recorded yet. */
export const isOpen = (row: AttendanceRow, edits: Edits): boolean =>
  row.employee.id in edits || (row.id === null && !row.isElsewhere);

/** Who is sent, and what about them: everybody whose record would change. */
export const inputsOf = (sheet: AttendanceSheet, edits: Edits): AttendanceInput[] =>
  sheet.rows
    .filter((row) => isOpen(row, edits))
    .map((row) => {
      // A record that changed since it was typed over is a conflict, also where the page has heard of it.
      const edit: Edit = edits[row.employee.id] ?? { ...typedOf(row), basedOn: row.version };
      const { basedOn, ...typed } = edit;
      return {
        employeeId: row.employee.id,
        id: row.id,
        version: basedOn,
        scheduledHours: row.scheduledHours,
        ...typed,
      };
    });

/** Gross absenteeism of the shift as it would be saved, in percent; null without anybody. */
export const absenteeismOf = (sheet: AttendanceSheet, edits: Edits): number | null => {
  const counted = sheet.rows.filter((row) => row.id !== null || isOpen(row, edits));
  const scheduled = counted.reduce((sum, row) => sum + row.scheduledHoursUsed, 0);
  const away = counted.reduce((sum, row) => sum + hoursAway(nowOf(row, edits), row.scheduledHoursUsed), 0);
  return scheduled === 0 ? null : (100 * away) / scheduled;
};

/** Edits that still say something of people on a sheet, as a draft keeps them. */
export const parseEdits = (content: unknown): Edits =>
  typeof content === 'object' && content !== null && !Array.isArray(content) ? (content as Edits) : {};

/** The edits of those who are on the sheet and whose record does not say the same already. */
export const stillOpen = (edits: Edits, rows: readonly AttendanceRow[]): Edits => {
  const byId = new Map(rows.map((row) => [row.employee.id, row]));
  return Object.fromEntries(
    Object.entries(edits).filter(([id, typed]) => {
      const row = byId.get(Number(id));
      return row !== undefined && !isSame(typed, typedOf(row));
    }),
  );
};

/** What was typed about somebody whose record somebody else changed meanwhile, with that record. */
export type Clash = { readonly row: AttendanceRow; readonly mine: Typed };

/** Those of the people whose records say something else now than what is typed about them. */
export const clashesOf = (
  edits: Edits,
  rows: readonly AttendanceRow[],
  employeeIds: readonly number[],
): Clash[] =>
  rows.flatMap((row) => {
    const mine = edits[row.employee.id];
    const isNamed = employeeIds.includes(row.employee.id);
    return mine && isNamed && row.id !== null && !isSame(mine, typedOf(row)) ? [{ row, mine }] : [];
  });

/** The edits as typed over the records as they are now. */
export const rebased = (edits: Edits, rows: readonly AttendanceRow[]): Edits => {
  const versions = new Map(rows.map((row) => [row.employee.id, row.version]));
  return Object.fromEntries(
    Object.entries(edits).map(([id, edit]) => [id, { ...edit, basedOn: versions.get(Number(id)) ?? null }]),
  );
};

/** The edits without those about the given people. */
export const withoutEdits = (edits: Edits, employeeIds: readonly number[]): Edits =>
  Object.fromEntries(Object.entries(edits).filter(([id]) => !employeeIds.includes(Number(id))));
