import { sql, type SQL } from 'drizzle-orm';
import { check, integer, text, unique, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';

/** Row id: a compact integer, never reused for another meaning. */
export const rowId = () => ({ id: integer('id').primaryKey() });

/** Columns of a row that belongs to exactly one client: its id and the client's. */
export const owned = () => ({ ...rowId(), clientId: integer('client_id').notNull() });

/** The unique `(client_id, id)` that composite foreign keys of other tables point to. */
export const ownedKey = (table: string, t: { clientId: AnySQLiteColumn; id: AnySQLiteColumn }) =>
  unique(`${table}_owned_key`).on(t.clientId as never, t.id as never);

/** When a row was made and last changed, as ISO-8601 UTC instants. */
export const stamps = () => ({
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
});

/** The id a row had in the file that it was imported from; null for rows made here. */
export const externalId = () => ({ externalId: text('external_id') });

/** Version for optimistic concurrency: 1 when made, one more at every change. */
export const versioned = () => ({ version: integer('version').notNull().default(1) });

/** A voided row stays, counts nowhere, and says who took it out, when and why. */
export const voidable = () => ({
  voidedAt: text('voided_at'),
  voidedBy: text('voided_by'),
  voidReason: text('void_reason'),
});

/** A flag stored as 0 or 1. */
export const flag = (name: string) => integer(name, { mode: 'boolean' });

/** CHECK that a text column holds one of the values (null passes). */
export const oneOf = (name: string, column: AnySQLiteColumn, values: readonly string[]) =>
  check(name, sql`${column} in ${sql.raw(`(${values.map((v) => `'${v}'`).join(', ')})`)}`);

/** CHECK that none of the integer columns is negative (null passes). */
export const notNegative = (name: string, ...columns: AnySQLiteColumn[]) =>
  check(
    name,
    columns.map((c): SQL => sql`ifnull(${c}, 0) >= 0`).reduce((a, b) => sql`${a} and ${b}`),
  );

/** CHECK that a text column is a calendar date `YYYY-MM-DD` (null passes). */
export const isDate = (name: string, column: AnySQLiteColumn) =>
  check(name, sql`${column} is date(${column})`);
