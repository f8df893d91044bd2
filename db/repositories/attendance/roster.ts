import { addDays } from '../../calendar';
import type { Connection } from '../../connection';
import type { Person, Place } from './types';

/** How long ago a shift may lie whose people stand in for a crew that nobody has set. */
const LAST_WITHIN_DAYS = 35;

export type Roster = { source: 'crew' | 'last' | 'none'; asOn: string | null; people: Person[] };

const BY_CODE = 'ORDER BY e.code, e.id';

/** Those whom the client has put on this line and shift by that date, newest word of each person. */
const listCrew = (connection: Connection, place: Place): Person[] =>
  connection
    .prepare<Place, Person>(
      `SELECT e.id, e.code, e.name FROM crew_members AS m CROSS JOIN employees AS e ON e.id = m.employee_id
       WHERE m.client_id = @clientId AND m.line_id IS @lineId AND m.shift_type = @shiftType
         AND m.valid_from = (SELECT max(n.valid_from) FROM crew_members AS n
           WHERE n.client_id = m.client_id AND n.employee_id = m.employee_id AND n.valid_from <= @shiftDate)
         AND e.is_active = 1 ${BY_CODE}`,
    )
    .all(place);

const lastRecorded = (connection: Connection, place: Place): string | undefined =>
  connection
    .prepare<Place & { from: string }, string>(
      `SELECT shift_date FROM attendance_entries
       WHERE client_id = @clientId AND shift_date >= @from AND shift_date < @shiftDate AND shift_type = @shiftType
         AND line_id IS @lineId AND voided_at IS NULL
       ORDER BY shift_date DESC LIMIT 1`,
    )
    .pluck()
    .get({ ...place, from: addDays(place.shiftDate, -LAST_WITHIN_DAYS) });

const listOfDate = (connection: Connection, place: Place): Person[] =>
  connection
    .prepare<Place, Person>(
      `SELECT DISTINCT e.id, e.code, e.name
       FROM attendance_entries AS a CROSS JOIN employees AS e ON e.id = a.employee_id
       WHERE a.client_id = @clientId AND a.shift_date = @shiftDate AND a.shift_type = @shiftType
         AND a.line_id IS @lineId AND a.voided_at IS NULL AND e.is_active = 1 AND e.client_id = @clientId
       ${BY_CODE}`,
    )
    .all(place);

/** Who is expected on a line's shift: its crew, else the people of the last shift recorded there. */
export const rosterOf = (connection: Connection, place: Place): Roster => {
  const crew = listCrew(connection, place);
  if (crew.length > 0) return { source: 'crew', asOn: null, people: crew };
  const asOn = lastRecorded(connection, place);
  if (asOn === undefined) return { source: 'none', asOn: null, people: [] };
  return { source: 'last', asOn, people: listOfDate(connection, { ...place, shiftDate: asOn }) };
};
