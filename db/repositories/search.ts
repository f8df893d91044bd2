import { hasRight } from '../rights';
import { connectionOf, type ClientScope } from '../scope';
import type { OrderStatus } from '../vocabulary';

/** A work order that was found. */
export type FoundOrder = {
  readonly id: number;
  readonly clientCode: string;
  readonly code: string;
  readonly styleModel: string | null;
  readonly poNumber: string | null;
  readonly status: OrderStatus;
};

/** A job of a work order that was found; `status` is its order's. */
export type FoundJob = {
  readonly orderId: number;
  readonly orderCode: string;
  readonly clientCode: string;
  readonly code: string;
  readonly partNumber: string;
  readonly status: OrderStatus;
};

/** A line that was found. */
export type FoundPlace = {
  readonly clientCode: string;
  readonly code: string;
  readonly name: string;
  readonly isActive: boolean;
};

/** An employee that was found; `clientCode` is null for floating ones of elsewhere. */
export type FoundEmployee = Omit<FoundPlace, 'clientCode'> & { readonly clientCode: string | null };

/** A product that was found; its name is its style. */
export type FoundProduct = FoundPlace & { readonly description: string | null };

/** What a text finds, best matches first within each kind. */
export type Found = {
  readonly orders: FoundOrder[];
  readonly jobs: FoundJob[];
  readonly employees: FoundEmployee[];
  readonly lines: FoundPlace[];
  readonly products: FoundProduct[];
};

/** Rows of one kind that are looked through by name in one call, shared out evenly among the scope's clients. */
const ROWS_BY_NAME = 5_000;
const FEWEST_PER_CLIENT = 100;

const LAST_CHARACTER = '\u{10FFFF}';

// oxlint-disable-next-line no-control-regex
const BEYOND_ASCII = /[^\u0000-\u007f]/;

/** Text without case and accents, as it is compared: `Ñandú` is `nandu`. */
const plainText = (text: string): string =>
  (BEYOND_ASCII.test(text) ? text.normalize('NFD').replaceAll(/\p{M}/gu, '') : text).toLowerCase();

type Wanted = {
  /** As typed, trimmed, and in capitals and small letters: codes are kept as people type them. */
  readonly spellings: readonly string[];
  readonly whole: string;
  readonly words: readonly string[];
};

const wantedOf = (text: string): Wanted => {
  const typed = text.trim();
  const whole = plainText(typed);
  return {
    spellings: [...new Set([typed, typed.toUpperCase(), typed.toLowerCase()])],
    whole,
    words: whole.split(/\s+/).filter((word) => word !== ''),
  };
};

/** 0 for the very code, 1 for a code that begins so, 2 for another text that does, 3 for what merely contains it. */
const distance = (wanted: Wanted, code: string, texts: readonly (string | null)[]): number => {
  const plainCode = plainText(code);
  if (plainCode === wanted.whole) return 0;
  if (plainCode.startsWith(wanted.whole)) return 1;
  return texts.some((text) => text !== null && plainText(text).startsWith(wanted.whole)) ? 2 : 3;
};

const matches = (wanted: Wanted, texts: readonly (string | null)[]): boolean => {
  // No text of a row holds a line break, so no word is found across two of them.
  const plain = plainText(texts.join('\n'));
  return wanted.words.every((word) => plain.includes(word));
};

type Row = { readonly id: number; readonly clientCode: string | null; readonly code: string };

type Kind<R extends Row> = {
  readonly textsOf: (row: R) => readonly (string | null)[];
  /** Out of use or closed: after what is in use that matches as well. */
  readonly isOver: (row: R) => boolean;
};

const best = <R extends Row>(
  rows: readonly R[],
  wanted: Wanted,
  limit: number,
  { textsOf, isOver }: Kind<R>,
): R[] =>
  [...new Map(rows.map((row) => [row.id, row])).values()]
    .filter((row) => matches(wanted, [row.code, ...textsOf(row)]))
    .map((row) => ({ row, far: distance(wanted, row.code, textsOf(row)), isOver: Number(isOver(row)) }))
    .toSorted(
      (a, b) =>
        Number(a.far > 0) - Number(b.far > 0) ||
        a.isOver - b.isOver ||
        a.far - b.far ||
        (a.row.code < b.row.code ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ row }) => row);

const BEGINS = (column: string) => `${column} >= @text AND ${column} < @textEnd`;

/** Rows of each client of the scope: those whose columns begin with the text, by index, then the newest by name. */
const candidates = <R extends Row>(
  scope: ClientScope,
  wanted: Wanted,
  limit: number,
  table: { readonly select: string; readonly begins: readonly string[] },
): R[] => {
  const connection = connectionOf(scope);
  const perClient = Math.max(
    FEWEST_PER_CLIENT,
    Math.floor(ROWS_BY_NAME / Math.max(1, scope.clientIds.length)),
  );
  const byStart = table.begins.map((column) =>
    connection.prepare(`${table.select} AND ${BEGINS(column)} ORDER BY ${column} LIMIT @limit`),
  );
  const newest = connection.prepare(`${table.select} ORDER BY t.id DESC LIMIT @limit`);
  return scope.clientIds.flatMap((clientId) => [
    ...wanted.spellings.flatMap((text) =>
      byStart.flatMap(
        (statement) => statement.all({ clientId, text, textEnd: text + LAST_CHARACTER, limit }) as R[],
      ),
    ),
    ...(newest.all({ clientId, limit: perClient }) as R[]),
  ]);
};

const OF_CLIENT = 'CROSS JOIN clients AS c ON c.id = t.client_id WHERE t.client_id = @clientId';

const isClosed = (status: OrderStatus): boolean => status !== 'ACTIVE' && status !== 'ON_HOLD';

type OrderRow = FoundOrder & Row & { readonly clientCode: string };

const findOrders = (scope: ClientScope, wanted: Wanted, limit: number): FoundOrder[] =>
  best(
    candidates<OrderRow>(scope, wanted, limit, {
      select: `SELECT t.id, c.code AS clientCode, t.code, t.style_model AS styleModel, t.po_number AS poNumber, t.status
        FROM work_orders AS t ${OF_CLIENT}`,
      begins: ['t.code', 't.style_model'],
    }),
    wanted,
    limit,
    {
      textsOf: ({ styleModel, poNumber }) => [styleModel, poNumber],
      isOver: ({ status }) => isClosed(status),
    },
  ).map(({ id, clientCode, code, styleModel, poNumber, status }) => ({
    id,
    clientCode,
    code,
    styleModel,
    poNumber,
    status,
  }));

type JobRow = FoundJob & Row & { readonly clientCode: string };

const findJobs = (scope: ClientScope, wanted: Wanted, limit: number): FoundJob[] =>
  best(
    candidates<JobRow>(scope, wanted, limit, {
      select: `SELECT t.id, c.code AS clientCode, t.code, t.part_number AS partNumber, o.id AS orderId,
          o.code AS orderCode, o.status
        FROM jobs AS t CROSS JOIN work_orders AS o ON o.client_id = t.client_id AND o.id = t.work_order_id ${OF_CLIENT}`,
      begins: ['t.code'],
    }),
    wanted,
    limit,
    { textsOf: ({ partNumber }) => [partNumber], isOver: ({ status }) => isClosed(status) },
  ).map(({ id: _id, ...job }) => job);

type PlaceRow = Omit<FoundPlace, 'isActive'> &
  Row & { readonly clientCode: string; readonly isActive: number };

const asPlace = ({ clientCode, code, name, isActive }: PlaceRow): FoundPlace => ({
  clientCode,
  code,
  name,
  isActive: isActive === 1,
});

const PLACE: Kind<PlaceRow> = { textsOf: ({ name }) => [name], isOver: ({ isActive }) => isActive === 0 };

const findLines = (scope: ClientScope, wanted: Wanted, limit: number): FoundPlace[] =>
  best(
    candidates<PlaceRow>(scope, wanted, limit, {
      select: `SELECT t.id, c.code AS clientCode, t.code, t.name, t.is_active AS isActive FROM lines AS t ${OF_CLIENT}`,
      begins: ['t.code'],
    }),
    wanted,
    limit,
    PLACE,
  ).map(asPlace);

type ProductRow = PlaceRow & { readonly description: string | null };

const findProducts = (scope: ClientScope, wanted: Wanted, limit: number): FoundProduct[] =>
  best(
    candidates<ProductRow>(scope, wanted, limit, {
      select: `SELECT t.id, c.code AS clientCode, t.code, t.is_active AS isActive,
          t.style_model AS name, t.description
        FROM products AS t ${OF_CLIENT}`,
      begins: ['t.code', 't.style_model'],
    }),
    wanted,
    limit,
    { textsOf: ({ name, description }) => [name, description], isOver: PLACE.isOver },
  ).map((row) => ({ ...asPlace(row), description: row.description }));

type EmployeeRow = Omit<PlaceRow, 'clientCode'> & { readonly clientCode: string | null };

/** Everybody on the floor whom the scope shows is looked through: employees are thousands, never millions. */
const findEmployees = (scope: ClientScope, wanted: Wanted, limit: number): FoundEmployee[] => {
  const rows = connectionOf(scope)
    .prepare(
      `SELECT e.id, e.code, e.name, e.is_active AS isActive,
         (SELECT c.code FROM clients AS c WHERE c.id = e.client_id) AS clientCode
       FROM employees AS e`,
    )
    .all() as EmployeeRow[];
  return best(rows, wanted, limit, {
    textsOf: ({ name }) => [name],
    isOver: ({ isActive }) => isActive === 0,
  }).map(({ clientCode, code, name, isActive }) => ({ clientCode, code, name, isActive: isActive === 1 }));
};

/**
 * Orders, jobs, employees, lines and products of the scope's clients whose codes or names hold every word of the text, at
 * most `limit` of each; case and accents do not matter. Codes and styles that begin with the text are found among all
 * rows; PO numbers, names and words in the middle among each client's newest. Employees are for leaders and up.
 */
export const findAnything = async (
  scope: ClientScope,
  { text, limit }: { readonly text: string; readonly limit: number },
): Promise<Found> => {
  const wanted = wantedOf(text);
  if (wanted.words.length === 0) return { orders: [], jobs: [], employees: [], lines: [], products: [] };
  return {
    orders: findOrders(scope, wanted, limit),
    jobs: findJobs(scope, wanted, limit),
    employees: hasRight(scope.actor.role, 'write-masters') ? findEmployees(scope, wanted, limit) : [],
    lines: findLines(scope, wanted, limit),
    products: findProducts(scope, wanted, limit),
  };
};
