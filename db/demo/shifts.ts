/** A shift of every demo client: paid hours, and the half hour at which nobody works and nobody is paid. */
export type DemoShift = {
  readonly code: string;
  readonly name: string;
  readonly shiftType: string;
  readonly startMinute: number;
  readonly minutes: number;
  readonly breakAfter: number;
  readonly weekdays: readonly number[];
};

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/** Length of the unpaid break. */
export const BREAK_MINUTES = 30;

export const SHIFTS: readonly DemoShift[] = [
  {
    code: 'S1',
    name: 'Shift 1 / Turno 1',
    shiftType: 'SHIFT_1ST',
    startMinute: 6 * 60,
    minutes: 540,
    breakAfter: 300,
    weekdays: MONDAY_TO_FRIDAY,
  },
  {
    code: 'S2',
    name: 'Shift 2 / Turno 2',
    shiftType: 'SHIFT_2ND',
    startMinute: 15 * 60 + 30,
    minutes: 540,
    breakAfter: 270,
    weekdays: MONDAY_TO_FRIDAY,
  },
  // Only on the Saturdays that the calendar names.
  {
    code: 'SAT',
    name: 'Saturday / Sábado',
    shiftType: 'SAT_OT',
    startMinute: 6 * 60,
    minutes: 480,
    breakAfter: 300,
    weekdays: [],
  },
];

/** The shift of a type. */
export const shiftOf = (shiftType: string): DemoShift => {
  const found = SHIFTS.find((shift) => shift.shiftType === shiftType);
  if (!found) throw new Error(`The demo plant has no shift ${shiftType}`);
  return found;
};

/** The minute of the day at which a paid minute of a shift lies, past the break. */
export const minuteOfDay = (shift: DemoShift, paidMinute: number): number =>
  shift.startMinute + paidMinute + (paidMinute >= shift.breakAfter ? BREAK_MINUTES : 0);

/** The minute of the day at which a shift ends. */
export const endOf = (shift: DemoShift): number => shift.startMinute + shift.minutes + BREAK_MINUTES;
