import { remembered } from '../../kpi/cycle';
import { connectionOf, type ClientScope } from '../../scope';
import type { OrderStatus } from '../../vocabulary';
import { remark, type Remark } from './section';

/** A work order as a row names it. */
export type NamedOrder = { readonly id: number; readonly code: string; readonly status: OrderStatus };

/** What codes of a client mean, as typed or in capitals; undefined for a code that the client does not have. */
export type Named = {
  readonly order: (code: string) => NamedOrder | undefined;
  readonly operation: (code: string) => number | undefined;
  readonly equipment: (
    code: string,
  ) => { readonly id: number; readonly lineId: number | null; readonly isActive: 0 | 1 } | undefined;
  /** Own employees first, then those of the floating pool. */
  readonly employee: (code: string) => number | undefined;
};

/** Finds what the rows of a client's sheet name, among what the scope shows. */
export const namedOf = (scope: ClientScope, clientId: number): Named => {
  const finder = <Found>(sql: string) => {
    const select = connectionOf(scope).prepare<[{ clientId: number; code: string }], Found>(sql);
    return (code: string): Found | undefined =>
      select.get({ clientId, code }) ?? select.get({ clientId, code: code.toUpperCase() });
  };
  const ofClient = (columns: string, table: string): string =>
    `SELECT ${columns} FROM ${table} WHERE client_id = @clientId AND code = @code`;
  const operation = finder<{ id: number }>(ofClient('id', 'operations'));
  const employee = finder<{ id: number }>(ofClient('id', 'employees'));
  const ofPool = finder<{ id: number }>('SELECT id FROM employees WHERE client_id IS NULL AND code = @code');
  const ofElsewhere = finder<{ id: number }>(
    'SELECT id FROM employees WHERE is_floating_pool = 1 AND code = @code ORDER BY id LIMIT 1',
  );
  return {
    order: finder<NamedOrder>(ofClient('id, code, status', 'work_orders')),
    operation: (code) => operation(code)?.id,
    equipment: finder(ofClient('id, line_id AS lineId, is_active AS isActive', 'equipment')),
    // Once per code: own and floating people stand in one list.
    employee: remembered((code: string) => (employee(code) ?? ofPool(code) ?? ofElsewhere(code))?.id),
  };
};

/**
 * What an order's status says to a stop or inspection that names it. Such rows come after the fact: an order on hold or
 * completed takes them with a warning, one that was never to be made takes none; a row that already names it stays correctable.
 */
export const judgeNamedOrder = (
  order: NamedOrder,
  isNew: boolean,
): { readonly errors: Remark[]; readonly warnings: Remark[] } => {
  const { status, code } = order;
  const say = (key: string) => [remark(key, 'workOrder', { code })];
  if (status === 'ACTIVE') return { errors: [], warnings: [] };
  if (status === 'ON_HOLD') return { errors: [], warnings: say('production.warning-order-on-hold') };
  if (status === 'COMPLETED' || !isNew)
    return { errors: [], warnings: say('production.warning-order-closed') };
  const key = status === 'REJECTED' ? 'production.order-rejected' : 'production.order-cancelled';
  return { errors: say(key), warnings: [] };
};
