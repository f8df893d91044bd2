import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { api } from '../../api/client';
import { procedures } from '../../api/queries';
import { pressedAt } from '../../ui/grid/earlyKeys';
import { codeAmong, codesIn } from './code';
import { createScanDetector } from './detector';

const MOST_ORDERS = 2000;
const MOST_FOUND = 20;

/** Where the keys of a scan went before it was known for one. */
type Spot = {
  /** The grid's cell by its column and the key of its row, and whether it takes numbers only; null outside of grids. */
  readonly cell: { readonly field: string; readonly key: string; readonly isNumeric: boolean } | null;
  /** The input that was typed into, and what stood in it. */
  readonly input: HTMLInputElement | HTMLTextAreaElement | null;
  readonly before: string;
};

const EDITED = '.ag-cell-popup-editing, .ag-cell-inline-editing';

const spotOf = (target: EventTarget | null): Spot => {
  const isInput = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  const inPopup = target instanceof Element && target.closest('.ag-popup') !== null;
  const cell =
    target instanceof Element
      ? (target.closest('.ag-cell') ?? (inPopup ? document.querySelector(EDITED) : null))
      : null;
  const field = cell?.getAttribute('col-id') ?? null;
  return {
    cell:
      cell === null || field === null
        ? null
        : {
            field,
            key: cell.closest('[row-id]')?.getAttribute('row-id') ?? '',
            isNumeric: cell.classList.contains('grid-numeric'),
          },
    input: isInput ? target : null,
    before: isInput ? target.value : '',
  };
};

/** Puts back what stood in an input, so that whoever owns it gets to know. */
const putBack = ({ input, before }: Spot): void => {
  if (!input?.isConnected || input.value === before) return;
  const kind = input instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(input, before);
  input.dispatchEvent(new Event('input', { bubbles: true }));
};

const isReadable = (text: string): boolean => /^[\d.,:\s]+$/.test(text);
const isAsked = (): boolean => document.querySelector('[role=dialog][aria-modal=true]') !== null;

/** What became of the last scan that led nowhere. */
export type ScanTrouble = { readonly kind: 'unknown' | 'unanswered'; readonly scanned: string };

/**
 * Hears scans of orders wherever the cursor is on the page and takes them out of the cell into which they were typed.
 * In a cell for orders a scan is typing, unless `isElsewhere` says that the order's place is another one; so is, in a
 * cell of text, numbers or other codes, what could stand there and is no open order.
 */
export const useOrderScan = ({
  clientId,
  orderField,
  isElsewhere,
  cancelTyping,
  finishTyping,
  onOrder,
}: {
  readonly clientId: number;
  /** The column in which orders are typed, by its name in every grid. */
  readonly orderField: string;
  /** Whether an order that is scanned into the cell for orders of a row has its place in another one. */
  readonly isElsewhere: (code: string, key: string) => boolean;
  /** Ends typing in whatever grid it is, without keeping what was typed. */
  readonly cancelTyping: () => void;
  /** Ends typing and keeps what was typed. */
  readonly finishTyping: () => void;
  readonly onOrder: (code: string) => void;
}): { readonly trouble: ScanTrouble | null; readonly forget: () => void } => {
  const [trouble, setTrouble] = useState<ScanTrouble | null>(null);
  const open = useQuery(
    procedures.orders.list.queryOptions({
      input: { clientId, which: 'open', limit: MOST_ORDERS },
      select: ({ rows }) => rows.map(({ code }) => code),
    }),
  );

  const lookUp = async (scanned: string): Promise<void> => {
    try {
      const found = await Promise.all(
        codesIn(scanned).map((text) => api.orders.search({ clientId, text, limit: MOST_FOUND })),
      );
      const code = codeAmong(
        scanned,
        found.flat().map((order) => order.code),
      );
      if (code === null) setTrouble({ kind: 'unknown', scanned });
      else onOrder(code);
    } catch {
      setTrouble({ kind: 'unanswered', scanned });
    }
  };

  /** Whether what was scanned is taken out of where it was typed. */
  const take = useEffectEvent((scanned: string, spot: Spot): boolean => {
    const code = codeAmong(scanned, open.data ?? []);
    const { cell } = spot;
    if (cell?.field === orderField && (code === null || !isElsewhere(code, cell.key))) return false;
    if (code === null && cell === null && spot.input !== null) return false;
    if (code === null && cell !== null && (!cell.isNumeric || isReadable(scanned))) return false;
    setTrouble(null);
    if (spot.input === null) cancelTyping();
    else {
      putBack(spot);
      finishTyping();
    }
    if (code !== null) onOrder(code);
    else void lookUp(scanned);
    return true;
  });

  useEffect(() => {
    const detector = createScanDetector();
    let spot = spotOf(null);
    const listen = (event: KeyboardEvent): void => {
      const at = pressedAt(event);
      if (at === null || event.isComposing || isAsked()) return;
      const heard = detector.hear({
        key: event.key,
        at,
        isRepeat: event.repeat,
        // AltGr is Ctrl and Alt at once where it has no name of its own.
        isShortcut: event.metaKey || event.ctrlKey !== event.altKey,
      });
      if (heard.isFirst) spot = spotOf(event.target);
      if (heard.scanned === null || !take(heard.scanned, spot)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    // Keys that wait for their place never get here; they come once they are pressed in it.
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, []);
  return { trouble, forget: useCallback(() => setTrouble(null), []) };
};
