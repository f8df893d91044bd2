import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { holdKeysUntil } from '../../ui/grid/earlyKeys';
import type { SectionHandle, SectionName, SectionSpot } from './section';

/** Which section is on show, and the ways into each of them; it follows the address, and the address follows it. */
export const useSections = (addressed: SectionName, onSection: (section: SectionName) => void) => {
  const [active, setActive] = useState(addressed);
  // Sections that were opened here and that the address has yet to catch up with.
  const told = useRef<SectionName[]>([]);
  const production = useRef<SectionHandle | null>(null);
  const stops = useRef<SectionHandle | null>(null);
  const inspections = useRef<SectionHandle | null>(null);
  const hours = useRef<SectionHandle | null>(null);
  const handles = { production, stops, inspections, hours } as const;

  const follow = useEffectEvent((section: SectionName) => {
    const at = told.current.indexOf(section);
    if (section === active) {
      told.current = [];
    } else if (at >= 0) {
      told.current.splice(0, at + 1);
    } else {
      void handles[active].current?.finish();
      setActive(section);
    }
  });
  useEffect(() => follow(addressed), [addressed]);

  return {
    active,
    handles,
    /** Ends typing in the section that is on show and keeps what was typed. */
    finish: async (): Promise<void> => handles[active].current?.finish(),
    /** Ends typing there and forgets what was typed. */
    cancel: (): void => handles[active].current?.cancel(),
    /** Shows a section and puts the focus into it: where it was last, on a cell, or on the empty row (`end`). */
    open: (section: SectionName, spot?: SectionSpot | 'end'): void => {
      if (section !== active) {
        void handles[active].current?.finish();
        // At once: what is typed next belongs to the section that was asked for.
        flushSync(() => setActive(section));
        told.current.push(section);
        onSection(section);
        // A section that has nothing to type into takes no focus.
        const panel = `#section-${section}`;
        if (document.querySelector(`${panel} [data-entry-grid]`))
          holdKeysUntil(() => Boolean(document.activeElement?.closest(`${panel} .ag-cell`)));
      }
      const handle = handles[section].current;
      if (spot === 'end') handle?.goToEnd();
      else if (spot) handle?.goTo(spot);
      else handle?.focus();
    },
  };
};
