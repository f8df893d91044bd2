import { getAttendance, recordAttendance, setCrew, verifyAttendance } from '../../db';
import { inLane } from './procedure';

export const attendance = {
  sheet: inLane.attendance.sheet.handler(({ context, input }) => getAttendance(context.scope, input)),
  record: inLane.attendance.record.handler(({ context, input }) => recordAttendance(context.scope, input)),
  verify: inLane.attendance.verify.handler(({ context, input }) => verifyAttendance(context.scope, input)),
  setCrew: inLane.attendance.setCrew.handler(({ context, input }) => setCrew(context.scope, input)),
};
