/** A value of a setting from a date on; `from` null: for all dates before any other. */
export type Dated = { readonly value: string | null; readonly from: string | null };

/** The value in force on a date, and the one that follows it; values oldest first. */
export const inForce = <T extends Dated>(
  values: readonly T[],
  date: string,
): { now: T | null; next: T | null } => ({
  now: values.findLast(({ from }) => from === null || from <= date) ?? null,
  next: values.find(({ from }) => from !== null && from > date) ?? null,
});
