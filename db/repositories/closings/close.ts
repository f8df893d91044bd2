import { audit } from '../../audit';
import { Failure } from '../../failure';
import { namesOfUsers } from '../../identity/names';
import { connectionOf, touch, write, type ClientScope } from '../../scope';
import { circumstancesOf, complaintsAboutPlace, type Circumstances } from '../sheet/circumstances';
import { readSheet } from '../sheet/read';
import type { SheetPlace } from '../sheet/section';
import type { Sheet } from '../sheet/types';
import { requireSeen } from '../standards/rows';

const MISSING_RUNNING = 'sheet.stop-running';

const requireOpenPlace = (place: SheetPlace, circumstances: Circumstances): void => {
  const [first] = complaintsAboutPlace(place, circumstances);
  if (!first) return;
  const code = first.key === 'production.period-locked' ? 'locked' : 'invalid-input';
  throw new Failure(code, first.key, first.params);
};

/** Who closed a shift is told by name. */
const told = async (scope: ClientScope, place: SheetPlace): Promise<Sheet['closing']> => {
  const { closing } = await readSheet(scope, place, circumstancesOf(scope, place), null);
  return closing;
};

/**
 * Closes a line's shift: operators type nothing into it any more, leaders still correct it. With something missing it
 * takes a note that says why.
 * @throws Failure `invalid-input` for a shift to come or a note that is missing, `conflict` for one that is closed already
 * or where a stop is running, `locked` for a date of a locked period, `not-found` for a client or line outside the scope.
 */
export const closeShift = async (
  scope: ClientScope,
  { place, note }: { readonly place: SheetPlace; readonly note: string | null },
): Promise<Sheet['closing']> => {
  const circumstances = circumstancesOf(scope, place);
  const { closing } = circumstances;
  if (closing !== null) {
    const by = namesOfUsers(scope, [closing.closedBy]).get(closing.closedBy) ?? closing.closedBy;
    throw new Failure('conflict', 'closing.is-closed', { by });
  }
  requireOpenPlace(place, circumstances);
  const { missing } = (await readSheet(scope, place, circumstances, null)).closing;
  if (missing.some(({ key }) => key === MISSING_RUNNING)) {
    throw new Failure('conflict', 'closing.stop-running');
  }
  const why = note?.trim() || null;
  if (missing.length > 0 && why === null) {
    const params = { count: missing.length };
    const fields = [{ key: 'closing.note-needed', params, path: ['note'] }];
    throw new Failure('invalid-input', 'closing.note-needed', params, { fields });
  }
  write(scope);
  const { clientId, lineId, shiftDate, shiftType } = place;
  const now = new Date().toISOString();
  const { lastInsertRowid } = connectionOf(scope)
    .prepare(
      `INSERT INTO main.shift_closings (client_id, line_id, shift_date, shift_type, closed_by, closed_at, note,
         created_at, updated_at)
       VALUES (@clientId, @lineId, @shiftDate, @shiftType, @by, @now, @why, @now, @now)`,
    )
    .run({ clientId, lineId, shiftDate, shiftType, by: scope.actor.code, now, why });
  const after = { line: circumstances.lineCode, shiftDate, shiftType, note: why };
  const rowId = Number(lastInsertRowid);
  audit(scope, { clientId, action: 'create', table: 'shift_closings', rowId, before: null, after });
  touch(scope, { clientId, table: 'shift_closings', date: shiftDate });
  return told(scope, place);
};

/** Which closing is taken back, and why. */
export type Reopening = {
  readonly place: SheetPlace;
  readonly version: number;
  readonly reason: string;
};

/**
 * Opens a closed shift again, with the reason.
 * @throws Failure `conflict` where it is open or somebody else changed that since, `locked` for a date of a locked
 * period, `not-found` for a client or line outside the scope.
 */
export const reopenShift = async (
  scope: ClientScope,
  { place, version, reason }: Reopening,
): Promise<Sheet['closing']> => {
  const circumstances = circumstancesOf(scope, place);
  const { closing } = circumstances;
  if (closing === null) throw new Failure('conflict', 'closing.is-open');
  requireSeen(closing.version, version, closing);
  requireOpenPlace(place, circumstances);
  write(scope);
  const { clientId, shiftDate } = place;
  const now = new Date().toISOString();
  connectionOf(scope)
    .prepare(
      `UPDATE main.shift_closings SET reopened_by = ?, reopened_at = ?, reopen_reason = ?, version = version + 1,
         updated_at = ? WHERE client_id = ? AND id = ?`,
    )
    .run(scope.actor.code, now, reason, now, clientId, closing.id);
  const after = { reopenedBy: scope.actor.code, reason };
  audit(scope, {
    clientId,
    action: 'update',
    table: 'shift_closings',
    rowId: closing.id,
    before: { reopenedBy: null, reason: null },
    after,
  });
  touch(scope, { clientId, table: 'shift_closings', date: shiftDate });
  return told(scope, place);
};
