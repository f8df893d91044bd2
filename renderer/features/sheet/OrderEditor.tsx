import { useQuery } from '@tanstack/react-query';
import type { CustomCellEditorProps } from 'ag-grid-react';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Order } from '../../../electron/contract/orders';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import type { GridContext } from './columns';
import { firstText } from './TextEditor';
import type { RowView } from './view';
import classes from './cells.module.css';

/** Types a work order by code or style; a scan is typing too. Enter or Tab takes the marked order, else the text. */
export const OrderEditor = (props: CustomCellEditorProps<RowView, string, GridContext>) => {
  const { t, format } = useWords();
  const { onValueChange, stopEditing, eventKey, context, data } = props;
  const before = data.cells.workOrder.typed;
  const [text, setText] = useState(() => firstText(eventKey) ?? before);
  const [marked, setMarked] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const found = useQuery(
    procedures.orders.search.queryOptions({
      input: { clientId: context.clientId, text: text.trim(), limit: 8 },
      placeholderData: (previous: Order[] | undefined) => previous,
    }),
  );
  const orders = found.data ?? [];
  const hasExact = orders.some((order) => order.code.toLowerCase() === text.trim().toLowerCase());

  useLayoutEffect(() => {
    input.current?.focus();
    const early = context.takeEarlyKeys();
    if (firstText(eventKey) === null && early === '') return input.current?.select();
    const typed = (firstText(eventKey) ?? '') + early;
    setText(typed);
    onValueChange(typed);
    // Only when the editor opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const take = (code: string) => {
    setText(code);
    onValueChange(code);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      event.stopPropagation();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setMarked((at) => Math.max(-1, Math.min(orders.length - 1, at + step)));
      return;
    }
    if (event.key !== 'Enter' && event.key !== 'Tab') return;
    const only =
      orders.length === 1 && text.trim() !== '' && !found.isPlaceholderData ? orders[0] : undefined;
    const chosen = orders[marked] ?? (hasExact ? undefined : only);
    if (chosen) onValueChange(chosen.code);
  };
  return (
    <div className={classes.orderEditor}>
      <input
        ref={input}
        className={classes.orderInput}
        value={text}
        maxLength={50}
        role="combobox"
        aria-label={t('column.workOrder')}
        aria-expanded={orders.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={marked >= 0 ? `${listId}-${marked}` : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          take(event.currentTarget.value);
          setMarked(-1);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={listId} aria-label={t('sheet.orders')} className={classes.orders}>
        {orders.map((order, at) => (
          <div
            key={order.id}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === marked}
            tabIndex={-1}
            className={classes.order}
            onPointerDown={(event) => {
              event.preventDefault();
              take(order.code);
              setTimeout(() => stopEditing(), 0);
            }}
          >
            <span>{order.code}</span>
            <span className={classes.orderStyle}>{order.styleModel}</span>
            <span className={classes.orderState}>
              {order.status === 'ACTIVE'
                ? t('sheet.order-progress', {
                    produced: format.integer(order.producedQuantity),
                    planned: format.integer(order.plannedQuantity),
                  })
                : t(`order.${order.status}`)}
            </span>
          </div>
        ))}
        {orders.length === 0 && found.isSuccess && (
          <div className={classes.noOrder}>{t('sheet.no-orders')}</div>
        )}
      </div>
    </div>
  );
};
