import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { PromisedOrder } from '../../../electron/contract/delivery';
import { NO_VALUE } from '../../format';
import { useWords, type Words } from '../../i18n/useWords';
import { StateMark } from '../../ui/StateMark';
import { waitingText } from '../kpis/picture/waiting';
import { markOf } from './days';
import classes from '../kpis/picture/Pictures.module.css';

const COLUMNS = ['order', 'promise', 'delivered', 'days-late', 'missing', 'why-incomplete'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['days-late', 'missing']);

const whyText = (row: PromisedOrder, words: Words): { text: string; detail: string | null } => {
  if (row.waitsFor !== null) return waitingText({ ...row, waitsFor: row.waitsFor }, words);
  const { t, format } = words;
  const date = format.date(row.completedOn, 'day');
  return { text: row.completedOn === null ? NO_VALUE : t('deliveries.complete-on', { date }), detail: null };
};

/** Promised orders: what was promised, delivered, is missing, and what the rest waits for. */
export const PromisedOrders = ({
  rows,
  clientCode,
  label,
}: {
  readonly rows: readonly PromisedOrder[];
  readonly clientCode: string;
  readonly label: string;
}) => {
  const words = useWords();
  const { t, format } = words;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
      <Table stickyHeader highlightOnHover verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column} scope="col" ta={NUMBERS.has(column) ? 'right' : 'left'}>
                {t(`deliveries.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => {
            const { text, detail } = whyText(row, words);
            return (
              <Table.Tr key={row.orderId} data-order={row.code} data-state={row.state}>
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
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  {row.isPromiseComputed && <span aria-hidden>~</span>}
                  {format.date(row.promise, 'day')}
                </Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  {row.delivered === null ? t('deliveries.not-delivered') : format.date(row.delivered, 'day')}
                  <div>
                    <StateMark state={markOf(row.state)} label={t(`deliveries.${row.state}`)} />
                  </div>
                </Table.Td>
                <Table.Td ta="right" fw={600}>
                  {format.integer(row.daysLate)}
                </Table.Td>
                <Table.Td ta="right">
                  {format.integer(row.missingUnits)}
                  <div className={classes.dimmed}>
                    {t('ages.of-planned', { planned: format.integer(row.plannedUnits) })}
                  </div>
                </Table.Td>
                <Table.Td>
                  {text}
                  {detail && <div className={classes.dimmed}>{detail}</div>}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
};
