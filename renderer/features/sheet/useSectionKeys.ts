import { useEffect, useEffectEvent } from 'react';
import { SECTIONS, type SectionName } from './section';

/** Listens for Alt 1 …, wherever the focus is, also inside a cell that is being typed into. */
export const useSectionKeys = (onKey: (section: SectionName) => void): void => {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // By its place on the keyboard: with Alt some layouts type other signs.
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    const section = SECTIONS[Number(digit) - 1];
    if (section === undefined) return;
    event.preventDefault();
    if (!document.querySelector('[role=dialog][aria-modal=true]')) onKey(section);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};
