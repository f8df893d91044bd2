/** What stood unsaved in a form when its session ended: whose it is, and which form. */
type Parked = { readonly userCode: string; readonly place: string; readonly values: unknown };

let parked: Parked | null = null;

/** Keeps what a user typed until they are back; in the memory of this page alone. */
export const park = (left: Parked): void => {
  parked = left;
};

/** What that user left in a form; null if nothing. */
export const findParked = (userCode: string, place: string): unknown =>
  parked?.userCode === userCode && parked.place === place ? parked.values : null;

/** Forgets it: the form has it again, or somebody else sits here. */
export const forgetParked = (): void => {
  parked = null;
};
