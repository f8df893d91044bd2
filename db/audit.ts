import { createHmac } from 'node:crypto';
import type { Connection } from './connection';
import { auditKeyOf, connectionOf, noteAudited, type Actor, type AuditKey, type ClientScope } from './scope';

export type AuditRecord = {
  /** Null for what belongs to no client: users, backups, settings of the installation. */
  readonly clientId: number | null;
  readonly action:
    'create' | 'update' | 'void' | 'import' | 'login' | 'logout' | 'lock' | 'settings' | 'restore' | 'backup';
  readonly table: string;
  readonly rowId: number | null;
  readonly before: unknown;
  readonly after: unknown;
};

/** A row of the chain as it is sealed: everything but the hash itself. */
export type SealedRow = {
  id: number;
  client_id: number | null;
  at: string;
  actor: string;
  host: string;
  action: string;
  table_name: string;
  row_id: number | null;
  before: string | null;
  after: string | null;
  key_id: string;
};

/** HMAC-SHA256 over the previous row's hash and this row's values in a fixed order, as hex. */
export const seal = (key: Buffer, previousHash: string, row: SealedRow): string =>
  createHmac('sha256', key)
    .update(
      JSON.stringify([
        previousHash,
        row.id,
        row.client_id,
        row.at,
        row.actor,
        row.host,
        row.action,
        row.table_name,
        row.row_id,
        row.before,
        row.after,
        row.key_id,
      ]),
    )
    .digest('hex');

const json = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

type Statements = {
  readonly head: () => { id: number; hash: string } | undefined;
  readonly insert: (row: SealedRow & { hash: string }) => void;
};

const prepared = new WeakMap<Connection, Statements>();

const statementsOf = (connection: Connection): Statements => {
  const known = prepared.get(connection);
  if (known) return known;
  const head = connection.prepare('SELECT id, hash FROM main.audit_log ORDER BY id DESC LIMIT 1');
  const insert = connection.prepare(
    `INSERT INTO main.audit_log (id, client_id, at, actor, host, action, table_name, row_id, before, after, key_id, hash)
     VALUES (@id, @client_id, @at, @actor, @host, @action, @table_name, @row_id, @before, @after, @key_id, @hash)`,
  );
  const statements: Statements = {
    head: () => head.get() as { id: number; hash: string } | undefined,
    insert: (row) => void insert.run(row),
  };
  prepared.set(connection, statements);
  return statements;
};

/** Appends one row to the audit chain, inside the caller's transaction. */
export const appendAudit = (
  connection: Connection,
  key: AuditKey,
  actor: Actor,
  record: AuditRecord,
): number => {
  const statements = statementsOf(connection);
  const head = statements.head();
  const row: SealedRow = {
    id: (head?.id ?? 0) + 1,
    client_id: record.clientId,
    at: new Date().toISOString(),
    actor: actor.code,
    host: actor.host,
    action: record.action,
    table_name: record.table,
    row_id: record.rowId,
    before: json(record.before),
    after: json(record.after),
    key_id: key.id,
  };
  statements.insert({ ...row, hash: seal(key.secret, head?.hash ?? '', row) });
  return row.id;
};

/** Writes who changed what, before and after, in the same transaction as the change. */
export const audit = (scope: ClientScope, record: AuditRecord): number => {
  noteAudited(scope, record.clientId, record.table);
  return appendAudit(connectionOf(scope), auditKeyOf(scope), scope.actor, record);
};
