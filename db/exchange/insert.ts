import { audit } from '../audit';
import { insertImportedUser } from '../identity/exchange';
import { addCatalogues, addShifts } from '../repositories/catalogues/starter-sets';
import { admitNewClient, connectionOf, touch, type ClientScope } from '../scope';
import type { Industry } from '../vocabulary';
import { deriveInputs, pause, type Written } from './derive';
import type { Definition, Stored } from './fields';
import type { CheckedRow } from './rows';
import type { ToMake } from './targets';

/** The file that rows come from; batches and audit name it. */
export type Source = {
  readonly fileName: string;
  readonly fileHash: string;
  readonly rowsRead: number;
  readonly now: string;
  /** For new clients: also make that industry's shifts. */
  readonly industry: Industry | null;
};

const ROWS_PER_CHUNK = 500;

const MADE = {
  line: { table: 'lines', sql: 'INSERT INTO main.lines' },
  operation: { table: 'operations', sql: 'INSERT INTO main.operations' },
  equipment: { table: 'equipment', sql: 'INSERT INTO main.equipment' },
} as const;

/** Creates the lines, operations and equipment that rows name for the first time; answers their ids. */
const makerOf = (scope: ClientScope, now: string): ((clientId: number, wanted: ToMake) => number) => {
  const connection = connectionOf(scope);
  const made = new Map<string, number>();
  return (clientId, { kind, code }) => {
    const name = JSON.stringify([clientId, kind, code]);
    const known = made.get(name);
    if (known !== undefined) return known;
    const { table, sql } = MADE[kind];
    const row = { client_id: clientId, code, name: code, created_at: now, updated_at: now };
    const id = Number(
      connection
        .prepare(
          `${sql} (client_id, code, name, created_at, updated_at) VALUES (@client_id, @code, @name, @created_at, @updated_at)`,
        )
        .run(row).lastInsertRowid,
    );
    audit(scope, { clientId, action: 'create', table, rowId: id, before: null, after: { code, name: code } });
    touch(scope, { clientId, table, date: null });
    made.set(name, id);
    return id;
  };
};

const openBatch = (
  scope: ClientScope,
  clientId: number,
  definition: Definition,
  source: Source,
  rows: number,
): number =>
  Number(
    connectionOf(scope)
      .prepare(
        `INSERT INTO main.import_batches (client_id, table_name, file_name, file_hash, rows_read, rows_written, imported_by, imported_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        clientId,
        definition.table,
        source.fileName,
        source.fileHash,
        source.rowsRead,
        rows,
        scope.actor.code,
        source.now,
      ).lastInsertRowid,
  );

const closeBatch = (
  scope: ClientScope,
  definition: Definition,
  source: Source,
  batch: { clientId: number | null; batchId: number | null; ids: readonly number[] },
): void => {
  const first = batch.ids.reduce((a, b) => Math.min(a, b));
  const last = batch.ids.reduce((a, b) => Math.max(a, b));
  if (batch.batchId !== null) {
    connectionOf(scope)
      .prepare('UPDATE main.import_batches SET first_row_id = ?, last_row_id = ? WHERE id = ?')
      .run(first, last, batch.batchId);
  }
  audit(scope, {
    clientId: batch.clientId,
    action: 'import',
    table: definition.table,
    rowId: null,
    before: null,
    after: {
      fileName: source.fileName,
      fileHash: source.fileHash,
      rows: batch.ids.length,
      firstRowId: first,
      lastRowId: last,
    },
  });
};

const insertClient = (
  scope: ClientScope,
  row: CheckedRow,
  source: Source,
): { id: number; clientId: number } => {
  const id = admitNewClient(scope);
  const industry = (row.values['industry'] ?? source.industry ?? 'general') as Industry;
  insertRow(scope, 'clients', {
    ...row.values,
    industry,
    id,
    created_at: row.values['created_at'] ?? source.now,
  });
  addCatalogues(scope, id, industry);
  if (source.industry) addShifts(scope, id, source.industry);
  return { id, clientId: id };
};

type Insert = { readonly run: (values: object) => { readonly lastInsertRowid: number | bigint } };
const statements = new WeakMap<ClientScope, Map<string, Insert>>();

const insertRow = (scope: ClientScope, table: string, values: Readonly<Record<string, Stored>>): number => {
  const connection = connectionOf(scope);
  const columns = Object.keys(values);
  const sql = `INSERT INTO main."${table}" (${columns.join(', ')}) VALUES (${columns.map((c) => `@${c}`).join(', ')})`;
  const prepared = statements.get(scope) ?? new Map<string, Insert>();
  statements.set(scope, prepared);
  const statement: Insert = prepared.get(sql) ?? connection.prepare<[object]>(sql);
  prepared.set(sql, statement);
  return Number(statement.run(values).lastInsertRowid);
};

/**
 * Writes checked rows in chunks, with one batch and one audit row per client, and derives what the new entries rest on.
 * Returns how many were written, and how many entries that were there before were re-rated.
 */
export const insertRows = async (
  scope: ClientScope,
  definition: Definition,
  rows: readonly CheckedRow[],
  source: Source,
): Promise<{ imported: number; reRated: number }> => {
  const make = makerOf(scope, source.now);
  const written: Written[] = [];
  const batches = new Map<
    number | null,
    { clientId: number | null; batchId: number | null; ids: number[] }
  >();
  const counts = new Map<number | null, number>();
  for (const { clientId } of rows) counts.set(clientId, (counts.get(clientId) ?? 0) + 1);

  const batchOf = (clientId: number | null) => {
    const known = batches.get(clientId);
    if (known) return known;
    const batchId =
      clientId === null ? null : openBatch(scope, clientId, definition, source, counts.get(clientId) ?? 1);
    const batch = { clientId, batchId, ids: [] };
    batches.set(clientId, batch);
    return batch;
  };

  for (const [index, row] of rows.entries()) {
    if (index > 0 && index % ROWS_PER_CHUNK === 0) await pause();
    const values: Record<string, Stored> = { ...row.values };
    values['created_at'] ??= source.now;
    values['updated_at'] ??= source.now;
    let { clientId } = row;
    let id: number;
    if (definition.home === 'client') {
      ({ id, clientId } = insertClient(scope, { ...row, values }, source));
      batchOf(clientId).ids.push(id);
    } else if (definition.home === 'user') {
      id = insertImportedUser(scope, values, row.assigned);
      batchOf(null).ids.push(id);
    } else {
      const batch = batchOf(clientId);
      if (definition.isBatched) values['import_batch_id'] = batch.batchId;
      for (const wanted of row.toMake) {
        if (clientId !== null) values[wanted.column] = make(clientId, wanted);
      }
      id = insertRow(scope, definition.table, values);
      batch.ids.push(id);
    }
    written.push({ id, clientId, values });
    const date = definition.dateColumn === null ? null : (values[definition.dateColumn] ?? null);
    if (clientId !== null) {
      touch(scope, { clientId, table: definition.table, date: date === null ? null : String(date) });
    }
  }
  const reRated = await deriveInputs(scope, definition, written);
  for (const batch of batches.values()) closeBatch(scope, definition, source, batch);
  return { imported: written.length, reRated };
};
