import { useEffect, useRef, type RefObject } from 'react';

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/**
 * Leads the focus back to the list once the form beside it has closed: to the row whose form it was, else to the row of
 * a record that has come since, else to what begins a new one. Whoever has moved on is left alone.
 */
export const useFocusBack = (
  list: RefObject<HTMLElement | null>,
  keys: readonly string[],
  /** Key of the record whose form is open. */
  opened: string | undefined,
): void => {
  const left = useRef<{ readonly key: string; readonly before: ReadonlySet<string> } | null>(null);
  const wait = useRef<{ readonly before: ReadonlySet<string>; readonly at: Element | null } | null>(null);
  useEffect(() => {
    const find = (key: string) =>
      list.current?.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(key)}"]`) ?? null;
    if (opened !== undefined) {
      wait.current = null;
      if (left.current?.key !== opened) left.current = { key: opened, before: new Set(keys) };
      return;
    }
    if (left.current !== null) {
      const { key, before } = left.current;
      left.current = null;
      if (isLost()) (find(key) ?? list.current?.querySelector<HTMLElement>('[data-new]'))?.focus();
      wait.current = { before, at: document.activeElement };
    }
    if (wait.current === null) return;
    const { before, at } = wait.current;
    const come = keys.find((key) => !before.has(key));
    if (come === undefined) return;
    wait.current = null;
    if (isLost() || document.activeElement === at) find(come)?.focus();
  }, [list, keys, opened]);
};
