import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionOf } from '../scope';
import type { Definition, Field } from './fields';
import { EXCHANGE } from './registry';
import { ADMIN, csv, openTestPlant, type TestPlant } from './test-plant';

type Listed = {
  table: string;
  field: string;
  type: string;
  need: string;
  allowed: string;
  references: string;
};
type Column = { name: string; type: string; notnull: number };
type ForeignKey = { table: string; from: string };

const { data: list } = Papa.parse<Listed>(
  readFileSync(join(import.meta.dirname, 'field-list.csv'), 'utf8').trim(),
  { header: true },
);
const definitions: ReadonlyMap<string, Definition> = new Map(Object.entries(EXCHANGE));

/** References that are kept as a code, since what they name may be missing or come later. */
const KEPT_AS_CODE = new Set(['user', 'part_opportunities']);
const CLIENT_PEOPLE = new Set(['supervisor_id', 'planner_id', 'engineering_id']);

/** Choices that a client's catalogue offers, and the table that holds it. */
const CATALOGUES: Readonly<Record<string, string>> = {
  downtime_reason: 'downtime_reasons',
  hold_reason: 'hold_reasons',
  defect_type: 'defect_types',
};

const KINDS: Readonly<Record<string, readonly Field['kind']['kind'][]>> = {
  text: ['code', 'text'],
  integer: ['integer', 'scaled'],
  decimal: ['scaled'],
  date: ['date'],
  time: ['time'],
  instant: ['timestamp'],
  flag: ['boolean'],
  choice: ['enum', 'code'],
};
const SQL_TYPES: Readonly<Record<Field['kind']['kind'], string>> = {
  code: 'TEXT',
  text: 'TEXT',
  enum: 'TEXT',
  date: 'TEXT',
  time: 'TEXT',
  timestamp: 'TEXT',
  integer: 'INTEGER',
  scaled: 'INTEGER',
  boolean: 'INTEGER',
};

let plant: TestPlant;
const columnsOf = new Map<string, Map<string, Column>>();
const keysOf = new Map<string, ForeignKey[]>();
const offered = new Map<string, Set<string>>();

beforeAll(async () => {
  plant = await openTestPlant();
  await plant.bring('client', csv('client_id,client_name,is_active', 'CLIENT-A,Client A,TRUE'));
  await plant.look(async (scope) => {
    const connection = connectionOf(scope);
    for (const { table } of definitions.values()) {
      const columns = connection
        .prepare('SELECT name, type, "notnull" FROM pragma_table_info(?, \'main\')')
        .all(table);
      columnsOf.set(table, new Map((columns as Column[]).map((column) => [column.name, column])));
      const keys = connection
        .prepare('SELECT "table", "from" FROM pragma_foreign_key_list(?, \'main\')')
        .all(table);
      keysOf.set(table, keys as ForeignKey[]);
    }
    for (const table of Object.values(CATALOGUES)) {
      offered.set(table, new Set(connection.prepare(`SELECT code FROM ${table}`).pluck().all() as string[]));
    }
  }, ADMIN);
});

afterAll(() => plant.close());

const fieldOf = ({ table, field }: Listed): { definition: Definition; found: Field } => {
  const definition = definitions.get(table);
  const found = definition?.fields.find(({ name }) => name === field);
  if (!definition || !found) throw new Error(`${table}.${field} of the field list is nowhere`);
  return { definition, found };
};

describe('field list', () => {
  it('is complete: 220 fields of 16 tables', () => {
    expect(list).toHaveLength(220);
    expect(new Set(list.map(({ table }) => table)).size).toBe(16);
  });

  const isAssignment = ({ table, field }: Listed) => `${table}.${field}` === 'user.client_id_assigned';

  it.each(list.filter((listed) => !isAssignment(listed)))(
    '$table.$field has a column of a fitting type',
    (listed) => {
      const { definition, found } = fieldOf(listed);
      expect(KINDS[listed.type.replace(/\(.*/, '')]).toContain(found.kind.kind);
      const column = columnsOf.get(definition.table)?.get(found.column ?? '');
      const isId = found.target !== null && !(listed.field in CATALOGUES);
      const isClient = found.column === 'client_id';
      expect(column?.type).toBe(isId || isClient ? 'INTEGER' : SQL_TYPES[found.kind.kind]);
    },
  );

  it('keeps the clients of a user in a table of their own', () => {
    const assignments = list.filter(isAssignment).map(fieldOf);
    expect(assignments).toMatchObject([{ found: { column: null } }]);
    expect(assignments[0]?.found.select).toContain('user_clients');
  });

  it.each(list.filter(({ type }) => /^text\(\d+\)$/.test(type)))(
    '$table.$field takes text of that length and no longer',
    (listed) => {
      const { found } = fieldOf(listed);
      const max = Number(/\d+/.exec(listed.type)?.[0]);
      const isList = found.column === null;
      expect(found.kind).toMatchObject(isList ? {} : { max });
    },
  );

  it.each(list.filter(({ type }) => type === 'choice'))('$table.$field offers every value', (listed) => {
    const { found } = fieldOf(listed);
    const wanted = listed.allowed.split('|');
    const catalogue = CATALOGUES[listed.field];
    const names =
      found.kind.kind === 'enum'
        ? new Set(found.kind.values.map(({ name }) => name))
        : (offered.get(catalogue ?? '') ?? new Set());
    expect(wanted.filter((value) => !names.has(value))).toEqual([]);
  });

  const isCode = ({ field, references }: Listed) => KEPT_AS_CODE.has(references) || CLIENT_PEOPLE.has(field);
  const referring = list.filter((listed) => listed.references !== '' && !isAssignment(listed));

  it.each(referring.filter(isCode))('$table.$field keeps the code of a $references', (listed) => {
    expect(fieldOf(listed).found.kind.kind).toBe('code');
  });

  it.each(referring.filter((listed) => !isCode(listed)))('$table.$field refers to $references', (listed) => {
    const { definition, found } = fieldOf(listed);
    const target = definitions.get(listed.references)?.table;
    const keys = keysOf.get(definition.table) ?? [];
    // A trigger checks "own or floating" there, in place of a key.
    const isPlain = listed.references === 'employee' && definition.table === 'downtime_entries';
    expect(isPlain || keys.some((key) => key.from === found.column && key.table === target)).toBe(true);
  });

  it('is printed in its order, our columns after it', () => {
    for (const [name, { fields }] of definitions) {
      const wanted = [...new Set(list.filter(({ table }) => table === name).map(({ field }) => field))];
      expect(fields.slice(0, wanted.length).map((field) => field.name)).toEqual(wanted);
    }
  });
});
