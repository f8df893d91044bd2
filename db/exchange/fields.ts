import type { Right } from '../rights';

/** A cell as a file carries it: CSV has text only, XLSX and JSON have types. */
export type Cell = string | number | boolean | Date | null;

/** A value as SQLite keeps it. */
export type Stored = string | number | null;

/**
 * How a cell becomes a stored value and back. `code` is trimmed text, `text` is kept as written; `scaled` is a decimal
 * kept as a whole number of parts (hours as seconds: 3600).
 */
export type Kind =
  | { readonly kind: 'code'; readonly max: number }
  | { readonly kind: 'text'; readonly max: number | null }
  | { readonly kind: 'integer' }
  | { readonly kind: 'scaled'; readonly parts: number }
  | { readonly kind: 'date' | 'time' | 'timestamp' | 'boolean' }
  | { readonly kind: 'enum'; readonly values: readonly EnumValue[] };

/** A value's name in files, the other names that import takes, and what is stored. */
export type EnumValue = {
  readonly name: string;
  readonly also: readonly string[];
  readonly stored: string;
};

/** What a code in a file points to. */
export type Target =
  | 'order'
  | 'job'
  | 'line'
  | 'operation'
  | 'equipment'
  | 'employee'
  | 'floating'
  | 'quality-entry'
  | 'client'
  | 'downtime-reason'
  | 'hold-reason'
  | 'defect-type';

/** What a blank cell becomes: a value, the time of the import, or the importer's code. */
export type Blank = { readonly value: Stored } | 'now' | 'importer';

/** One column of a file: its name in the field list, where it is kept, and how it is read, checked and printed. */
export type Field = {
  readonly name: string;
  readonly also: readonly string[];
  /** Column of the table; null for what a table's own code reads and prints. */
  readonly column: string | null;
  readonly kind: Kind;
  readonly isRequired: boolean;
  readonly blank: Blank;
  readonly target: Target | null;
  /** No later than today in the client's time zone. */
  readonly isPast: boolean;
  /** SQL over the row `t` in place of the column, for exports. */
  readonly select: string | null;
};

type FieldOptions = Partial<Pick<Field, 'also' | 'isRequired' | 'blank' | 'target' | 'isPast' | 'select'>>;

const field = (name: string, column: string | null, kind: Kind, options: FieldOptions = {}): Field => ({
  name,
  also: [],
  column,
  kind,
  isRequired: false,
  blank: { value: null },
  target: null,
  isPast: false,
  select: null,
  ...options,
});

const named = (name: string): EnumValue => ({ name, also: [], stored: name });

export const SECONDS_IN_HOUR = 3600;
export const MILLISECONDS_IN_HOUR = 3_600_000;
export const SECONDS_IN_MINUTE = 60;
export const PPM_IN_PERCENT = 10_000;

/** Trimmed text of at most `max` characters: codes, names of users. */
export const code = (name: string, column: string, max: number, options?: FieldOptions): Field =>
  field(name, column, { kind: 'code', max }, options);

/** Text kept as written, of at most `max` characters (null: any length). */
export const text = (name: string, column: string, max: number | null, options?: FieldOptions): Field =>
  field(name, column, { kind: 'text', max }, options);

/** A whole number, never negative. */
export const integer = (name: string, column: string, options?: FieldOptions): Field =>
  field(name, column, { kind: 'integer' }, options);

/** A decimal, never negative, kept as a whole number of `parts` per unit. */
export const scaled = (name: string, column: string, parts: number, options?: FieldOptions): Field =>
  field(name, column, { kind: 'scaled', parts }, options);

export const date = (name: string, column: string, options?: FieldOptions): Field =>
  field(name, column, { kind: 'date' }, options);

export const time = (name: string, column: string, options?: FieldOptions): Field =>
  field(name, column, { kind: 'time' }, options);

export const timestamp = (name: string, column: string, options?: FieldOptions): Field =>
  field(name, column, { kind: 'timestamp' }, options);

/** A flag; blank is false unless said otherwise. */
export const flag = (name: string, column: string, options?: FieldOptions): Field =>
  field(name, column, { kind: 'boolean' }, { blank: { value: 0 }, ...options });

/** One of the values, by name. */
export const oneOf = (
  name: string,
  column: string,
  values: readonly (string | EnumValue)[],
  options?: FieldOptions,
): Field =>
  field(
    name,
    column,
    { kind: 'enum', values: values.map((v) => (typeof v === 'string' ? named(v) : v)) },
    options,
  );

/** A code that names another row; the row's id is stored (reasons and defect types are stored as codes). */
export const reference = (
  name: string,
  column: string,
  target: Target,
  max: number,
  options?: FieldOptions,
): Field => field(name, column, { kind: 'code', max }, { target, ...options });

/** A field of the list that has no column here: the table's own code reads and prints it. */
export const virtual = (name: string, kind: Kind, select: string, options?: FieldOptions): Field =>
  field(name, null, kind, { select, ...options });

/** Which client a row belongs to; under both names that files use. */
export const clientOfRow = (name: 'client_id' | 'client_id_fk'): Field =>
  code(name, 'client_id', 20, {
    also: ['client_id', 'client_id_fk'].filter((other) => other !== name),
    select: '(SELECT code FROM clients WHERE id = t.client_id)',
  });

/** When a row was made and changed. */
export const stampFields = (): readonly Field[] => [
  timestamp('created_at', 'created_at', { blank: 'now' }),
  timestamp('updated_at', 'updated_at', { blank: 'now' }),
];

/** How a complaint or warning about a row is collected. */
export type Complain = (
  field: string | null,
  key: string,
  params?: Readonly<Record<string, string | number>>,
) => void;

/** What a table's own checks may ask about a row whose cells are valid. */
export type RowCheck = {
  /** Stored values by column; checks may fill in more. */
  readonly values: Record<string, Stored>;
  /** The row's cells by field name, as read; null where blank. */
  readonly cells: Readonly<Record<string, Cell>>;
  readonly hasColumn: (field: string) => boolean;
  readonly refuse: Complain;
  readonly warn: Complain;
  readonly now: string;
  readonly importer: string;
  /** The order that `work_order_id` points to. */
  readonly order: { readonly code: string; readonly status: string } | null;
  /** The order that `job_id` belongs to. */
  readonly jobOrderId: number | null;
};

/** One table of the field list: where it is kept, who may move it in and out, and its columns in print order. */
export type Definition = {
  readonly name: string;
  readonly table: string;
  readonly mayImport: Right;
  readonly mayExport: Right;
  /**
   * Whose a row is: `owned` has a client, `client` is one, `employee` has one unless floating, `shared` and `user`
   * have none.
   */
  readonly home: 'owned' | 'client' | 'employee' | 'shared' | 'user';
  /** The field that says which row it is, and the column that keeps it. */
  readonly identity: { readonly field: string; readonly column: string };
  /** Column by which `--from` and `--to` filter. */
  readonly dateColumn: string | null;
  /** Whether its rows name the import that brought them. */
  readonly isBatched: boolean;
  /** Where the client can be looked up when neither the row nor the caller says it. */
  readonly parent: { readonly field: string; readonly target: 'order' | 'quality-entry' } | null;
  readonly fields: readonly Field[];
  /** Makes a code for a row that has none. */
  readonly inventCode: ((cells: Readonly<Record<string, Cell>>) => string | null) | null;
  readonly check: ((row: RowCheck) => void) | null;
};

/** Fills in what most tables leave out. */
export const define = (
  definition: Pick<Definition, 'name' | 'table' | 'identity' | 'fields'> & Partial<Definition>,
): Definition => ({
  mayImport: 'import',
  mayExport: 'export',
  home: 'owned',
  dateColumn: null,
  isBatched: false,
  parent: null,
  inventCode: null,
  check: null,
  ...definition,
});

/** The id of an entry: the one from its file, else this database's tag and the row id. */
export const entryId = (name: string): Field =>
  code(name, 'external_id', 50, {
    select: "ifnull(t.external_id, (SELECT value FROM database_info WHERE key = 'tag') || '-' || t.id)",
  });
