import { randomUUID } from 'node:crypto';
import { daysAgo, type Holdings } from '../plant';
import { place, type Inputs } from './values';

const attendanceOf = (own: Holdings, shiftType: string, more: object = {}) => ({
  place: { ...place(own, daysAgo(0)), shiftType },
  rows: [
    {
      employeeId: own.employeeId,
      id: null,
      version: null,
      isAbsent: true,
      absenceType: 'VACATION',
      absenceHours: null,
      lateMinutes: null,
      leftEarlyMinutes: null,
      scheduledHours: null,
      coveredById: null,
      notes: null,
      ...more,
    },
  ],
  removals: [],
});

/** Who is there, by procedure. */
export const attendanceInputs: Inputs = {
  'attendance.sheet': (own) => [place(own, own.date), place(own, daysAgo(0))],
  'attendance.record': (own) => [
    { ...attendanceOf(own, 'SAT_OT'), submissionId: randomUUID() },
    { ...attendanceOf(own, 'SUN_OT', { coveredById: own.floatingId }), submissionId: randomUUID() },
    {
      place: { ...place(own, own.date), lineId: own.lineId + 1 },
      rows: [],
      removals: [{ id: own.entryId + 3, version: 1, reason: 'on another line' }],
      submissionId: randomUUID(),
    },
  ],
  'attendance.verify': (own) => [
    {
      place: { ...place(own, own.date), lineId: own.lineId + 1 },
      rows: [{ id: own.entryId + 1, version: 1 }],
    },
  ],
  'attendance.setCrew': (own) => [
    {
      clientId: own.clientId,
      lineId: own.lineId,
      shiftType: 'SHIFT_2ND',
      from: daysAgo(0),
      employeeIds: [own.employeeId],
    },
  ],
  'floatingPool.board': () => [{ date: daysAgo(1) }],
  'floatingPool.list': (own) => [
    { clientId: own.clientId, shiftDate: daysAgo(1), shiftType: 'SHIFT_1ST' },
    { clientId: own.clientId, shiftDate: daysAgo(0), shiftType: 'SHIFT_2ND' },
  ],
  'floatingPool.book': (own) => [
    { ...place(own, daysAgo(0)), shiftType: 'SHIFT_2ND', employeeId: own.floatingId },
  ],
  // Another version than it has: whoever released it would leave nothing for the next caller.
  'floatingPool.release': (own) => [{ clientId: own.clientId, id: own.entryId, version: 99 }],
};
