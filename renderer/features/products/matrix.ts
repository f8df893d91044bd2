/** A size and colour in which a product is made; '' where the product has no sizes, or no colours. */
export type Variant = { readonly size: string; readonly colour: string };

/** Sizes and colours of a product in their order, and the combinations that are made. */
export type Matrix = {
  readonly sizes: readonly string[];
  readonly colours: readonly string[];
  readonly variants: readonly Variant[];
};

const NO_NAME: readonly string[] = [''];

/** Names along one side of the matrix; a side without names has one without a name, unless the other is blank too. */
export const sideOf = (own: readonly string[], other: readonly string[]): readonly string[] =>
  own.length > 0 || other.length === 0 ? own : NO_NAME;

/** Every combination of sizes and colours, size by size. */
export const cellsOf = ({ sizes, colours }: Pick<Matrix, 'sizes' | 'colours'>): Variant[] =>
  sideOf(sizes, colours).flatMap((size) => sideOf(colours, sizes).map((colour) => ({ size, colour })));

const isCell =
  (a: Variant) =>
  (b: Variant): boolean =>
    a.size === b.size && a.colour === b.colour;

/** Whether a combination is made. */
export const isMade = ({ variants }: Matrix, cell: Variant): boolean => variants.some(isCell(cell));

/**
 * The matrix with other sizes or colours: combinations that stay keep their tick, new ones have it. Where a side gets its
 * first name or loses its last one, a size (or colour) is made as far as any of it was.
 */
export const renamed = (before: Matrix, next: Partial<Pick<Matrix, 'sizes' | 'colours'>>): Matrix => {
  const { sizes, colours } = { ...before, ...next };
  const known = cellsOf(before);
  const variants = cellsOf({ sizes, colours }).filter((cell) => {
    if (known.some(isCell(cell))) return isMade(before, cell);
    const related = known.filter(
      ({ size, colour }) =>
        (size === cell.size && (colour === '' || cell.colour === '')) ||
        (colour === cell.colour && (size === '' || cell.size === '')),
    );
    return related.length === 0 || related.some((each) => isMade(before, each));
  });
  return { sizes, colours, variants };
};

/** The matrix with the tick of these combinations set or taken away. */
export const ticked = (before: Matrix, cells: readonly Variant[], isOn: boolean): Matrix => ({
  ...before,
  variants: cellsOf(before).filter((cell) => (cells.some(isCell(cell)) ? isOn : isMade(before, cell))),
});
