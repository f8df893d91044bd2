import type { AttendancePlace } from '../../../electron/contract/attendance';
import type { OwnAssignment } from '../../../electron/contract/floating-pool';

type ShiftType = AttendancePlace['shiftType'];

/** One of the pool on a date, as the board is told. */
export type BoardPerson = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly shifts: readonly { readonly shiftType: ShiftType; readonly own: OwnAssignment | null }[];
  readonly standing: { readonly own: OwnAssignment | null } | null;
};

/** The caller's own assignment of a person on a shift, else as told without a shift; null for none. */
export const assignmentOn = (person: BoardPerson, shiftType: ShiftType): OwnAssignment | null => {
  const booked = person.shifts.find((each) => each.shiftType === shiftType);
  return booked ? booked.own : (person.standing?.own ?? null);
};

/** Whether anybody has the person on a shift. */
export const isTakenOn = (person: BoardPerson, shiftType: ShiftType): boolean =>
  person.standing !== null || person.shifts.some((each) => each.shiftType === shiftType);
