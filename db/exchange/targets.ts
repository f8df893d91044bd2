import type { Stored, Target } from './fields';
import type { KnownOrder, Lookups } from './lookups';

/** A line, operation or piece of equipment that an import is to create, and the column that waits for its id. */
export type ToMake = {
  readonly column: string;
  readonly kind: 'line' | 'operation' | 'equipment';
  readonly code: string;
  readonly field: string;
};

/** What a code means: a value to store, something to be created, or the key of a refusal. */
export type Resolution =
  | { readonly value: Stored; readonly order?: KnownOrder; readonly jobOrderId?: number }
  | { readonly make: ToMake['kind'] }
  | { readonly refused: string };

/** Finds what a code of a row of this client points to; a foreign client's code looks like one that does not exist. */
export const resolveTarget = (
  lookups: Lookups,
  target: Target,
  clientId: number | null,
  code: string,
): Resolution => {
  const idOr = (id: number | null | undefined, refused: string): Resolution =>
    id === null || id === undefined ? { refused } : { value: id };
  if (target === 'client') return idOr(lookups.clients.get(code)?.id, 'exchange.unknown-client');
  if (target === 'floating')
    return idOr(lookups.floatingEmployee(code), 'exchange.unknown-floating-employee');
  if (clientId === null) return { refused: 'exchange.client-missing' };
  const listed = (table: Parameters<Lookups['isListed']>[0]): Resolution =>
    lookups.isListed(table, clientId, code) ? { value: code } : { refused: 'exchange.not-in-catalogue' };
  switch (target) {
    case 'order': {
      const order = lookups.order(clientId, code);
      return order ? { value: order.id, order } : { refused: 'exchange.unknown-order' };
    }
    case 'job': {
      const job = lookups.job(clientId, code);
      return job ? { value: job.id, jobOrderId: job.work_order_id } : { refused: 'exchange.unknown-job' };
    }
    case 'line': {
      const id = lookups.line(clientId, code);
      return id === null ? { make: 'line' } : { value: id };
    }
    case 'operation': {
      const id = lookups.operation(clientId, code);
      return id === null ? { make: 'operation' } : { value: id };
    }
    case 'equipment': {
      const id = lookups.equipment(clientId, code);
      return id === null ? { make: 'equipment' } : { value: id };
    }
    case 'employee':
      return idOr(lookups.employee(clientId, code), 'exchange.unknown-employee');
    case 'quality-entry':
      return idOr(lookups.qualityEntry(clientId, code), 'exchange.unknown-quality-entry');
    case 'downtime-reason':
      return listed('downtime_reasons');
    case 'hold-reason':
      return listed('hold_reasons');
    case 'defect-type':
      return listed('defect_types');
  }
};
