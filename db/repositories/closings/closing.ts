import type { Connection } from '../../connection';
import type { ShiftType } from '../../vocabulary';

/** One line's shift; `lineId` null is work without a line. */
type Place = {
  readonly clientId: number;
  readonly lineId: number | null;
  readonly shiftDate: string;
  readonly shiftType: ShiftType;
};

/** That a leader has closed a line's shift: operators type nothing into it until it is reopened. */
export type Closing = {
  readonly id: number;
  readonly version: number;
  /** Code of the user. */
  readonly closedBy: string;
  readonly closedAt: string;
  /** Why it was closed with something missing; null where nothing was. */
  readonly note: string | null;
};

/** The closing of a line's shift that stands. */
export const findClosing = (connection: Connection, place: Place): Closing | undefined =>
  connection
    .prepare<Place, Closing>(
      `SELECT id, version, closed_by AS closedBy, closed_at AS closedAt, note FROM shift_closings
       WHERE client_id = @clientId AND shift_date = @shiftDate AND shift_type = @shiftType AND line_id IS @lineId
         AND reopened_at IS NULL`,
    )
    .get(place);
