import type { ShiftType } from '../../vocabulary';

/** One line's shift; `lineId` null is work without a line. */
export type SheetPlace = {
  readonly clientId: number;
  readonly lineId: number | null;
  readonly shiftDate: string;
  readonly shiftType: ShiftType;
};

/** A sentence about a row; `field` names the input it is about, null the row as a whole. */
export type Remark<Key extends string = string> = {
  readonly key: Key;
  readonly params: Record<string, string | number>;
  readonly field: string | null;
};

/** A remark of that key. */
export const remark = <Key extends string>(
  key: Key,
  field: string | null = null,
  params: Record<string, string | number> = {},
): Remark<Key> => ({ key, params, field });

/** The sections whose rows are made, changed and voided one by one, in the order of the sheet. */
export const SECTIONS = ['production', 'stops', 'inspections'] as const;
export type Section = (typeof SECTIONS)[number];

/** What the changes of one row of a sheet are called, and the list of a batch that holds them. */
export const CHANGE_LISTS = { create: 'creates', update: 'updates', void: 'voids' } as const;
export type ChangeName = keyof typeof CHANGE_LISTS;

/** A row as its reader saw it: changed or voided only if it still is at that version. */
export type Seen = { readonly id: number; readonly version: number };

export type RowVoid = Seen & { readonly key: string; readonly reason: string };

/** All that one submit changes in a section; keys are unique within it. */
export type Changes<Input> = {
  readonly creates: readonly Input[];
  readonly updates: readonly (Input & Seen)[];
  readonly voids: readonly RowVoid[];
};

/** What of a stored row decides whether it may be changed. */
export type RowHead = {
  readonly id: number;
  readonly version: number;
  readonly recorded_by: string;
  readonly verified_by: string | null;
  readonly shift_date: string;
  readonly voided_at: string | null;
};

type Judged = {
  readonly key: string;
  /** Its place in the batch's list of its kind. */
  readonly index: number;
  readonly errors: readonly Remark[];
  readonly warnings: readonly Remark[];
};

/** What is to happen to one row of a section, and what speaks against it; `before` is the row as it stands. */
export type Planned<Before extends { readonly id: number }, Values> = Judged &
  (
    | { readonly change: 'create'; readonly values: Values | null }
    | {
        readonly change: 'update';
        readonly values: Values | null;
        readonly before: Before;
        readonly isStale: boolean;
      }
    | { readonly change: 'void'; readonly reason: string; readonly before: Before; readonly isStale: boolean }
  );

/** A planned change of any section. */
export type PlannedRow = Planned<{ readonly id: number }, unknown>;

/** The rows that a section's changes are about, by the changes' keys, and how many of each kind were written. */
export type Written = {
  readonly idByKey: ReadonlyMap<string, number>;
  readonly created: number;
  readonly updated: number;
  readonly voided: number;
};

/** How many rows of a section a submit wrote. */
export type Counts = Pick<Written, 'created' | 'updated' | 'voided'>;
