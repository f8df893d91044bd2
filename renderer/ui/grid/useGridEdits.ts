import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Words } from '../../i18n/useWords';
import { clearRange, duplicateRows, fillDown, insertRow, removeRows, typeText } from './commands';
import { completionOf } from './completion';
import type { EditKind, GridColumn, GridSource, RowKind, Undone } from './model';
import { rangeOf, type Range } from './selection';
import type { SelectionStore } from './selectionStore';
import { readCell } from './values';

/** What was typed into a column of choices means: the choice that is called so, else the best one that is found. */
const chosenBy = (column: GridColumn, typed: string, format: Words['format']): string => {
  const { text, problem } = readCell(column, typed, format);
  // Choices that came while an editor was open are not known to it.
  return problem === null ? text : (column.find?.(text)[0]?.value ?? text);
};

/** What the keys and buttons of a grid change; each says what it did where that is not plain to see. */
export const useGridEdits = <Row, Field extends string>({
  source,
  kind,
  columns,
  selection,
  words,
  goTo,
}: {
  readonly source: GridSource<Row>;
  readonly kind: RowKind<Row, Field>;
  readonly columns: readonly GridColumn<Field>[];
  readonly selection: SelectionStore;
  readonly words: Words;
  /** Puts the focus on a row, by its position, in the column that has it. */
  readonly goTo: (row: number) => void;
}) => {
  const [message, setMessage] = useState('');
  const { t } = words;
  const queries = useQueryClient();
  const completing = useRef(new Set<Promise<void>>());

  /** Completes part of a code that was typed faster than it could be looked up, where it means one choice. */
  const complete = async (key: string, { field, search }: GridColumn<Field>, text: string): Promise<void> => {
    const asked = text.trim();
    if (!search || asked === '') return;
    const choices = await queries.fetchQuery(search(asked)).catch(() => []);
    const value = completionOf(choices, asked);
    if (value === null) return;
    source.amend(key, (row) => (kind.textOf(row, field) === text ? kind.withText(row, field, value) : row));
  };
  // What was typed before its choices were known is read again once they are.
  const raw = useRef(
    new Map<string, { readonly key: string; readonly field: Field; readonly text: string }>(),
  );
  const readAgain = useEffectEvent((known: readonly GridColumn<Field>[], by: RowKind<Row, Field>) => {
    for (const [name, { key, field, text }] of raw.current) {
      const column = known.find((each) => each.field === field);
      const found = column?.find?.(text)[0]?.value;
      const value = found ?? (column ? readCell(column, text, words.format).text : text);
      source.amend(key, (row) => {
        if (by.isLocked(row) || by.textOf(row, field) !== text) return row;
        const next = by.withText(row, field, value);
        if (next !== row) raw.current.delete(name);
        return next;
      });
    }
  });
  useEffect(() => readAgain(columns, kind), [columns, kind]);
  const startCompleting = (key: string, column: GridColumn<Field>, text: string): void => {
    const under = complete(key, column, text).finally(() => completing.current.delete(under));
    completing.current.add(under);
  };

  const inRange = (change: (range: Range, rows: readonly Row[]) => void): void => {
    const selected = selection.get();
    setMessage('');
    if (selected) change(rangeOf(selected), source.rows());
  };
  const cellsOf = ({ top, bottom, left, right }: Range): number => (bottom - top + 1) * (right - left + 1);
  const rowsOf = ({ top, bottom }: Range): number => bottom - top + 1;

  const tell = (key: 'grid.undone' | 'grid.redone', undone: Undone): void => {
    const { kind: what, count } = undone.edit;
    setMessage(t(key, { edit: t(`grid.edit-${what satisfies EditKind}`, { count }) }));
    const rows = source.rows();
    const first = rows.findIndex((row) => undone.keys.includes(kind.keyOf(row)));
    goTo(Math.max(0, first));
  };

  return {
    message,
    say: setMessage,
    type: (key: string, field: Field, typed: string): void => {
      setMessage('');
      const column = columns.find((each) => each.field === field);
      const text = column?.kind === 'choice' ? chosenBy(column, typed, words.format) : typed;
      source.edit({ kind: 'type', count: 1 }, (rows) => typeText(rows, key, field, text, kind));
      if (column?.search) startCompleting(key, column, text);
      if (column?.kind === 'choice' || column?.kind === 'text')
        raw.current.set(`${key}|${field}`, { key, field, text });
    },
    /** Resolves once what was typed is looked up. */
    whenCompleted: async (): Promise<void> => {
      await Promise.all(completing.current);
    },
    clear: () =>
      inRange((range) =>
        source.edit({ kind: 'clear', count: cellsOf(range) }, (rows) =>
          clearRange(rows, range, columns, kind),
        ),
      ),
    fill: () =>
      inRange((range) =>
        source.edit({ kind: 'fill', count: cellsOf(range) }, (rows) => fillDown(rows, range, columns, kind)),
      ),
    duplicate: () =>
      inRange((range) => {
        source.edit({ kind: 'duplicate', count: rowsOf(range) }, (rows) => duplicateRows(rows, range, kind));
        goTo(range.bottom + 1);
      }),
    insert: () =>
      inRange((range) => {
        source.edit({ kind: 'insert', count: 1 }, (rows) => insertRow(rows, range.bottom + 1, kind));
        goTo(range.bottom + 1);
      }),
    remove: () =>
      inRange((range, before) => {
        const taken = before.slice(range.top, range.bottom + 1);
        if (!taken.every(kind.isNew)) setMessage(t('grid.not-removed'));
        source.edit({ kind: 'remove', count: taken.filter(kind.isNew).length }, (rows) =>
          removeRows(rows, range, kind),
        );
        goTo(Math.min(range.top, source.rows().length - 1));
      }),
    undo: (): void => {
      const undone = source.undo();
      if (undone) tell('grid.undone', undone);
      else setMessage(t('grid.nothing-to-undo'));
    },
    redo: (): void => {
      const undone = source.redo();
      if (undone) tell('grid.redone', undone);
      else setMessage(t('grid.nothing-to-redo'));
    },
  };
};

export type GridEdits = ReturnType<typeof useGridEdits>;
