import type { Line, Shift } from '../../../electron/contract/plant';
import { addDays } from '../../format';

/** The code that stands in the address for work without a line. */
export const NO_LINE = '-';

/** The shift that runs at a time of day (`HH:MM`), and the date it began on; the first one where none runs. */
export const currentShift = (
  shifts: readonly Shift[],
  today: string,
  clock: string,
): { readonly shiftType: Shift['shiftType']; readonly date: string } => {
  const at = (time: string) => time.slice(0, 5);
  for (const { shiftType, startTime, endTime } of shifts) {
    const [start, end] = [at(startTime), at(endTime)];
    if (start < end ? clock >= start && clock < end : clock >= start) return { shiftType, date: today };
    if (start >= end && clock < end) return { shiftType, date: addDays(today, -1) };
  }
  // Between shifts: the one that ended last is what people still have to type in.
  const ended = shifts
    .filter(({ startTime, endTime }) => at(startTime) < at(endTime) && at(endTime) <= clock)
    .toSorted((left, right) => at(right.endTime).localeCompare(at(left.endTime)))[0];
  return { shiftType: (ended ?? shifts[0])?.shiftType ?? 'SHIFT_1ST', date: today };
};

const lastLineKey = (userCode: string, clientCode: string): string =>
  `lineside.line|${userCode}|${clientCode}`;

/** The line that this user last worked on at this PC, else the first active one. */
export const lastLine = (userCode: string, clientCode: string, lines: readonly Line[]): string => {
  const last = localStorage.getItem(lastLineKey(userCode, clientCode));
  const active = lines.filter((line) => line.isActive);
  return active.find((line) => line.code === last)?.code ?? active[0]?.code ?? NO_LINE;
};

/** Remembers the line for the next visit. */
export const rememberLine = (userCode: string, clientCode: string, lineCode: string): void =>
  localStorage.setItem(lastLineKey(userCode, clientCode), lineCode);
