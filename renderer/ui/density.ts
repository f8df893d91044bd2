import { useSyncExternalStore } from 'react';
import { DENSITIES, type Density } from '../../electron/contract/session';

const listeners = new Set<() => void>();

const current = (): Density =>
  DENSITIES.find((density) => density === document.documentElement.dataset['density']) ?? 'comfortable';

/** Sets how close rows stand, on the whole page at once; stylesheets read it as `data-density` of the root. */
export const chooseDensity = (density: Density | null): void => {
  if (density === current()) return;
  document.documentElement.dataset['density'] = density ?? 'comfortable';
  for (const listener of listeners) listener();
};

/** How close rows stand, for what no stylesheet reaches: the row height of a grid. */
export const useDensity = (): Density =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
