/** What is searched of an entry: its code, what it is called, and what else it answers to. */
export type Searchable = {
  readonly code?: string | undefined;
  readonly label: string;
  readonly words?: readonly string[] | undefined;
  /** Out of use or closed: after what matches as well and is in use. */
  readonly isOver?: boolean | undefined;
};

/** Text as it is compared: without case and accents. */
export const plainText = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();

const partsOf = (text: string): readonly string[] =>
  text.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');

/**
 * How far an entry is from a text, 0 for its very code; null where some word of the text stands nowhere in it.
 * Codes come before names, beginnings before middles.
 */
export const distance = (entry: Searchable, query: string): number | null => {
  const whole = plainText(query);
  const words = whole.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return null;
  const [code, label] = [plainText(entry.code ?? ''), plainText(entry.label)];
  const all = [code, label, ...(entry.words ?? []).map(plainText)];
  const parts = all.flatMap(partsOf);
  const over = entry.isOver ? 0.5 : 0;
  if (code !== '' && code === whole) return 0;
  if (label === whole) return 1;
  if (code !== '' && code.startsWith(whole)) return 2 + over;
  if (label.startsWith(whole)) return 3 + over;
  if (partsOf(label).some((part) => part.startsWith(whole))) return 4 + over;
  if (words.every((word) => parts.some((part) => part.startsWith(word)))) return 5 + over;
  return words.every((word) => all.some((text) => text.includes(word))) ? 6 + over : null;
};

/** The entries that a text finds, nearest first; among equals the order in which they were given. */
export const rank = <E extends Searchable>(
  entries: readonly E[],
  query: string,
): { readonly entry: E; readonly far: number }[] =>
  entries
    .flatMap((entry) => {
      const far = distance(entry, query);
      return far === null ? [] : [{ entry, far }];
    })
    .toSorted((a, b) => a.far - b.far);

/**
 * Entries in groups: the group with the nearest entry first, each with at most `limit` entries, nearest first.
 */
export const inGroups = <E extends Searchable & { readonly group: string }>(
  entries: readonly E[],
  query: string,
  limit: number,
): { readonly group: E['group']; readonly entries: readonly E[] }[] => {
  const groups = new Map<E['group'], E[]>();
  for (const { entry } of rank(entries, query)) {
    const group = groups.get(entry.group) ?? [];
    if (group.length < limit) group.push(entry);
    groups.set(entry.group, group);
  }
  return [...groups].map(([group, members]) => ({ group, entries: members }));
};
