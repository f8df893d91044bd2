import { addDays } from '../calendar';
import { instantOf, type DemoWriter } from './write';

/** Finds what rows of a client point to, and numbers those that are written. */
export type Places = {
  readonly line: (code: string) => number;
  readonly operation: (code: string) => number;
  readonly order: (code: string) => number;
  readonly job: (code: string) => number;
  readonly employee: (code: string) => number;
  /** The next id of a kind of row, as files print it. */
  readonly next: (kind: string) => string;
  readonly operator: string;
  readonly leader: string;
  /** Who has looked at the entries of a date; null for those of the last days. */
  readonly verifierOf: (date: string) => string | null;
  readonly verifiedAt: (date: string) => string | null;
};

const DAYS_TO_VERIFY = 3;

/** Makes the places of a client once its masters and orders are written. */
export const placesOf = (
  writer: DemoWriter,
  clientId: number,
  prefix: string,
  who: { readonly operator: string; readonly leader: string },
  until: string,
): Places => {
  const finder = (table: string, ...owners: readonly (number | null)[]) => {
    const known = new Map(owners.flatMap((owner) => [...writer.idsBy(table, 'code', owner)]));
    return (code: string): number => {
      const id = known.get(code);
      if (id === undefined) throw new Error(`${table} has no ${code}`);
      return id;
    };
  };
  const serials = new Map<string, number>();
  const isVerified = (date: string): boolean => date < addDays(until, -DAYS_TO_VERIFY);
  return {
    line: finder('lines', clientId),
    operation: finder('operations', clientId),
    order: finder('work_orders', clientId),
    job: finder('jobs', clientId),
    employee: finder('employees', clientId, null),
    next: (kind) => {
      const serial = (serials.get(kind) ?? 0) + 1;
      serials.set(kind, serial);
      return `${prefix}-${kind}-${String(serial).padStart(6, '0')}`;
    },
    ...who,
    verifierOf: (date) => (isVerified(date) ? who.leader : null),
    verifiedAt: (date) => (isVerified(date) ? instantOf(addDays(date, 1), 540) : null),
  };
};
