import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import { ORDER_STAGES } from '../../../electron/contract/order-record';
import type { OrderLine } from '../../../electron/contract/orders';
import { procedures } from '../../api/queries';
import { NO_VALUE } from '../../format';
import { useWords, type Words } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import type { Column, Filter } from '../../ui/records/arrange';
import { RecordList } from '../../ui/records/RecordList';
import { useMay } from '../session/useMay';
import { OrderForm } from './OrderForm';
import { StageMark } from './StageMark';
import classes from './OrderPage.module.css';
import type { OrdersSearch } from './search';
import { OTHERS_WORK_ON_IT } from './useOrder';

const MOST_ROWS = 1000;

const columnsOf = (
  { t, format }: Words,
  today: string,
  rows: readonly OrderLine[],
): readonly Column<OrderLine>[] => {
  const date = (key: string, value: (row: OrderLine) => string | null): Column<OrderLine> => ({
    key,
    label: t(`orders.${key}` as 'orders.promise'),
    value,
    // The year of this year goes without saying.
    show: (row) => (
      <span className={classes.whole}>
        {format.date(value(row), value(row)?.slice(0, 4) === today.slice(0, 4) ? 'day' : 'full')}
      </span>
    ),
  });
  const amount = (key: string, value: (row: OrderLine) => number): Column<OrderLine> => ({
    key,
    label: t(`orders.${key}` as 'orders.planned'),
    value,
    show: (row) => format.integer(value(row)),
    isNumber: true,
  });
  return [
    { key: 'code', label: t('orders.order'), value: ({ code }) => code },
    {
      key: 'style',
      label: t('orders.style'),
      value: ({ styleModel }) => styleModel,
      show: ({ styleModel }) => <span className={classes.whole}>{styleModel ?? NO_VALUE}</span>,
    },
    {
      key: 'stage',
      label: t('orders.stage'),
      value: ({ stage }) => t(`stage.${stage}`),
      show: (row) => <StageMark stage={row.stage} isOverdue={row.isOverdue} />,
    },
    amount('planned', ({ plannedQuantity }) => plannedQuantity),
    amount('produced', ({ producedQuantity }) => producedQuantity),
    amount('shipped', ({ shippedQuantity }) => shippedQuantity),
    date('start', ({ startDate, plannedStartDate }) => startDate ?? plannedStartDate),
    date('promise', ({ promisedDate }) => promisedDate),
    ...(rows.some(({ heldSince }) => heldSince !== null)
      ? [date('held-since', ({ heldSince }) => heldSince)]
      : []),
    {
      key: 'priority',
      label: t('orders.priority'),
      value: ({ priority }) => (priority === null ? null : t(`priority.${priority}`)),
      show: ({ priority }) => (priority === null ? NO_VALUE : t(`priority.${priority}`)),
    },
    {
      key: 'po',
      label: t('orders.po'),
      value: ({ poNumber }) => poNumber,
      show: ({ poNumber }) => <span className={classes.whole}>{poNumber ?? NO_VALUE}</span>,
    },
  ];
};

/** A client's orders, searched, sorted, narrowed and exported as every list; a row opens the order's page. */
export const OrderList = ({
  client,
  which,
}: {
  readonly client: ClientSummary;
  readonly which: 'open' | 'closed' | 'all';
}) => {
  const words = useWords();
  const { t, format } = words;
  const search = useSearch({ from: '/orders' });
  const navigate = useNavigate({ from: '/orders' });
  const mayWrite = useMay('write-masters');
  const whole = { clientId: client.id, which, limit: MOST_ROWS };
  const first = useQuery(procedures.orders.list.queryOptions({ input: whole, ...OTHERS_WORK_ON_IT }));
  const isCut = (first.data?.total ?? 0) > MOST_ROWS;
  const text = useDeferredValue(search.q ?? '');
  // With more orders than a page holds, the search is the engine's.
  const found = useQuery(
    procedures.orders.list.queryOptions({
      input: { ...whole, text: text.slice(0, 100) },
      enabled: isCut && text.trim() !== '',
    }),
  );
  const change = (next: Partial<OrdersSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  if (first.isError) return <ErrorPanel error={first.error} onRetry={() => void first.refetch()} />;
  if (!first.data) return <Loading height={320} />;
  const shown = isCut && text.trim() !== '' ? (found.data ?? first.data) : first.data;
  const filters: readonly Filter[] = [
    {
      key: 'stage',
      label: t('orders.stage'),
      options: ORDER_STAGES.map((stage) => t(`stage.${stage}`)).map((label) => ({ value: label, label })),
    },
  ];
  return (
    <>
      {isCut && (
        <Notice kind="plain">
          {t('orders.cut', {
            shown: format.integer(shown.rows.length),
            total: format.integer(first.data.total),
          })}
        </Notice>
      )}
      <RecordList
        name={t('nav.orders')}
        rows={shown.rows}
        keyOf={({ id }) => id}
        columns={columnsOf(words, first.data.today, shown.rows)}
        filters={filters}
        view={search}
        onView={(view) => change(view as Partial<OrdersSearch>)}
        onOpen={({ id }) =>
          void navigate({ to: '/orders/$id', params: { id: String(id) }, search: { client: client.code } })
        }
        onNew={mayWrite ? { label: t('orders.new'), run: () => change({ open: 'new' }) } : undefined}
        empty={{ title: t('nav.orders'), text: t(`orders.empty-${which}`) }}
      />
      {search.open === 'new' && mayWrite && (
        <OrderForm
          client={client}
          onClose={() => change({ open: undefined })}
          onMade={(id) =>
            void navigate({ to: '/orders/$id', params: { id: String(id) }, search: { client: client.code } })
          }
        />
      )}
    </>
  );
};
