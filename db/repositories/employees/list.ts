import { connectionOf, requireClient, type ClientScope } from '../../scope';
import { rankOf } from '../../vocabulary';

const MINOR_UNITS = 100;

/** An employee as a client sees one: its own people, and those of the floating pool, who are shared. */
export type Employee = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly department: string | null;
  /** Whether the client is the person's home. */
  readonly isOwn: boolean;
  /** Code of the home client; null for the plant's own pool, and where the caller may not know it. */
  readonly homeClientCode: string | null;
  readonly isFloating: boolean;
  readonly isSupportBilled: boolean;
  readonly isSupportIncluded: boolean;
  /** Never told to an operator. */
  readonly hourlyRate: number | null;
  /** ISO 4217; null for the pool, whose rates are in the plant's own currency. */
  readonly currency: string | null;
  /** Whether the caller may change the person here. */
  readonly mayChange: boolean;
  readonly isActive: boolean;
  readonly version: number;
  readonly updatedAt: string;
};

/** A row of `employees` as its shadow shows it, with what else a list tells. */
export type EmployeeRow = {
  readonly id: number;
  readonly clientId: number | null;
  readonly code: string;
  readonly name: string;
  readonly department: string | null;
  readonly isFloating: 0 | 1;
  readonly isSupportBilled: 0 | 1;
  readonly isSupportIncluded: 0 | 1;
  readonly rateMinor: number | null;
  readonly homeClientCode: string | null;
  readonly currency: string | null;
  readonly isActive: 0 | 1;
  readonly version: number;
  readonly updatedAt: string;
};

const COLUMNS = `e.id, e.client_id AS clientId, e.code, e.name, e.department, e.is_floating_pool AS isFloating,
  e.is_support_billed AS isSupportBilled, e.is_support_included AS isSupportIncluded, e.hourly_rate_minor AS rateMinor,
  (SELECT c.code FROM clients c WHERE c.id = e.client_id) AS homeClientCode,
  (SELECT c.currency FROM clients c WHERE c.id = e.client_id) AS currency,
  e.is_active AS isActive, e.version, e.updated_at AS updatedAt`;

const SEEN_BY_CLIENT = '(e.client_id = @clientId OR e.client_id IS NULL OR e.is_floating_pool = 1)';

/** Whether the caller may change the pool's own people, who have no home client: the plant's, not one client's. */
export const mayChangePool = (scope: ClientScope): boolean => rankOf(scope.actor.role) >= rankOf('POWERUSER');

/** Whether the caller may change a person: a client's leaders their own, the plant's the pool's. */
export const mayChange = (scope: ClientScope, clientId: number, row: EmployeeRow): boolean => {
  if (row.clientId === clientId) return rankOf(scope.actor.role) >= rankOf('LEADER');
  // Whoever sees all clients sees all homes, too: none shown is none there.
  return row.clientId === null && mayChangePool(scope);
};

/** A row as it is told to a caller who looks from one client. */
export const told = (scope: ClientScope, clientId: number, row: EmployeeRow): Employee => {
  const isOwn = row.clientId === clientId;
  const isTold = scope.actor.role !== 'OPERATOR' && (isOwn || row.clientId === null);
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    department: isOwn || row.clientId === null ? row.department : null,
    isOwn,
    homeClientCode: row.homeClientCode,
    isFloating: row.isFloating === 1,
    isSupportBilled: row.isSupportBilled === 1,
    isSupportIncluded: row.isSupportIncluded === 1,
    hourlyRate: isTold && row.rateMinor !== null ? row.rateMinor / MINOR_UNITS : null,
    currency: row.currency,
    mayChange: mayChange(scope, clientId, row),
    isActive: row.isActive === 1,
    version: row.version,
    updatedAt: row.updatedAt,
  };
};

/** Minor units of an hourly rate. */
export const minorOf = (rate: number): number => Math.round(rate * MINOR_UNITS);

/** A person whom a client sees, by id. */
export const findEmployee = (
  scope: ClientScope,
  clientId: number,
  employeeId: number,
): EmployeeRow | undefined =>
  connectionOf(scope)
    .prepare(`SELECT ${COLUMNS} FROM employees e WHERE e.id = @employeeId AND ${SEEN_BY_CLIENT}`)
    .get({ clientId, employeeId }) as EmployeeRow | undefined;

/**
 * A client's own employees by name, then the floating ones of elsewhere, those out of use too. Rates are
 * never told to an operator.
 * @throws Failure `not-found` for a client outside the scope.
 */
export const listEmployees = async (scope: ClientScope, clientId: number): Promise<Employee[]> => {
  const rows = connectionOf(scope)
    .prepare(
      `SELECT ${COLUMNS} FROM employees e WHERE ${SEEN_BY_CLIENT}
       ORDER BY e.client_id IS NOT @clientId, e.name, e.code`,
    )
    .all({ clientId: requireClient(scope, clientId) }) as EmployeeRow[];
  return rows.map((row) => told(scope, clientId, row));
};
