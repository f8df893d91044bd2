import { ALL_DATES } from '../../kpi/settings';
import { connectionOf, requireClient, type ClientScope } from '../../scope';
import { hoursFromMilliseconds } from '../../units';

/** A standard that was set, corrected or taken away, and how many entries rest on something else because of it. */
export type StandardChange = {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly of: 'place' | 'category' | 'product' | 'order';
  /** Code of the product or order, name of the category; null for a place. */
  readonly name: string | null;
  readonly line: string | null;
  readonly shift: string | null;
  /** Null: for all dates. */
  readonly from: string | null;
  /** Hours per unit; null: none. */
  readonly before: number | null;
  readonly after: number | null;
  readonly reRated: number;
};

/** Where standards are kept, and the column of the cycle time in the trail. */
const KEPT = [
  { table: 'standards', of: 'place', column: 'cycle_ms' },
  { table: 'category_standards', of: 'category', column: 'cycle_ms' },
  { table: 'products', of: 'product', column: 'ideal_cycle_ms' },
  { table: 'work_orders', of: 'order', column: 'ideal_cycle_ms' },
] as const;

type Fields = Readonly<Record<string, string | number | null>>;
type Logged = {
  id: number;
  at: string;
  actor: string;
  rowId: number | null;
  before: string | null;
  after: string | null;
};

const MOST = 500;
const SHOWN = 200;

const parse = (json: string | null): Fields | null => (json === null ? null : (JSON.parse(json) as Fields));

const hoursIn = (fields: Fields | null, column: string): number | null => {
  const value = fields?.[column];
  return typeof value === 'number' && value > 0 ? hoursFromMilliseconds(value) : null;
};

/**
 * The latest changes of a client's standards, newest first: who set which, from what to what.
 * @throws Failure `not-found` for a client outside the scope.
 */
export const listStandardChanges = async (scope: ClientScope, client: number): Promise<StandardChange[]> => {
  const clientId = requireClient(scope, client);
  const connection = connectionOf(scope);
  const read = connection.prepare(
    `SELECT id, at, actor, row_id AS rowId, before, after FROM audit_log
     WHERE client_id = ? AND table_name = ? ORDER BY id DESC LIMIT ${MOST}`,
  );
  const codeIn = (table: 'lines' | 'shifts' | 'products' | 'work_orders') => {
    const find = connection.prepare(`SELECT code FROM ${table} WHERE client_id = ? AND id = ?`).pluck();
    return (id: string | number | null | undefined) =>
      id === null || id === undefined ? null : ((find.get(clientId, id) ?? null) as string | null);
  };
  const lineOf = codeIn('lines');
  const shiftOf = codeIn('shifts');
  const rowOf = { product: codeIn('products'), order: codeIn('work_orders') };

  const changes = KEPT.flatMap(({ table, of, column }) => {
    let reRated = 0;
    // Newest first: how many were re-rated is told after the change that did it.
    return (read.all(clientId, table) as Logged[]).flatMap(({ id, at, actor, rowId, ...kept }) => {
      const before = parse(kept.before);
      const after = parse(kept.after);
      if (rowId === null) {
        reRated = Number(after?.['reRated'] ?? 0);
        return [];
      }
      const told = reRated;
      reRated = 0;
      const was = hoursIn(before, column);
      const is = hoursIn(after, column);
      if (was === is && (of === 'product' || of === 'order')) return [];
      const named = after ?? before ?? {};
      const from = named['validFrom'] ?? null;
      const change: StandardChange = {
        id,
        at,
        actor,
        of,
        name: of === 'category' ? String(named['category']) : of === 'place' ? null : rowOf[of](rowId),
        line: lineOf(named['lineId']),
        shift: shiftOf(named['shiftId']),
        from: from === null || from === ALL_DATES ? null : String(from),
        before: was,
        after: is,
        reRated: told,
      };
      return [change];
    });
  });
  return changes.toSorted((a, b) => b.id - a.id).slice(0, SHOWN);
};
