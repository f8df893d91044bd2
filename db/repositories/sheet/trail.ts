import type { ClientScope } from '../../scope';

/** A row as the audit log keeps it, in stored units. */
export type TrailFields = Readonly<Record<string, string | number | boolean | null>>;

/** What an edit changed of a row: only what differs, on both sides. */
export const differing = (
  before: TrailFields,
  after: TrailFields,
): { readonly before: TrailFields; readonly after: TrailFields } => {
  const names = Object.keys(after).filter((name) => before[name] !== after[name]);
  const pick = (fields: TrailFields): TrailFields =>
    Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
  return { before: pick(before), after: pick(after) };
};

/** What voiding a row changed: by whom it was taken out, and why. */
export const voiding = (
  scope: ClientScope,
  reason: string,
): { readonly before: TrailFields; readonly after: TrailFields } => ({
  before: { voidedBy: null, voidReason: null },
  after: { voidedBy: scope.actor.code, voidReason: reason },
});
