import { connectionOf, write, type ClientScope } from '../../scope';

/**
 * In which sizes and colours a product is made, in the order in which they were typed; `variants` are the combinations
 * that are made. Without sizes the size of a combination is '', without colours its colour.
 */
export type Matrix = {
  readonly sizes: string[];
  readonly colours: string[];
  readonly variants: { readonly size: string; readonly colour: string }[];
};

export const NO_MATRIX: Matrix = { sizes: [], colours: [], variants: [] };

type Stored = { productId: number; size: string; colour: string; isMade: number };

const named = (names: readonly string[]): string[] => [...new Set(names)].filter((name) => name !== '');

const matrixOf = (rows: readonly Stored[]): Matrix => ({
  sizes: named(rows.map(({ size }) => size)),
  colours: named(rows.map(({ colour }) => colour)),
  variants: rows.filter(({ isMade }) => isMade === 1).map(({ size, colour }) => ({ size, colour })),
});

/** Sizes and colours of a client's products, or of one of them, by the product's id. */
export const matricesOf = (
  scope: ClientScope,
  clientId: number,
  productId?: number,
): ReadonlyMap<number, Matrix> => {
  const rows = connectionOf(scope)
    .prepare(
      `SELECT product_id AS productId, size, colour, is_active AS isMade FROM product_variants
       WHERE client_id = @clientId ${productId === undefined ? '' : 'AND product_id = @productId'} ORDER BY position, id`,
    )
    .all(productId === undefined ? { clientId } : { clientId, productId }) as Stored[];
  return new Map(
    [...Map.groupBy(rows, (row) => row.productId)].map(([product, own]) => [product, matrixOf(own)]),
  );
};

const keyOf = (size: string, colour: string): string => JSON.stringify([size, colour]);

/** Whether two say the same; the order of the combinations does not matter. */
export const sameMatrix = (a: Matrix, b: Matrix): boolean => {
  const plain = ({ sizes, colours, variants }: Matrix) =>
    JSON.stringify([sizes, colours, variants.map(({ size, colour }) => keyOf(size, colour)).toSorted()]);
  return plain(a) === plain(b);
};

/** Sizes and colours as the audit trail tells them, and the combinations that are left out. */
export const toldMatrix = ({ sizes, colours, variants }: Matrix): Record<string, unknown> => {
  const made = new Set(variants.map(({ size, colour }) => keyOf(size, colour)));
  const left = cellsOf({ sizes, colours }).filter(([size, colour]) => !made.has(keyOf(size, colour)));
  return {
    sizes: sizes.join(', ') || null,
    colours: colours.join(', ') || null,
    not_made: left.map((cell) => cell.filter((name) => name !== '').join(' ')).join(', ') || null,
  };
};

const cellsOf = ({ sizes, colours }: Pick<Matrix, 'sizes' | 'colours'>): (readonly [string, string])[] =>
  sizes.length + colours.length === 0
    ? []
    : (sizes.length > 0 ? sizes : ['']).flatMap((size) =>
        (colours.length > 0 ? colours : ['']).map((colour) => [size, colour] as const),
      );

/**
 * Writes a product's sizes and colours in their order. A combination that stays keeps its row, one that is not made is
 * kept as such, and those of a size or colour that is gone are taken out.
 */
export const storeMatrix = (
  scope: ClientScope,
  clientId: number,
  productId: number,
  matrix: Matrix,
): void => {
  write(scope);
  const connection = connectionOf(scope);
  const cells = cellsOf(matrix);
  connection
    .prepare(
      `DELETE FROM main.product_variants WHERE client_id = ? AND product_id = ?
         AND json_array(size, colour) NOT IN (SELECT value FROM json_each(?))`,
    )
    .run(clientId, productId, JSON.stringify(cells.map(([size, colour]) => keyOf(size, colour))));
  const store = connection.prepare(
    `INSERT INTO main.product_variants (client_id, product_id, size, colour, position, is_active)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (client_id, product_id, size, colour)
       DO UPDATE SET position = excluded.position, is_active = excluded.is_active`,
  );
  const made = new Set(matrix.variants.map(({ size, colour }) => keyOf(size, colour)));
  for (const [position, [size, colour]] of cells.entries()) {
    store.run(clientId, productId, size, colour, position, made.has(keyOf(size, colour)) ? 1 : 0);
  }
};
