import { useCallback, useEffect, useImperativeHandle, useRef, useState, type RefObject } from 'react';
import type { Remark } from '../../../electron/contract/production';
import type { Words } from '../../i18n/useWords';
import type { CellSpot, GridHandle } from '../../ui/grid/EntryGrid';
import type { Verdict } from '../../ui/grid/PasteDialog';
import { isBlank, type Rehearsed, type SectionHandle, type SectionRow } from './section';

/**
 * Joins a section's grid to the sheet: what to give the grid as `handle` and `onFocus`, the cell that has the focus, and
 * whether the user is done with a row, so that empty cells of it count as missing.
 */
export const useSectionGrid = <Field extends string>(
  handle: RefObject<SectionHandle | null>,
  rows: readonly Pick<SectionRow, 'key' | 'saved' | 'typed'>[],
  first: NoInfer<Field>,
) => {
  const grid = useRef<GridHandle<Field> | null>(null);
  const [spot, setSpot] = useState<CellSpot<Field> | null>(null);
  const lastSpot = useRef<CellSpot<Field> | null>(null);

  // Rows that somebody was done with once: what is missing in them stays marked while it is being mended.
  const [left] = useState(() => new Set<string>());
  useEffect(() => {
    if (!spot) return;
    lastSpot.current = spot;
    for (const row of rows) if (row.key !== spot.key && !isBlank(row)) left.add(row.key);
  }, [left, spot, rows]);

  useImperativeHandle(handle, () => ({
    finish: async () => grid.current?.finish(),
    cancel: () => grid.current?.cancel(),
    goTo: ({ key, field }) => {
      const found = { key, field: field as Field };
      lastSpot.current = found;
      grid.current?.goTo(found);
    },
    focus: () => grid.current?.goTo(lastSpot.current ?? { key: '', field: first }),
    goToEnd: () => grid.current?.goTo({ key: '', field: first }),
  }));
  return {
    grid,
    spot,
    onFocus: setSpot,
    isLeft: useCallback(
      (key: string): boolean => left.has(key) || (spot !== null && spot.key !== key),
      [left, spot],
    ),
  };
};

/** What a rehearsal has against rows, as the preview of a paste shows it; `isField` tells columns of the section. */
export const verdictsOf = (
  answers: ReadonlyMap<string, Rehearsed>,
  isField: (field: string | undefined) => boolean,
  say: Words['say'],
): ReadonlyMap<string, Verdict> =>
  new Map(
    [...answers].map(([key, { errors }]): [string, Verdict] => {
      const cells = new Map<string, string>();
      let row: string | null = null;
      for (const error of errors as readonly Remark[]) {
        if (error.field !== null && isField(error.field)) cells.set(error.field, say(error));
        else row ??= say(error);
      }
      return [key, { cells, row }];
    }),
  );
