import type { Grouping, Where } from '../../../electron/contract/kpi';

/** What a slice can be narrowed by, in the order in which it is told. */
export const DIMENSIONS = [
  'line',
  'shift',
  'style',
  'work-order',
  'operation',
] as const satisfies readonly Grouping[];
export type Dimension = (typeof DIMENSIONS)[number];

/** In an address: the rows without a line, style and so on. */
export const WITHOUT = '-';

const SHIFT_TYPES = ['SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT', 'SUN_OT', 'OTHER'] as const;
export type ShiftType = (typeof SHIFT_TYPES)[number];

/** The shift type of a code; null for anything else. */
export const shiftTypeOf = (code: string | null): ShiftType | null =>
  SHIFT_TYPES.find((type) => type === code) ?? null;

/** What an address says of the narrowing. */
export type NarrowingSearch = { readonly [D in Dimension]?: string | undefined };

/** The dimensions that an address narrows by, with their codes. */
export const narrowedBy = (
  search: NarrowingSearch,
): readonly (readonly [dimension: Dimension, code: string | null])[] =>
  DIMENSIONS.flatMap((dimension) => {
    const code = search[dimension];
    if (code === undefined || (dimension === 'shift' && shiftTypeOf(code) === null)) return [];
    return [[dimension, code === WITHOUT ? null : code] as const];
  });

/** The narrowing of an address; undefined where it narrows nothing. */
export const whereOf = (search: NarrowingSearch): Where | undefined => {
  const narrowed = narrowedBy(search);
  return narrowed.length > 0 ? Object.fromEntries(narrowed) : undefined;
};

/** How an address says the code of a group. */
export const inAddress = (code: string | null): string => code ?? WITHOUT;
