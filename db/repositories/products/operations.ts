import { connectionOf, requireClient, write, type ClientScope } from '../../scope';
import {
  createMaster,
  getMaster,
  requireFreeCode,
  requireSeen,
  updateMaster,
  type MasterRow,
} from '../standards/rows';

/** A step of the work; `routings` are the styles whose routing has it, null for the client's default routing. */
export type Operation = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly routings: (string | null)[];
  readonly version: number;
  readonly updatedAt: string;
};

const routingsBy = (scope: ClientScope, clientId: number): ReadonlyMap<number, (string | null)[]> => {
  const rows = connectionOf(scope)
    .prepare(
      `SELECT operation_id AS operationId, style_model AS style FROM routing_operations
       WHERE client_id = ? GROUP BY operation_id, style_model ORDER BY style_model`,
    )
    .all(clientId) as { operationId: number; style: string | null }[];
  return new Map(
    [...Map.groupBy(rows, (row) => row.operationId)].map(([id, own]) => [id, own.map(({ style }) => style)]),
  );
};

const told = (row: MasterRow, routings: (string | null)[]): Operation => ({
  id: row.id,
  code: String(row['code']),
  name: String(row['name']),
  isActive: row['is_active'] === 1,
  routings,
  version: row.version,
  updatedAt: String(row['updated_at']),
});

/** A client's operations by code, those out of use too. @throws Failure `not-found` for a client outside the scope. */
export const listOperations = async (scope: ClientScope, clientId: number): Promise<Operation[]> => {
  const rows = connectionOf(scope)
    .prepare('SELECT * FROM operations WHERE client_id = ? ORDER BY code')
    .all(requireClient(scope, clientId)) as MasterRow[];
  const routings = routingsBy(scope, clientId);
  return rows.map((row) => told(row, routings.get(row.id) ?? []));
};

const read = (scope: ClientScope, clientId: number, id: number): Operation =>
  told(getMaster(scope, 'operations', clientId, id), routingsBy(scope, clientId).get(id) ?? []);

/**
 * Makes an operation.
 * @throws Failure `not-found` for a client outside the scope, `conflict` for a code that is taken.
 */
export const createOperation = async (
  scope: ClientScope,
  input: { readonly clientId: number; readonly code: string; readonly name: string },
): Promise<Operation> => {
  const clientId = requireClient(scope, input.clientId);
  const { code, name } = input;
  requireFreeCode(scope, 'operations', clientId, code);
  write(scope);
  return read(scope, clientId, createMaster(scope, 'operations', clientId, { code, name }));
};

/**
 * Changes an operation; what is left out stays. One out of use stays in routings that have it.
 * @throws Failure `not-found` for an operation that is not this client's, `conflict` with `theirs` where somebody else
 * changed it since, or for a code that is taken.
 */
export const updateOperation = async (
  scope: ClientScope,
  input: {
    readonly clientId: number;
    readonly id: number;
    readonly version: number;
    readonly code?: string | undefined;
    readonly name?: string | undefined;
    readonly isActive?: boolean | undefined;
  },
): Promise<Operation> => {
  const clientId = requireClient(scope, input.clientId);
  const { id, code, name, isActive } = input;
  const before = getMaster(scope, 'operations', clientId, id);
  requireSeen(before.version, input.version, read(scope, clientId, id));
  if (code !== undefined) requireFreeCode(scope, 'operations', clientId, code, id);
  write(scope);
  updateMaster(scope, 'operations', clientId, before, {
    code,
    name,
    is_active: isActive === undefined ? undefined : Number(isActive),
  });
  return read(scope, clientId, id);
};
