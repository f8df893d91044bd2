import { audit } from '../audit';
import { Failure } from '../failure';
import { ALL_DATES } from '../kpi/settings';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../scope';
import type { ShiftType } from '../vocabulary';
import { createMaster, getMaster, requireSeen, updateMaster, type MasterRow } from './standards/rows';

/** Pieces of a line's shift: on one date (`date`), or on every date from `from` on (null: always). */
export type PiecePlanInput = {
  readonly lineId: number;
  readonly shiftType: ShiftType;
  readonly date: string | null;
  readonly from: string | null;
  readonly pieces: number;
};

export type PiecePlan = PiecePlanInput & { id: number; version: number; updatedAt: string };

const told = (row: MasterRow): PiecePlan => ({
  id: row.id,
  lineId: Number(row['line_id']),
  shiftType: String(row['shift_type']) as ShiftType,
  date: row['shift_date'] === null ? null : String(row['shift_date']),
  from: row['shift_date'] !== null || row['valid_from'] === ALL_DATES ? null : String(row['valid_from']),
  pieces: Number(row['pieces']),
  version: row.version,
  updatedAt: String(row['updated_at']),
});

/** The client's plans by line and shift, latest first. @throws Failure `not-found` for a client outside the scope. */
export const listPiecePlans = async (scope: ClientScope, clientId: number): Promise<PiecePlan[]> =>
  (
    connectionOf(scope)
      .prepare(
        `SELECT * FROM piece_plans WHERE client_id = ?
         ORDER BY line_id, shift_type, ifnull(shift_date, valid_from) DESC, id DESC`,
      )
      .all(requireClient(scope, clientId)) as MasterRow[]
  ).map(told);

const requireAlone = (
  scope: ClientScope,
  clientId: number,
  plan: PiecePlanInput,
  ownId: number | null,
): void => {
  const other = connectionOf(scope)
    .prepare(
      `SELECT id FROM piece_plans WHERE client_id = @clientId AND line_id = @lineId AND shift_type = @shiftType
         AND shift_date IS @date AND (shift_date IS NOT NULL OR valid_from = @validFrom) AND id IS NOT @ownId`,
    )
    .pluck()
    .get({ ...plan, clientId, validFrom: plan.from ?? ALL_DATES, ownId });
  if (other === undefined) return;
  const key = 'piece-plans.twice';
  const path = [plan.date === null ? 'from' : 'date'];
  throw new Failure('conflict', key, {}, { fields: [{ key, params: {}, path }] });
};

const columnsOf = ({ lineId, shiftType, date, from, pieces }: PiecePlanInput) => ({
  line_id: lineId,
  shift_type: shiftType,
  shift_date: date,
  valid_from: date ?? from ?? ALL_DATES,
  pieces,
});

/**
 * Plans the pieces of a line's shift; answers the plan's id.
 * @throws Failure `not-found` for a client or line outside the scope, `conflict` where the date has a plan already.
 */
export const addPiecePlan = async (
  scope: ClientScope,
  { clientId: askedId, ...plan }: PiecePlanInput & { readonly clientId: number },
): Promise<{ id: number }> => {
  const clientId = requireClient(scope, askedId);
  getMaster(scope, 'lines', clientId, plan.lineId);
  requireAlone(scope, clientId, plan, null);
  write(scope);
  const id = createMaster(scope, 'piece_plans', clientId, columnsOf(plan));
  return { id };
};

/**
 * Changes a plan as a whole.
 * @throws Failure `not-found` for what is not this client's, `conflict` where the date has another plan already, and with
 * `theirs` where somebody else changed it since.
 */
export const changePiecePlan = async (
  scope: ClientScope,
  {
    clientId: askedId,
    id,
    version,
    ...plan
  }: PiecePlanInput & {
    readonly clientId: number;
    readonly id: number;
    readonly version?: number | undefined;
  },
): Promise<PiecePlan> => {
  const clientId = requireClient(scope, askedId);
  const before = getMaster(scope, 'piece_plans', clientId, id);
  getMaster(scope, 'lines', clientId, plan.lineId);
  requireSeen(before.version, version, told(before));
  requireAlone(scope, clientId, plan, id);
  write(scope);
  updateMaster(scope, 'piece_plans', clientId, before, columnsOf(plan));
  return told(getMaster(scope, 'piece_plans', clientId, id));
};

/**
 * Takes a plan away; an earlier one, or the computed target, then holds.
 * @throws Failure `not-found` for what is not this client's, `conflict` with `theirs` where somebody else changed it since.
 */
export const removePiecePlan = async (
  scope: ClientScope,
  input: { readonly clientId: number; readonly id: number; readonly version?: number | undefined },
): Promise<{ removed: true }> => {
  const clientId = requireClient(scope, input.clientId);
  const row = getMaster(scope, 'piece_plans', clientId, input.id);
  requireSeen(row.version, input.version, told(row));
  write(scope);
  connectionOf(scope)
    .prepare('DELETE FROM main.piece_plans WHERE client_id = ? AND id = ?')
    .run(clientId, row.id);
  audit(scope, {
    clientId,
    action: 'void',
    table: 'piece_plans',
    rowId: row.id,
    before: told(row),
    after: null,
  });
  touch(scope, { clientId, table: 'piece_plans', date: null });
  return { removed: true };
};
