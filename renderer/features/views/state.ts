import type { SavedView } from '../../../electron/contract/views';

/** What is open over a page, and whose page it is, are not part of a view. */
const LEFT_OUT = new Set(['client', 'why', 'of', 'at', 'open', 'among', 'things']);

/** What an address says of a view. */
export const stateOf = (search: Readonly<Record<string, unknown>>): SavedView['state'] =>
  Object.fromEntries(
    Object.entries(search).filter(
      (entry): entry is [string, string | number | boolean] =>
        !LEFT_OUT.has(entry[0]) && ['string', 'number', 'boolean'].includes(typeof entry[1]),
    ),
  );

/** Whether a page shows what a view says. */
export const isShown = ({ state }: SavedView, search: Readonly<Record<string, unknown>>): boolean => {
  const now = stateOf(search);
  const names = new Set([...Object.keys(now), ...Object.keys(state)]);
  return [...names].every((name) => String(now[name]) === String(state[name]));
};
