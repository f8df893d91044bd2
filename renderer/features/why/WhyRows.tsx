import { ActionIcon, Button, Table } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import Papa from 'papaparse';
import { useState } from 'react';
import type { ROW_SORTS, Slice } from '../../../electron/contract/kpi';
import { api } from '../../api/client';
import { describeFailure } from '../../api/failure';
import { procedures } from '../../api/queries';
import { NO_VALUE } from '../../format';
import type { TextKey } from '../../i18n';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import classes from './Why.module.css';

const PAGE_ROWS = 25;
const EXPORT_PAGE_ROWS = 500;

type Sort = (typeof ROW_SORTS)[number];
type Column = { readonly name: TextKey; readonly sort?: Sort; readonly isText?: true };

const COLUMNS: readonly Column[] = [
  { name: 'table.date', sort: 'shiftDate', isText: true },
  { name: 'column.workOrder', sort: 'workOrder', isText: true },
  { name: 'table.units' },
  { name: 'table.numerator', sort: 'numerator' },
  { name: 'table.denominator', sort: 'denominator' },
  { name: 'table.percent', sort: 'value' },
  { name: 'table.confidence', sort: 'confidence' },
];

const download = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};

const fetchAll = async (slice: Slice) => {
  const rows = [];
  for (;;) {
    const page = await api.kpi.rows({
      ...slice,
      offset: rows.length,
      limit: EXPORT_PAGE_ROWS,
      descending: false,
    });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
};

/** The rows behind a number with the sums over all of them; each leads to its edit history. */
export const WhyRows = ({
  slice,
  onRow,
}: {
  readonly slice: Slice;
  readonly onRow: (entryId: number) => void;
}) => {
  const { t, format } = useWords();
  const [offset, setOffset] = useState(0);
  const [order, setOrder] = useState<{ sort: Sort; descending: boolean }>({
    sort: 'shiftDate',
    descending: true,
  });
  const [failure, setFailure] = useState<string | null>(null);
  const page = useQuery(
    procedures.kpi.rows.queryOptions({
      input: { ...slice, ...order, offset, limit: PAGE_ROWS },
      placeholderData: (before) => before,
    }),
  );
  const exportCsv = async () => {
    try {
      setFailure(null);
      const rows = await fetchAll(slice);
      const text = Papa.unparse(
        rows.map(({ sources, ...row }) => ({
          ...row,
          inferred: sources.map(({ input, source }) => `${input}: ${source}`).join('; '),
        })),
        { escapeFormulae: true },
      );
      download(`${slice.kpi}_${slice.from}_${slice.to}.csv`, text);
    } catch (error) {
      setFailure(describeFailure(error));
    }
  };
  const found = page.data;
  if (page.isError && !found) return <ErrorPanel error={page.error} onRetry={() => void page.refetch()} />;
  if (!found) return <Loading height={200} />;
  return (
    <section className={classes.part}>
      <div className={classes.rowsBar}>
        <h3>{t('why.entries', { count: found.total, rows: format.integer(found.total) })}</h3>
        <Button variant="default" size="compact-sm" onClick={() => void exportCsv()}>
          {t('why.export')}
        </Button>
      </div>
      {failure && <Notice kind="critical">{failure}</Notice>}
      <div className={classes.rows} tabIndex={0} role="region" aria-label={t('why.entries-label')}>
        <Table verticalSpacing={3} horizontalSpacing={6} fz={13}>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map(({ name, sort, isText }) => {
                const isSorted = sort === order.sort;
                return (
                  <Table.Th
                    key={name}
                    scope="col"
                    ta={isText ? 'left' : 'right'}
                    {...(isSorted ? { 'aria-sort': order.descending ? 'descending' : 'ascending' } : {})}
                  >
                    {sort ? (
                      <button
                        type="button"
                        className={classes.sort}
                        onClick={() => {
                          setOffset(0);
                          setOrder({ sort, descending: isSorted ? !order.descending : true });
                        }}
                      >
                        {t(name)} {isSorted && (order.descending ? '↓' : '↑')}
                      </button>
                    ) : (
                      t(name)
                    )}
                  </Table.Th>
                );
              })}
              <Table.Th aria-label={t('history.title')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.rows.map((row) => (
              <Table.Tr key={row.entryId}>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>
                  {row.shiftDate === null ? NO_VALUE : format.date(row.shiftDate, 'day')}
                  <div style={{ color: 'var(--mantine-color-dimmed)' }}>{row.line ?? NO_VALUE}</div>
                </Table.Td>
                <Table.Td>
                  {row.workOrder}
                  <div style={{ color: 'var(--mantine-color-dimmed)' }}>{row.style}</div>
                </Table.Td>
                <Table.Td ta="right">{format.integer(row.unitsProduced)}</Table.Td>
                <Table.Td ta="right">{format.hours(row.numerator)}</Table.Td>
                <Table.Td ta="right">{format.hours(row.denominator)}</Table.Td>
                <Table.Td ta="right" fw={600}>
                  {format.percent(row.value)}
                </Table.Td>
                <Table.Td ta="right">{format.percentWithUnit(row.confidence * 100)}</Table.Td>
                <Table.Td>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={t('why.history-of', {
                      order: row.workOrder ?? NO_VALUE,
                      date: row.shiftDate === null ? NO_VALUE : format.date(row.shiftDate, 'day'),
                    })}
                    onClick={() => onRow(row.entryId)}
                  >
                    <IconHistory size={15} />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={3}>
                {t('why.sum')}
              </Table.Th>
              <Table.Th ta="right">{format.hours(found.numerator)}</Table.Th>
              <Table.Th ta="right">{format.hours(found.denominator)}</Table.Th>
              <Table.Th colSpan={3} />
            </Table.Tr>
          </Table.Tfoot>
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
