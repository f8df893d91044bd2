import { connectionOf, requireClient, write, type ClientScope } from '../scope';
import { changeLine } from './standards/masters';
import {
  createMaster,
  getMaster,
  requireFreeCode,
  requireSeen,
  type ChangeOf,
  type MasterRow,
} from './standards/rows';

/** A line as its form keeps it. */
export type LineRecord = {
  id: number;
  code: string;
  name: string;
  /** People of a full shift; null where the shift's own crew holds. */
  standardCrew: number | null;
  isActive: boolean;
  version: number;
};

export type LineInput = {
  readonly code: string;
  readonly name: string;
  readonly standardCrew: number | null;
};

const told = (row: MasterRow): LineRecord => ({
  id: row.id,
  code: String(row['code']),
  name: String(row['name']),
  standardCrew: row['standard_crew'] === null ? null : Number(row['standard_crew']),
  isActive: row['is_active'] === 1,
  version: row.version,
});

/** The client's lines by code, those out of use too. @throws Failure `not-found` for a client outside the scope. */
export const listLineRecords = async (scope: ClientScope, clientId: number): Promise<LineRecord[]> =>
  (
    connectionOf(scope)
      .prepare('SELECT * FROM lines WHERE client_id = ? ORDER BY code')
      .all(requireClient(scope, clientId)) as MasterRow[]
  ).map(told);

/** Makes a line. @throws Failure `not-found` for a client outside the scope, `conflict` for a code that is taken. */
export const createLine = async (
  scope: ClientScope,
  input: LineInput & { readonly clientId: number },
): Promise<LineRecord> => {
  const clientId = requireClient(scope, input.clientId);
  requireFreeCode(scope, 'lines', clientId, input.code);
  write(scope);
  const id = createMaster(scope, 'lines', clientId, {
    code: input.code,
    name: input.name,
    standard_crew: input.standardCrew,
  });
  return told(getMaster(scope, 'lines', clientId, id));
};

/**
 * Changes a line; what is left out stays. Entries of open periods that leave their crew blank take a new one over.
 * @throws Failure `not-found` for a line that is not this client's, `conflict` for a code that is taken, and with
 * `theirs` where somebody else changed it since.
 */
export const updateLine = async (
  scope: ClientScope,
  input: ChangeOf<LineInput>,
): Promise<{ record: LineRecord; reRated: number }> => {
  const clientId = requireClient(scope, input.clientId);
  const before = getMaster(scope, 'lines', clientId, input.id);
  requireSeen(before.version, input.version, told(before));
  if (input.code !== undefined) requireFreeCode(scope, 'lines', clientId, input.code, before.id);
  write(scope);
  const { reRated } = await changeLine(scope, clientId, before, {
    code: input.code,
    name: input.name,
    standard_crew: input.standardCrew,
    is_active: input.isActive === undefined ? undefined : Number(input.isActive),
  });
  return { record: told(getMaster(scope, 'lines', clientId, input.id)), reRated };
};
