import type { ABSENCE_TYPES, ShiftType } from '../../vocabulary';

export type AbsenceType = (typeof ABSENCE_TYPES)[number];

/** One line's shift; `lineId` null is work without a line. */
export type Place = {
  readonly clientId: number;
  readonly lineId: number | null;
  readonly shiftDate: string;
  readonly shiftType: ShiftType;
};

/** A sentence about somebody's attendance; `field` names the input it is about, null the row as a whole. */
export type Remark = {
  readonly key: string;
  readonly params: Record<string, string | number>;
  readonly field: string | null;
};

/** A remark of that key. */
export const remark = (
  key: string,
  field: string | null = null,
  params: Record<string, string | number> = {},
): Remark => ({ key, params, field });

/** What is typed about one person's shift; without an absence and without minutes they were there the whole shift. */
export type Typed = {
  readonly isAbsent: boolean;
  /** Null where the caller may not see the type of a past absence: it then stays what it was. */
  readonly absenceType: AbsenceType | null;
  /** Null: the whole shift. */
  readonly absenceHours: number | null;
  readonly lateMinutes: number | null;
  /** An absence that is told by the clock. */
  readonly leftEarlyMinutes: number | null;
  /** Null: the hours of the shift. */
  readonly scheduledHours: number | null;
  /** The floating employee who stands in. */
  readonly coveredById: number | null;
  readonly notes: string | null;
};

/** One person of a sheet as it is sent; `id` and `version` of the record that the caller saw, null for none. */
export type TypedRow = Typed & {
  readonly employeeId: number;
  readonly id: number | null;
  readonly version: number | null;
};

/** A record that does not belong on this sheet. */
export type Removal = { readonly id: number; readonly version: number; readonly reason: string };

/** All that one submit says about a line's shift. */
export type Batch = {
  readonly place: Place;
  readonly rows: readonly TypedRow[];
  readonly removals: readonly Removal[];
};

export type Person = { readonly id: number; readonly code: string; readonly name: string };

/** One person of a sheet as screens show it. */
export type Row = Omit<Typed, 'coveredById'> & {
  employee: Person;
  /** Null: not recorded yet. */
  id: number | null;
  version: number | null;
  coveredBy: Person | null;
  isCoverageConfirmed: boolean;
  /** Whether there is an absence whose type this caller is not told. */
  isTypeHidden: boolean;
  /** Works elsewhere on this shift, as one of the floating pool. */
  isElsewhere: boolean;
  /** Hours as they count. */
  scheduledHoursUsed: number;
  actualHours: number;
  absenceHoursUsed: number;
  recordedBy: string | null;
  recordedAt: string | null;
  isVerified: boolean;
  readOnlyBecause: Remark | null;
};

/** One of the floating pool who stands in, or may. */
export type Helper = Person & {
  /** `here`: on this line; `near`: on another one of this client; `free`: nowhere on this shift. */
  readonly state: 'here' | 'near' | 'free';
  readonly lineCode: string | null;
  /** Whose absences they cover on this shift. */
  readonly covers: string[];
};

/** What a sheet makes together; percent, null where there is nothing to divide by. */
export type Totals = {
  readonly people: number;
  readonly present: number;
  readonly absent: number;
  readonly late: number;
  readonly scheduledHours: number;
  readonly absenceHours: number;
  readonly coveredHours: number;
  readonly absenteeism: number | null;
  readonly coverageRate: number | null;
};

/** The attendance of a line's shift. */
export type Sheet = {
  readonly shift: {
    readonly hours: number;
    readonly hoursSource: 'shift' | 'default';
    /** Whether the calendar asks for this shift on this line and date. */
    readonly isExpected: boolean;
  };
  /** Where the list of people comes from: the crew, those of the last recorded shift (`asOn`), or nowhere. */
  readonly roster: { readonly source: 'crew' | 'last' | 'none'; readonly asOn: string | null };
  readonly rows: Row[];
  readonly helpers: Helper[];
  /** Those of the pool who are on this line and stand in for nobody: they count in its efficiency. */
  readonly idleHeads: number;
  readonly totals: Totals;
  /** Whether there are records and all of them are verified. */
  readonly isVerified: boolean;
};
