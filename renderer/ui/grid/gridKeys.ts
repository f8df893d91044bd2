import type { KeyboardEvent } from 'react';
import type { GridEdits } from './useGridEdits';
import { extend, isWide, STEPS, type Selection } from './selection';
import type { SelectionStore } from './selectionStore';

type Size = { readonly rows: number; readonly columns: number };

/** What the keys act on. */
export type KeyTargets = {
  readonly selection: SelectionStore;
  readonly edits: Pick<GridEdits, 'clear' | 'fill' | 'duplicate' | 'insert' | 'remove' | 'undo' | 'redo'>;
  /** Rows are given: none is inserted, duplicated or removed. */
  readonly isFixed: boolean;
  /** How many rows and columns there are; the empty row at the end counts. */
  readonly size: Size;
  /** Goes to the next cell that needs correction, or to the one before. */
  readonly goToProblem: (step: 1 | -1) => void;
  /** Makes a cell visible, by its position. */
  readonly show: (row: number, column: number) => void;
};

const far = Number.MAX_SAFE_INTEGER / 2;

const select = ({ selection, show }: KeyTargets, next: Selection): boolean => {
  selection.set(next);
  show(next.head.row, next.head.column);
  return true;
};

/** Selects for a key; whether the key did. */
const selectBy = (event: KeyboardEvent, targets: KeyTargets): boolean => {
  const { selection, size } = targets;
  const now = selection.get();
  const isControl = event.ctrlKey || event.metaKey;
  const step = STEPS[event.key];
  if (!now) return false;
  if (step && event.shiftKey) {
    const [rows, columns] = isControl ? [step[0] * far, step[1] * far] : step;
    return select(targets, extend(now, [rows, columns], size));
  }
  if (event.key === ' ' && event.shiftKey && !isControl) {
    selection.set({
      anchor: { row: now.anchor.row, column: 0 },
      head: { row: now.head.row, column: size.columns - 1 },
    });
    return true;
  }
  if (event.key.toLowerCase() === 'a' && isControl && !event.shiftKey) {
    // Without the empty row at the end.
    const rows = targets.isFixed ? size.rows - 1 : size.rows - 2;
    const head = { row: Math.max(0, rows), column: size.columns - 1 };
    selection.set({ anchor: { row: 0, column: 0 }, head });
    return true;
  }
  if (event.key === 'Escape' && isWide(now)) {
    selection.set({ anchor: now.anchor, head: now.anchor });
    return true;
  }
  return false;
};

const editOf = (event: KeyboardEvent): keyof KeyTargets['edits'] | null => {
  const key = event.key.toLowerCase();
  const isControl = event.ctrlKey || event.metaKey;
  if (!isControl) return !event.altKey && (key === 'delete' || key === 'backspace') ? 'clear' : null;
  if (event.altKey) return key === '=' || key === '+' ? 'insert' : key === '-' ? 'remove' : null;
  if (key === 'd') return event.shiftKey ? 'duplicate' : 'fill';
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' ? 'redo' : null;
};

/** Edits that change which rows there are. */
export const ROW_EDITS: ReadonlySet<string> = new Set<keyof KeyTargets['edits']>([
  'duplicate',
  'insert',
  'remove',
]);

/** Does what a key means in a grid while no cell is being edited; whether it meant anything. */
export const pressInGrid = (event: KeyboardEvent, targets: KeyTargets): boolean => {
  if (event.key === 'F8') {
    targets.goToProblem(event.shiftKey ? -1 : 1);
    return true;
  }
  const edit = editOf(event);
  if (edit) {
    if (!targets.isFixed || !ROW_EDITS.has(edit)) targets.edits[edit]();
    return true;
  }
  return selectBy(event, targets);
};
