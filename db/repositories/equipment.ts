import { connectionOf, requireClient, write, type ClientScope } from '../scope';
import {
  createMaster,
  getMaster,
  requireFreeCode,
  requireSeen,
  updateMaster,
  type ChangeOf,
  type MasterRow,
} from './standards/rows';

/** A machine or station as its form keeps it. */
export type EquipmentRecord = {
  id: number;
  code: string;
  name: string;
  /** Null: on no line. */
  lineId: number | null;
  isActive: boolean;
  version: number;
};

export type EquipmentInput = {
  readonly code: string;
  readonly name: string;
  readonly lineId: number | null;
};

const told = (row: MasterRow): EquipmentRecord => ({
  id: row.id,
  code: String(row['code']),
  name: String(row['name']),
  lineId: row['line_id'] === null ? null : Number(row['line_id']),
  isActive: row['is_active'] === 1,
  version: row.version,
});

/** The client's equipment by code. @throws Failure `not-found` for a client outside the scope. */
export const listEquipment = async (scope: ClientScope, clientId: number): Promise<EquipmentRecord[]> =>
  (
    connectionOf(scope)
      .prepare('SELECT * FROM equipment WHERE client_id = ? ORDER BY code')
      .all(requireClient(scope, clientId)) as MasterRow[]
  ).map(told);

/**
 * Makes a piece of equipment.
 * @throws Failure `not-found` for a client or line outside the scope, `conflict` for a code that is taken.
 */
export const createEquipment = async (
  scope: ClientScope,
  input: EquipmentInput & { readonly clientId: number },
): Promise<EquipmentRecord> => {
  const clientId = requireClient(scope, input.clientId);
  if (input.lineId !== null) getMaster(scope, 'lines', clientId, input.lineId);
  requireFreeCode(scope, 'equipment', clientId, input.code);
  write(scope);
  const id = createMaster(scope, 'equipment', clientId, {
    code: input.code,
    name: input.name,
    line_id: input.lineId,
  });
  return told(getMaster(scope, 'equipment', clientId, id));
};

/**
 * Changes a piece of equipment; what is left out stays.
 * @throws Failure `not-found` for what is not this client's, `conflict` for a code that is taken, and with `theirs` where
 * somebody else changed it since.
 */
export const updateEquipment = async (
  scope: ClientScope,
  input: ChangeOf<EquipmentInput>,
): Promise<EquipmentRecord> => {
  const clientId = requireClient(scope, input.clientId);
  const before = getMaster(scope, 'equipment', clientId, input.id);
  if (typeof input.lineId === 'number') getMaster(scope, 'lines', clientId, input.lineId);
  requireSeen(before.version, input.version, told(before));
  if (input.code !== undefined) requireFreeCode(scope, 'equipment', clientId, input.code, before.id);
  write(scope);
  updateMaster(scope, 'equipment', clientId, before, {
    code: input.code,
    name: input.name,
    line_id: input.lineId,
    is_active: input.isActive === undefined ? undefined : Number(input.isActive),
  });
  return told(getMaster(scope, 'equipment', clientId, input.id));
};
