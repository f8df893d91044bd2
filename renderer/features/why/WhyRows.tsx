import { ActionIcon, Button, Table } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KpiResult, KpiRow, Slice } from '../../../electron/contract/kpi';
import { procedures } from '../../api/queries';
import { NO_VALUE } from '../../format';
import { useWords, type Words } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import {
  columnsOf,
  hasRowValue,
  hasShift,
  numberText,
  type Order,
  type RowColumn,
  type Sort,
} from './row-columns';
import { RowLine } from './RowLine';
import { useExport } from './useExport';
import classes from './Why.module.css';

const PAGE_ROWS = 25;

const Head = ({
  column,
  order,
  onSort,
}: {
  readonly column: Pick<RowColumn, 'name' | 'sort' | 'isText'>;
  readonly order: Order;
  readonly onSort: (sort: Sort) => void;
}) => {
  const { t } = useWords();
  const { name, sort, isText } = column;
  const isSorted = sort === order.sort;
  return (
    <Table.Th
      scope="col"
      ta={isText ? 'left' : 'right'}
      {...(isSorted ? { 'aria-sort': order.descending ? 'descending' : 'ascending' } : {})}
    >
      {sort ? (
        <button type="button" className={classes.sort} onClick={() => onSort(sort)}>
          {t(name)} {isSorted && (order.descending ? '↓' : '↑')}
        </button>
      ) : (
        t(name)
      )}
    </Table.Th>
  );
};

/** Whether no row of a page has anything in a column: the reading has no use for it. */
const isBlank = (column: RowColumn, rows: readonly KpiRow[], words: Words): boolean =>
  rows.every((row) => column.cell(row, words).text === NO_VALUE);

const SHIFT = { name: 'table.date', sort: 'shiftDate', isText: true } as const;
const VALUE = { name: 'row.value', sort: 'value' } as const;
const CONFIDENCE = { name: 'row.confidence', sort: 'confidence' } as const;

/** The rows behind a number with the sums over all of them; each leads to its edit history and to its sheet. */
export const WhyRows = ({
  slice,
  result,
  clientCode,
  onHistory,
}: {
  readonly slice: Slice;
  readonly result: KpiResult;
  readonly clientCode: string;
  readonly onHistory: (row: KpiRow) => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const { kpi } = slice;
  const [offset, setOffset] = useState(0);
  const [order, setOrder] = useState<Order>({ sort: 'shiftDate', descending: true });
  const { exportCsv, failure, isBusy } = useExport(slice, order);
  const page = useQuery(
    procedures.kpi.rows.queryOptions({
      input: { ...slice, ...order, offset, limit: PAGE_ROWS },
      placeholderData: (before) => before,
    }),
  );
  const found = page.data;
  if (page.isError && !found) return <ErrorPanel error={page.error} onRetry={() => void page.refetch()} />;
  if (!found) return <Loading height={200} />;
  if (found.total === 0) return null;
  const columns = columnsOf(result).filter(
    (column) => column.side !== undefined || !isBlank(column, found.rows, words),
  );
  const withShift = hasShift(kpi);
  const withValue = hasRowValue(kpi);
  const sortBy = (sort: Sort) => {
    setOffset(0);
    setOrder({ sort, descending: sort === order.sort ? !order.descending : true });
  };
  const sums = { numerator: found.numerator, denominator: found.denominator };
  const summed = columns.findIndex(({ side }) => side !== undefined);
  return (
    <section className={classes.part}>
      <div className={classes.rowsBar}>
        <h3>{t('why.entries', { count: found.total, rows: format.integer(found.total) })}</h3>
        <Button variant="default" size="compact-sm" loading={isBusy} onClick={() => void exportCsv()}>
          {t('why.export')}
        </Button>
      </div>
      {failure && <Notice kind="critical">{failure}</Notice>}
      <div className={classes.rows} tabIndex={0} role="region" aria-label={t('why.entries-label')}>
        <Table verticalSpacing={3} horizontalSpacing={5} fz={13} data-testid="why-rows">
          <Table.Thead>
            <Table.Tr>
              {withShift && <Head column={SHIFT} order={order} onSort={sortBy} />}
              {columns.map((column) => (
                <Head key={column.name} column={column} order={order} onSort={sortBy} />
              ))}
              {withValue && <Head column={VALUE} order={order} onSort={sortBy} />}
              <Head column={CONFIDENCE} order={order} onSort={sortBy} />
              <Table.Th aria-label={t('history.title')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.rows.map((row) => (
              <RowLine
                key={`${row.kind}|${row.entryId}|${row.style ?? ''}`}
                row={row}
                columns={columns}
                unit={result.unit}
                withShift={withShift}
                withValue={withValue}
                clientCode={clientCode}
                onHistory={onHistory}
              />
            ))}
          </Table.Tbody>
          {kpi !== 'rty' || result.numerator !== null ? (
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th scope="row" colSpan={summed + (withShift ? 1 : 0)}>
                  {t('why.sum')}
                </Table.Th>
                {columns.slice(summed).map(({ name, side, form }) => (
                  <Table.Th key={name} ta="right">
                    {side && form && <data value={sums[side]}>{numberText(sums[side], form, words)}</data>}
                  </Table.Th>
                ))}
                <Table.Th colSpan={withValue ? 3 : 2} />
              </Table.Tr>
            </Table.Tfoot>
          ) : null}
        </Table>
      </div>
      {found.total > PAGE_ROWS && (
        <div className={classes.pages}>
          {t('why.page', {
            from: format.integer(offset + 1),
            to: format.integer(Math.min(offset + PAGE_ROWS, found.total)),
            total: format.integer(found.total),
          })}
          <ActionIcon
            variant="default"
            aria-label={t('why.page-before')}
            disabled={offset === 0}
            onClick={() => setOffset(offset - PAGE_ROWS)}
          >
            <IconChevronLeft size={15} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('why.page-after')}
            disabled={offset + PAGE_ROWS >= found.total}
            onClick={() => setOffset(offset + PAGE_ROWS)}
          >
            <IconChevronRight size={15} />
          </ActionIcon>
        </div>
      )}
    </section>
  );
};
