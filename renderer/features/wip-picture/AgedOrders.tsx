import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AgedOrder } from '../../../electron/contract/aging';
import { useWords, type Words } from '../../i18n/useWords';
import { StateMark } from '../../ui/StateMark';
import { asTable } from '../kpis/picture/PicturePanel';
import { waitingText } from '../kpis/picture/waiting';
import classes from '../kpis/picture/Pictures.module.css';

const COLUMNS = ['order', 'net-days', 'held-days', 'state', 'promise', 'units', 'waits-for'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['net-days', 'held-days', 'units']);

/** The same rows for a spreadsheet. */
export const ordersText = (rows: readonly AgedOrder[], words: Words): string => {
  const { t, format } = words;
  return asTable([
    COLUMNS.map((column) => t(`ages.${column}`)),
    ...rows.map((row) => [
      row.code,
      format.typed(row.netDays),
      format.typed(row.heldDays),
      t(row.isOnHold ? 'ages.state-held' : 'ages.state-open'),
      row.promise ?? '',
      format.typed(row.openUnits),
      waitingText(row, words).text,
    ]),
  ]);
};

const Waits = ({ row }: { readonly row: AgedOrder }) => {
  const { text, detail } = waitingText(row, useWords());
  return (
    <>
      {text}
      {detail && <div className={classes.dimmed}>{detail}</div>}
    </>
  );
};

/** Open orders, the oldest first, with how long they were held, what was promised and what they wait for. */
export const AgedOrders = ({
  rows,
  clientCode,
}: {
  readonly rows: readonly AgedOrder[];
  readonly clientCode: string;
}) => {
  const { t, format } = useWords();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('ages.oldest-orders')}>
      <Table stickyHeader highlightOnHover verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column} scope="col" ta={NUMBERS.has(column) ? 'right' : 'left'}>
                {t(`ages.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.orderId} data-order={row.code}>
              <Table.Th scope="row" fw={400} style={{ whiteSpace: 'nowrap' }}>
                <Link
                  to="/orders/$id"
                  params={{ id: String(row.orderId) }}
                  search={{ client: clientCode }}
                  className={classes.link}
                >
                  {row.code}
                </Link>
                {row.style !== null && <div className={classes.dimmed}>{row.style}</div>}
              </Table.Th>
              <Table.Td ta="right" fw={600}>
                {format.fixed(row.netDays, 1)}
              </Table.Td>
              <Table.Td ta="right">{format.fixed(row.heldDays, 1)}</Table.Td>
              <Table.Td>
                <StateMark
                  state={row.isOnHold ? 'warning' : 'none'}
                  label={t(row.isOnHold ? 'ages.state-held' : 'ages.state-open')}
                />
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {row.isPromiseComputed && <span aria-hidden>~</span>}
                {format.date(row.promise, 'day')}
                {row.isOverdue && (
                  <div>
                    <StateMark state="critical" label={t('ages.overdue')} />
                  </div>
                )}
              </Table.Td>
              <Table.Td ta="right">
                {format.integer(row.openUnits)}
                <div className={classes.dimmed}>
                  {t('ages.of-planned', { planned: format.integer(row.plannedUnits) })}
                </div>
              </Table.Td>
              <Table.Td>
                <Waits row={row} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
