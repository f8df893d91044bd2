import { Failure, notFound } from '../failure';
import { USER_SOURCE } from '../identity/exchange';
import { connectionOf, type ClientScope } from '../scope';
import { hasRight } from '../rights';
import { printCell } from './cells';
import { pause } from './derive';
import type { Definition, Field, Stored } from './fields';
import { lookupsOf, type Lookups } from './lookups';
import { EXCHANGE, type ExchangeName } from './registry';
import { writeFile, type FileFormat, type PrintedCell } from './write-file';

export type ExportInput = {
  readonly table: ExchangeName;
  /** Without it, every client of the scope. */
  readonly clientCodes?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly format: FileFormat;
};

const ROWS_PER_PAGE = 2000;

/** How a code is printed for the id that a row keeps. */
const SELECT_TARGET = {
  order: (id: string) => `(SELECT code FROM work_orders WHERE id = ${id})`,
  job: (id: string) => `(SELECT code FROM jobs WHERE id = ${id})`,
  line: (id: string) => `(SELECT code FROM lines WHERE id = ${id})`,
  operation: (id: string) => `(SELECT code FROM operations WHERE id = ${id})`,
  equipment: (id: string) => `(SELECT code FROM equipment WHERE id = ${id})`,
  employee: (id: string) => `(SELECT code FROM employees WHERE id = ${id})`,
  floating: (id: string) => `(SELECT code FROM employees WHERE id = ${id})`,
  client: (id: string) => `(SELECT code FROM clients WHERE id = ${id})`,
  'quality-entry': (id: string) =>
    `(SELECT ifnull(q.external_id, (SELECT value FROM database_info WHERE key = 'tag') || '-' || q.id)
      FROM quality_entries q WHERE q.id = ${id})`,
  'downtime-reason': (code: string) => code,
  'hold-reason': (code: string) => code,
  'defect-type': (code: string) => code,
} as const;

const selectOf = (field: Field): string => {
  if (field.select !== null) return field.select;
  const column = `t."${field.column}"`;
  return field.target === null ? column : SELECT_TARGET[field.target](column);
};

/** Which rows: one client's, or those that belong to none. */
type Part = {
  readonly where: string;
  readonly params: readonly (string | number)[];
  readonly clientId: number | null;
};

const partsOf = (definition: Definition, clientIds: readonly number[], isNarrowed: boolean): Part[] => {
  const ofClient = (column: string) =>
    clientIds.map((id): Part => ({ where: `t.${column} = ?`, params: [id], clientId: id }));
  const everything: Part = { where: '1', params: [], clientId: null };
  switch (definition.home) {
    case 'owned':
      return ofClient('client_id');
    case 'client':
      return ofClient('id');
    case 'employee':
      return [...ofClient('client_id'), { where: 't.client_id IS NULL', params: [], clientId: null }];
    case 'shared':
      return isNarrowed ? ofClient('assigned_to_client_id') : [everything];
    case 'user':
      return [everything];
  }
};

/** Columns that an operator never receives: rates always, absence types of days gone by. */
const masksOf = (scope: ClientScope, definition: Definition, lookups: Lookups) => {
  const dateIndex = definition.fields.findIndex(({ column }) => column === definition.dateColumn);
  const hides = (name: string) =>
    scope.actor.role === 'OPERATOR' && definition.fields.some((f) => f.name === name);
  const rate = hides('hourly_rate') ? definition.fields.findIndex((f) => f.name === 'hourly_rate') : -1;
  const absence = hides('absence_type') ? definition.fields.findIndex((f) => f.name === 'absence_type') : -1;
  return (row: PrintedCell[], clientId: number | null): PrintedCell[] => {
    if (rate >= 0) row[rate] = null;
    if (absence >= 0 && clientId !== null && String(row[dateIndex]) < lookups.today(clientId))
      row[absence] = null;
    return row;
  };
};

/**
 * A table's live rows as a file that imports again without a difference: every column of the field list, then ours; by
 * client and row id.
 * @throws Failure `forbidden` without the right to see the table, `not-found` for a client outside the scope.
 */
export const exportTable = async (
  scope: ClientScope,
  input: ExportInput,
): Promise<{ fileName: string; content: Uint8Array<ArrayBuffer>; rows: number }> => {
  const definition: Definition = EXCHANGE[input.table];
  if (!hasRight(scope.actor.role, definition.mayExport)) throw new Failure('forbidden', 'failure.forbidden');
  const lookups = lookupsOf(scope);
  const wanted = input.clientCodes?.map((code) => {
    const client = lookups.clients.get(code);
    if (!client) throw notFound('client');
    return client.id;
  });
  const clientIds = [...new Set(wanted ?? scope.clientIds)].toSorted((a, b) => a - b);
  const mask = masksOf(scope, definition, lookups);
  const rows: PrintedCell[][] = [];
  for (const part of partsOf(definition, clientIds, wanted !== undefined)) {
    const { where, params } = withDates(definition, part, input);
    const statement = connectionOf(scope)
      .prepare(
        `SELECT t.id, ${definition.fields.map(selectOf).join(', ')} FROM ${definition.home === 'user' ? USER_SOURCE : definition.table} t
         WHERE ${where} AND t.id > ? ORDER BY t.id LIMIT ${ROWS_PER_PAGE}`,
      )
      .raw();
    let last = 0;
    for (;;) {
      const page = statement.all(...params, last) as [number, ...Stored[]][];
      for (const [, ...values] of page) {
        const printed = definition.fields.map((field, index) => printCell(field.kind, values[index] ?? null));
        rows.push(mask(printed, part.clientId));
      }
      if (page.length < ROWS_PER_PAGE) break;
      last = page.at(-1)?.[0] ?? last;
      await pause();
    }
  }
  return {
    fileName: `${definition.name}.${input.format}`,
    content: await writeFile(definition.fields, rows, input.format),
    rows: rows.length,
  };
};

const withDates = (
  definition: Definition,
  part: Part,
  { from, to }: Pick<ExportInput, 'from' | 'to'>,
): { where: string; params: (string | number)[] } => {
  const terms = [part.where];
  const params = [...part.params];
  if (definition.dateColumn !== null && from !== undefined) {
    terms.push(`t.${definition.dateColumn} >= ?`);
    params.push(from);
  }
  if (definition.dateColumn !== null && to !== undefined) {
    terms.push(`t.${definition.dateColumn} <= ?`);
    params.push(to);
  }
  if (definition.isBatched) terms.push('t.voided_at IS NULL');
  return { where: terms.join(' AND '), params };
};
