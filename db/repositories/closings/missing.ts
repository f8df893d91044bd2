import type { Connection } from '../../connection';
import { remark, type Remark, type SheetPlace } from '../sheet/section';

type Counted = { readonly records: number; readonly unverified: number };

/** What is missing of the attendance of a line's shift before it is closed. */
export const missingAttendance = (connection: Connection, place: SheetPlace): Remark[] => {
  const { records, unverified } = connection
    .prepare<SheetPlace, Counted>(
      `SELECT count(*) AS records, count(*) - count(verified_by) AS unverified FROM attendance_entries
       WHERE client_id = @clientId AND shift_date = @shiftDate AND shift_type = @shiftType AND line_id IS @lineId
         AND voided_at IS NULL`,
    )
    .get(place) ?? { records: 0, unverified: 0 };
  if (records === 0) return [remark('closing.attendance-missing')];
  return unverified === 0 ? [] : [remark('closing.attendance-unverified', null, { count: unverified })];
};
