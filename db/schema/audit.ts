import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { clients } from './clients';
import { rowId } from './columns';

/**
 * Every change: who, when, from which host, what it was before and is after (JSON). Append-only (triggers refuse
 * update and delete). `hash` chains the row to the one before it with a key that lies outside the database.
 * `client_id` is null for what belongs to no client (users, backups), seen by administrators only.
 */
export const auditLog = sqliteTable(
  'audit_log',
  {
    ...rowId(),
    clientId: integer('client_id').references(() => clients.id),
    at: text('at').notNull(),
    actor: text('actor').notNull(),
    host: text('host').notNull(),
    action: text('action').notNull(),
    tableName: text('table_name').notNull(),
    rowId: integer('row_id'),
    before: text('before'),
    after: text('after'),
    keyId: text('key_id').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('audit_log_row').on(t.clientId, t.tableName, t.rowId),
    index('audit_log_at').on(t.clientId, t.at),
  ],
);
