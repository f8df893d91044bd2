import { connectionOf, requireClient, type ClientScope } from '../../scope';
import { changePart } from '../standards/masters';
import { findMaster, getMaster, requireFreeCode, requireSeen, type MasterRow } from '../standards/rows';

/** How many opportunities for a defect a unit of a part offers; `products` are the codes of those that are of it. */
export type Part = {
  readonly id: number;
  readonly part: string;
  readonly opportunitiesPerUnit: number;
  readonly description: string | null;
  readonly notes: string | null;
  readonly products: string[];
  readonly updatedBy: string | null;
  readonly updatedAt: string;
  readonly version: number;
};

/** What can be said of a part; undefined leaves it as it is. */
type PartValues = {
  readonly opportunitiesPerUnit?: number | undefined;
  readonly description?: string | null | undefined;
  readonly notes?: string | null | undefined;
};

/** A part as it is stored now, and how many inspections of open periods rest on something else because of it. */
export type SavedPart = { readonly record: Part; readonly reRated: number };

const productsBy = (scope: ClientScope, clientId: number): ReadonlyMap<string, string[]> => {
  const rows = connectionOf(scope)
    .prepare(
      'SELECT part_number AS part, code FROM products WHERE client_id = ? AND part_number IS NOT NULL ORDER BY code',
    )
    .all(clientId) as { part: string; code: string }[];
  return new Map(
    [...Map.groupBy(rows, (row) => row.part)].map(([part, own]) => [part, own.map(({ code }) => code)]),
  );
};

const told = (row: MasterRow, products: ReadonlyMap<string, string[]>): Part => {
  const part = String(row['part_number']);
  return {
    id: row.id,
    part,
    opportunitiesPerUnit: Number(row['opportunities_per_unit']),
    description: row['description'] as string | null,
    notes: row['notes'] as string | null,
    products: products.get(part) ?? [],
    updatedBy: row['updated_by'] as string | null,
    updatedAt: String(row['updated_at']),
    version: row.version,
  };
};

/** A client's parts by number. @throws Failure `not-found` for a client outside the scope. */
export const listParts = async (scope: ClientScope, clientId: number): Promise<Part[]> => {
  const rows = connectionOf(scope)
    .prepare('SELECT * FROM part_opportunities WHERE client_id = ? ORDER BY part_number')
    .all(requireClient(scope, clientId)) as MasterRow[];
  const products = productsBy(scope, clientId);
  return rows.map((row) => told(row, products));
};

const columnsOf = ({ opportunitiesPerUnit, description, notes }: PartValues) => ({
  opportunities_per_unit: opportunitiesPerUnit,
  description,
  notes,
});

/**
 * Makes a part. Inspections of open periods that it gives better opportunities are re-rated.
 * @throws Failure `not-found` for a client outside the scope, `conflict` for a number that is taken.
 */
export const createPart = async (
  scope: ClientScope,
  input: PartValues & {
    readonly clientId: number;
    readonly part: string;
    readonly opportunitiesPerUnit: number;
  },
): Promise<SavedPart> => {
  const clientId = requireClient(scope, input.clientId);
  const { part } = input;
  requireFreeCode(scope, 'part_opportunities', clientId, part);
  const values = { part_number: part, ...columnsOf(input) };
  const { reRated } = await changePart(scope, clientId, undefined, values);
  const row = findMaster(scope, 'part_opportunities', clientId, part);
  return { record: told(row, productsBy(scope, clientId)), reRated };
};

/**
 * Changes a part; what is left out stays, and its number always does, for products and jobs name it. Inspections of
 * open periods that rest on it are re-rated.
 * @throws Failure `not-found` for a part that is not this client's, `conflict` with `theirs` where somebody else changed
 * it since.
 */
export const updatePart = async (
  scope: ClientScope,
  input: PartValues & { readonly clientId: number; readonly id: number; readonly version: number },
): Promise<SavedPart> => {
  const clientId = requireClient(scope, input.clientId);
  const read = () => getMaster(scope, 'part_opportunities', clientId, input.id);
  const before = read();
  const products = productsBy(scope, clientId);
  requireSeen(before.version, input.version, told(before, products));
  const { reRated } = await changePart(scope, clientId, before, columnsOf(input));
  return { record: told(read(), products), reRated };
};
