import { useEffect, useRef } from 'react';
import { createFormat } from '../../format';
import type { GridColumn, GridSource, RowKind } from './model';
import { readCell } from './values';

const format = createFormat('en-US');

/**
 * Takes the best choice for what was typed into a column before its choices were there: nobody waits for a list that
 * they know by heart. `isTyped` tells cells that hold something unsaved; others stay as they are.
 */
export const useLateChoices = <Row, Field extends string>(
  columns: readonly GridColumn<Field>[],
  source: GridSource<Row>,
  kind: RowKind<Row, Field>,
  isTyped: (row: Row, field: Field) => boolean,
): void => {
  const known = useRef(new Set<Field>());
  useEffect(() => {
    for (const column of columns) {
      const { field, choices = [], find } = column;
      if (!find || choices.length === 0 || known.current.has(field)) continue;
      known.current.add(field);
      for (const row of source.rows()) {
        const text = kind.textOf(row, field);
        if (!isTyped(row, field) || readCell(column, text, format).problem === null) continue;
        const [best] = find(text);
        if (best) source.amend(kind.keyOf(row), (now) => kind.withText(now, field, best.value));
      }
    }
  }, [columns, source, kind, isTyped]);
};
