import { useEffect, useRef } from 'react';

/** What each key of a page does, by its name (`ArrowLeft`) or letter in lower case. */
export type PageKeys = Readonly<Record<string, () => void>>;

const KEYS_OF_OTHERS = '[role=dialog], [role=menu], [role=listbox], [contenteditable=true]';
const FREE_INPUTS = new Set(['radio', 'checkbox', 'button', 'submit']);

/** Whether what has the focus needs the key itself: text that is typed, a choice that arrows move through. */
const isTaken = (target: EventTarget | null, key: string): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest(KEYS_OF_OTHERS)) return true;
  if (target instanceof HTMLInputElement) return !FREE_INPUTS.has(target.type) || key.startsWith('arrow');
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
};

/** Listens for the keys of a page while nothing else needs them. */
export const usePageKeys = (keys: PageKeys): void => {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const key = event.key.toLowerCase();
      const action = Object.entries(latest.current).find(([name]) => name.toLowerCase() === key)?.[1];
      if (!action || isTaken(event.target, key)) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};
