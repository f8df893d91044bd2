import { useState, type ClipboardEvent } from 'react';
import type { Words } from '../../i18n/useWords';
import { printHtml, printTsv, readClipboard, type Block } from './clipboard';
import { applyPaste } from './commands';
import { isRightAligned } from './context';
import type { GridColumn, GridSource, RowKind, RowView } from './model';
import {
  guessPaste,
  isUnusual,
  planPaste,
  tile,
  withoutBlankEnd,
  type PasteChoice,
  type PastePlan,
} from './paste';
import { rangeOf } from './selection';
import type { SelectionStore } from './selectionStore';

/** A paste that waits for its user to look at it. */
export type Pending<Field extends string> = {
  readonly block: Block;
  readonly guess: PasteChoice<Field>;
  /** Position of the first row that is pasted over. */
  readonly at: number;
};

/** Copy, cut and paste of one grid; a paste that its user may not expect waits as `pending`. */
export const usePaste = <Row, Field extends string>({
  source,
  kind,
  columns,
  views,
  selection,
  mostRows,
  words,
  say,
  clear,
  stopTyping,
}: {
  readonly source: GridSource<Row>;
  readonly kind: RowKind<Row, Field>;
  readonly columns: readonly GridColumn<Field>[];
  readonly views: readonly RowView<Field>[];
  readonly selection: SelectionStore;
  readonly mostRows: number;
  readonly words: Words;
  readonly say: (message: string) => void;
  readonly clear: () => void;
  /** Drops what is being typed and puts the focus back on its cell. */
  readonly stopTyping: () => void;
}) => {
  const [pending, setPending] = useState<Pending<Field> | null>(null);
  const { t, format } = words;

  const planOf = (block: Block, choice: PasteChoice<Field>): PastePlan<Field> =>
    planPaste(block, choice, columns, format, mostRows);

  const lockedIn = (at: number, count: number): number =>
    source
      .rows()
      .slice(at, at + count)
      .filter(kind.isLocked).length;

  const apply = (plan: PastePlan<Field>, at: number): void => {
    const count = plan.rows.length;
    setPending(null);
    if (count === 0) return;
    source.edit({ kind: 'paste', count }, (rows) => applyPaste(rows, plan.rows, at, kind));
    const places = plan.choice.fields.flatMap((field) => {
      const place = columns.findIndex((column) => column.field === field);
      return place === -1 ? [] : [place];
    });
    const anchor = { row: at, column: Math.min(...places) };
    if (places.length > 0) {
      selection.set({ anchor, head: { row: at + count - 1, column: Math.max(...places) } });
    }
    const wrong = plan.problems > 0 ? ` ${t('grid.pasted-problems')}` : '';
    say(t('grid.pasted', { count }) + wrong);
  };

  const isTyping = (event: ClipboardEvent): boolean =>
    event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;

  const onPaste = (event: ClipboardEvent): void => {
    const selected = selection.get();
    if (!selected) return;
    const { top, bottom, left, right } = rangeOf(selected);
    const read = withoutBlankEnd(readClipboard(event.clipboardData));
    const isOneCell = read.length <= 1 && (read[0]?.length ?? 0) <= 1;
    if (isTyping(event) && isOneCell) return;
    event.preventDefault();
    // Many cells do not fit into the one that is being typed into: they go where it stands.
    if (isTyping(event)) stopTyping();
    const from = columns[left]?.field;
    if (read.length === 0 || from === undefined) return say(t('grid.paste-empty'));
    const block = tile(read, bottom - top + 1, right - left + 1);
    const guess = guessPaste(block, columns, from);
    const plan = planOf(block, guess);
    if (isUnusual(plan) || lockedIn(top, plan.rows.length) > 0) setPending({ block, guess, at: top });
    else apply(plan, top);
  };

  const copy = (event: ClipboardEvent): boolean => {
    const selected = selection.get();
    if (isTyping(event) || !selected) return false;
    event.preventDefault();
    const { top, bottom, left, right } = rangeOf(selected);
    const shown = columns.slice(left, right + 1);
    const texts = views
      .slice(top, bottom + 1)
      .map(({ cells }) =>
        shown.map(({ field, isEditable }) => (isEditable ? cells[field].typed : cells[field].text)),
      );
    event.clipboardData.setData('text/plain', printTsv(texts));
    event.clipboardData.setData(
      'text/html',
      printHtml(texts, (at) => {
        const column = shown[at];
        return (
          column !== undefined && !isRightAligned(column) && column.kind !== 'date' && column.kind !== 'time'
        );
      }),
    );
    say(t('grid.copied', { rows: texts.length, columns: shown.length }));
    return true;
  };

  return {
    pending,
    planOf,
    lockedIn,
    apply,
    drop: () => setPending(null),
    onPaste,
    onCopy: (event: ClipboardEvent): void => void copy(event),
    onCut: (event: ClipboardEvent): void => {
      if (copy(event)) clear();
    },
  };
};
