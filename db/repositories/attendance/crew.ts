import { audit } from '../../audit';
import { notFound } from '../../failure';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../../scope';
import type { ShiftType } from '../../vocabulary';
import { rosterOf } from './roster';

export type CrewInput = {
  readonly clientId: number;
  readonly lineId: number | null;
  readonly shiftType: ShiftType;
  /** The first date that it holds for. */
  readonly from: string;
  readonly employeeIds: readonly number[];
};

type Member = { lineId: number | null; shiftType: ShiftType | null };

const requireLine = (scope: ClientScope, clientId: number, lineId: number | null): void => {
  if (lineId === null) return;
  const found = connectionOf(scope)
    .prepare('SELECT 1 FROM lines WHERE client_id = ? AND id = ?')
    .get(clientId, lineId);
  if (!found) throw notFound('line');
};

const memberOn = (
  scope: ClientScope,
  clientId: number,
  employeeId: number,
  date: string,
): Member | undefined =>
  connectionOf(scope)
    .prepare<[number, number, string], Member>(
      `SELECT line_id AS lineId, shift_type AS shiftType FROM crew_members
       WHERE client_id = ? AND employee_id = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1`,
    )
    .get(clientId, employeeId, date);

/**
 * Sets who works on a line and shift from a date on: those named join it from wherever they were, the others of its crew
 * leave it. Answers how many joined and left.
 * @throws Failure `not-found` for a client or line outside the scope, and for somebody who is not the client's own.
 */
export const setCrew = async (
  scope: ClientScope,
  input: CrewInput,
): Promise<{ joined: number; left: number }> => {
  const clientId = requireClient(scope, input.clientId);
  const { lineId, shiftType, from } = input;
  requireLine(scope, clientId, lineId);
  const connection = connectionOf(scope);
  const own = connection.prepare('SELECT 1 FROM employees WHERE client_id = ? AND id = ?');
  const wanted = [...new Set(input.employeeIds)];
  if (wanted.some((id) => own.get(clientId, id) === undefined)) throw notFound('employee');
  write(scope);
  const now = new Date().toISOString();
  const put = connection.prepare(
    `INSERT INTO main.crew_members (client_id, employee_id, line_id, shift_type, valid_from, created_at, updated_at)
     VALUES (@clientId, @employeeId, @lineId, @shiftType, @from, @now, @now)
     ON CONFLICT (client_id, employee_id, valid_from) DO UPDATE SET line_id = @lineId, shift_type = @shiftType,
       version = version + 1, updated_at = @now
     RETURNING id`,
  );
  const move = (employeeId: number, after: Member): void => {
    const before = memberOn(scope, clientId, employeeId, from) ?? null;
    const { id } = put.get({ clientId, employeeId, ...after, from, now }) as { id: number };
    audit(scope, {
      clientId,
      action: 'update',
      table: 'crew_members',
      rowId: id,
      before: before && { employeeId, ...before },
      after: { employeeId, ...after, validFrom: from },
    });
  };
  const place = { clientId, lineId, shiftType, shiftDate: from };
  const roster = rosterOf(connection, place);
  const before = new Set(roster.source === 'crew' ? roster.people.map(({ id }) => id) : []);
  const joining = wanted.filter((id) => !before.has(id));
  const leaving = [...before].filter((id) => !wanted.includes(id));
  for (const id of joining) move(id, { lineId, shiftType });
  for (const id of leaving) move(id, { lineId: null, shiftType: null });
  if (joining.length + leaving.length > 0) touch(scope, { clientId, table: 'crew_members', date: null });
  return { joined: joining.length, left: leaving.length };
};
