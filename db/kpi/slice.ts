import type { Connection } from '../connection';
import { notFound } from '../failure';

/** What a slice can be narrowed by beside its dates. */
export type Dimension = 'line' | 'shift' | 'style' | 'work-order' | 'operation';

/** A narrowing as a caller says it, in the codes that a result's group prints; null stands for rows without one. */
export type Where = {
  readonly line?: string | null | undefined;
  readonly shift?: string | undefined;
  readonly style?: string | null | undefined;
  readonly 'work-order'?: string | null | undefined;
  readonly operation?: string | null | undefined;
};

/** A narrowing in the values of rows: ids of line, work order and operation. */
export type Narrowing = { readonly [name in Dimension]?: string | number | null };

/** The rows that a number is about: one client's shift dates from `from` to `to`, both included. */
export type Slice = {
  readonly clientId: number;
  readonly from: string;
  readonly to: string;
  readonly where?: Narrowing | undefined;
};

/** Where a table or view keeps what a slice is narrowed by; without a column all of its rows stand for null. */
export type Columns = { readonly [name in Dimension]?: string };

/** The columns of the KPI views. */
export const VIEW_COLUMNS: Columns = {
  line: 'line_id',
  shift: 'shift_type',
  style: 'style_model',
  'work-order': 'work_order_id',
  operation: 'operation_id',
};

const ALL_DIMENSIONS = Object.keys(VIEW_COLUMNS) as Dimension[];
const PARAMETERS: Readonly<Record<Dimension, string>> = {
  line: 'ofLine',
  shift: 'ofShift',
  style: 'ofStyle',
  'work-order': 'ofWorkOrder',
  operation: 'ofOperation',
};

/** What a slice is narrowed by. */
export const narrowedBy = ({ where = {} }: Pick<Slice, 'where'>): readonly Dimension[] =>
  ALL_DIMENSIONS.filter((name) => where[name] !== undefined);

/** The narrowing of a slice alone, over columns of the KPI views or those given; every part begins with AND. */
export const narrowingCondition = (slice: Slice, columns: Columns = VIEW_COLUMNS): string =>
  narrowedBy(slice)
    .map((name) => ` AND ${columns[name] ?? 'NULL'} IS @${PARAMETERS[name]}`)
    .join('');

/** The condition of a slice on the KPI views and on `kpi_day`, or on a table with the columns given. */
export const sliceCondition = (slice: Slice, columns: Columns = VIEW_COLUMNS): string =>
  `client_id = @clientId AND shift_date BETWEEN @from AND @to${narrowingCondition(slice, columns)}`;

/** The values of a slice's narrowing under the names that `narrowingCondition` uses. */
export const narrowingParameters = ({ where = {} }: Slice): Record<string, string | number | null> =>
  Object.fromEntries(narrowedBy({ where }).map((name) => [PARAMETERS[name], where[name] ?? null]));

/** The slice's values under the names that `sliceCondition` uses. */
export const sliceParameters = (slice: Slice): Record<string, string | number | null> => ({
  clientId: slice.clientId,
  from: slice.from,
  to: slice.to,
  ...narrowingParameters(slice),
});

const FINDERS = {
  line: 'SELECT id FROM lines WHERE client_id = @clientId AND code = @code',
  'work-order': 'SELECT id FROM work_orders WHERE client_id = @clientId AND code = @code',
  operation: 'SELECT id FROM operations WHERE client_id = @clientId AND code = @code',
  style: `SELECT @code FROM work_orders WHERE client_id = @clientId AND style_model = @code
    UNION SELECT @code FROM products WHERE client_id = @clientId AND style_model = @code`,
} as const;

/**
 * Finds what a narrowing names among a client's records.
 * @throws Failure `not-found` for a code that the client does not have.
 */
export const findNarrowing = (connection: Connection, clientId: number, where: Where = {}): Narrowing => {
  const find = (name: keyof typeof FINDERS, code: string): string | number => {
    const found = connection.prepare(FINDERS[name]).pluck().get({ clientId, code }) as
      string | number | undefined;
    if (found === undefined) throw notFound(name === 'work-order' ? 'order' : name);
    return found;
  };
  return Object.fromEntries(
    Object.entries(where)
      .filter(([, code]) => code !== undefined)
      .map(([name, code]) => [
        name,
        code === null || name === 'shift' ? code : find(name as keyof typeof FINDERS, String(code)),
      ]),
  );
};
