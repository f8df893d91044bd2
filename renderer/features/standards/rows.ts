import type { Standards } from '../../../electron/contract/standards';

/** Where a standard stands on a date: it holds, it will, another took its place, or from then on there is none. */
export type StandardState = 'holds' | 'later' | 'past' | 'ended';

/** A standard as the list shows it, whatever it is of; `hours` null: from its date on there is none. */
export type StandardRow = {
  readonly key: string;
  readonly of: 'place' | 'category' | 'product';
  /** Codes; neither is the whole client. */
  readonly line: string | null;
  readonly shift: string | null;
  /** The category, or the product's code. */
  readonly name: string | null;
  readonly style: string | null;
  readonly hours: number | null;
  /** Null: for all dates. */
  readonly from: string | null;
  readonly state: StandardState;
  readonly version: number;
  readonly updatedBy: string | null;
  readonly updatedAt: string;
};

type Dated = { readonly from: string | null; readonly cycleTimeHours: number | null };

const isBy = (date: string, { from }: Dated): boolean => from === null || from <= date;

/** States of the standards of one place or category on a date; a standard without a date is the oldest. */
const stateOf = (own: readonly Dated[], one: Dated, date: string): StandardState => {
  if (!isBy(date, one)) return 'later';
  const isOvertaken = own.some((other) => isBy(date, other) && (other.from ?? '') > (one.from ?? ''));
  if (isOvertaken) return 'past';
  return one.cycleTimeHours === null ? 'ended' : 'holds';
};

/** Every standard of a client as it stands on a date: of lines and shifts, of categories, of products. */
export const rowsOn = (standards: Standards, date: string): StandardRow[] => [
  ...standards.standards.map((one): StandardRow => {
    const own = standards.standards.filter(({ line, shift }) => line === one.line && shift === one.shift);
    const { line, shift, from, version, updatedBy, updatedAt } = one;
    return {
      key: JSON.stringify(['place', line, shift, from]),
      of: 'place',
      line,
      shift,
      name: null,
      style: null,
      hours: one.cycleTimeHours,
      from,
      state: stateOf(own, one, date),
      version,
      updatedBy,
      updatedAt,
    };
  }),
  ...standards.categories.map((one): StandardRow => {
    const own = standards.categories.filter(({ category }) => category === one.category);
    return {
      key: JSON.stringify(['category', one.category, one.from]),
      of: 'category',
      line: null,
      shift: null,
      name: one.category,
      style: null,
      hours: one.cycleTimeHours,
      from: one.from,
      state: stateOf(own, one, date),
      version: 0,
      updatedBy: null,
      updatedAt: one.updatedAt,
    };
  }),
  ...standards.products
    .filter(({ cycleTimeHours }) => cycleTimeHours !== null)
    .map(({ product, style, cycleTimeHours, version, updatedAt }): StandardRow => ({
      key: JSON.stringify(['product', product]),
      of: 'product',
      line: null,
      shift: null,
      name: product,
      style,
      hours: cycleTimeHours,
      from: null,
      state: 'holds',
      version,
      updatedBy: null,
      updatedAt,
    })),
];
