import { Link } from '@tanstack/react-router';
import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { KpiName } from '../../../electron/contract/kpi';
import type { PortfolioColumn } from '../../../electron/contract/portfolio';
import { useWords } from '../../i18n/useWords';
import { amountsOf } from '../kpis/amounts';
import type { SliceSearch } from '../kpis/search';
import { moveIn } from './moves';
import { PortfolioCell, type CellKeys } from './PortfolioCell';
import type { ClientRow } from './rows';
import type { PortfolioSearch } from './search';
import classes from './Portfolio.module.css';

type SortName = NonNullable<PortfolioSearch['sort']>;
type OnWhy = (client: string, kpi: KpiName) => void;

const FIRST_COLUMNS = 2;

const Row = memo(function Row({
  row,
  line,
  active,
  columns,
  search,
  usual,
  onWhy,
  keys,
}: {
  readonly row: ClientRow;
  readonly line: number;
  /** The column where the tabulator stops, if it is in this line. */
  readonly active: number | null;
  readonly columns: readonly PortfolioColumn[];
  readonly search: SliceSearch;
  /** The last date of most clients. */
  readonly usual: string;
  readonly onWhy: OnWhy;
  readonly keys: CellKeys;
}) {
  const { t, format } = useWords();
  const { client, critical } = row;
  const own = { ...search, client: client.code };
  return (
    <tr data-client={client.code}>
      <th scope="row" className={classes.client}>
        <Link
          to="/today"
          search={own}
          className={classes.name}
          tabIndex={active === 0 ? 0 : -1}
          data-place={`${line},0`}
          {...keys}
          title={client.name}
        >
          {client.name}
        </Link>
        <span className={classes.code}>
          {client.code}
          {row.range.to !== usual &&
            ` · ${t('portfolio.own-dates', { date: format.date(row.range.to, 'day') })}`}
        </span>
      </th>
      <td className={classes.critical} data-some={critical > 0 || undefined}>
        <Link
          to="/kpis"
          search={own}
          className={classes.count}
          aria-label={t('portfolio.critical-of', { client: client.name, count: critical })}
          tabIndex={active === 1 ? 0 : -1}
          data-place={`${line},1`}
          {...keys}
          data-testid={`critical-${client.code}`}
        >
          {critical > 0 && <span aria-hidden>■ </span>}
          {format.integer(critical)}
        </Link>
      </td>
      {columns.map((column, at) => (
        <PortfolioCell
          key={column.kpi}
          column={column}
          row={row}
          place={`${line},${at + FIRST_COLUMNS}`}
          isActive={active === at + FIRST_COLUMNS}
          search={search}
          onWhy={() => onWhy(client.code, column.kpi)}
          keys={keys}
        />
      ))}
    </tr>
  );
});

const ARIA_SORT = { up: 'ascending', down: 'descending' } as const;

const Head = ({
  name,
  label,
  unit,
  sorted,
  isRising,
  onSort,
}: {
  readonly name: SortName;
  readonly label: string;
  readonly unit?: string;
  readonly sorted: 'worst' | 'best' | null;
  /** Whether the worst first is the smallest first. */
  readonly isRising: boolean;
  readonly onSort: (name: SortName) => void;
}) => {
  const { t } = useWords();
  const direction = sorted === null ? null : (sorted === 'worst') === isRising ? 'up' : 'down';
  return (
    <th scope="col" aria-label={label} aria-sort={direction === null ? 'none' : ARIA_SORT[direction]}>
      <button
        type="button"
        className={classes.sort}
        title={t('portfolio.sort', { column: label })}
        onClick={() => onSort(name)}
        data-testid={`sort-${name}`}
      >
        <span>{label}</span>
        <span className={classes.under}>
          {sorted === null ? unit : `${direction === 'up' ? '↑' : '↓'} ${t(`portfolio.${sorted}`)}`}
        </span>
      </button>
    </th>
  );
};

/** Clients × KPIs: arrows move, Enter opens, W explains; heads sort. */
export const PortfolioTable = ({
  rows,
  columns,
  search,
  sort,
  order,
  usual,
  onSort,
  onWhy,
}: {
  readonly rows: readonly ClientRow[];
  readonly columns: readonly PortfolioColumn[];
  /** What goes along to the pages that cells open. */
  readonly search: SliceSearch;
  readonly sort: PortfolioSearch['sort'];
  readonly order: PortfolioSearch['order'];
  readonly usual: string;
  readonly onSort: (name: SortName) => void;
  readonly onWhy: OnWhy;
}) => {
  const words = useWords();
  const { t } = words;
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState({ line: 0, column: FIRST_COLUMNS });
  const here = {
    line: Math.min(active.line, rows.length - 1),
    column: Math.min(active.column, columns.length + FIRST_COLUMNS - 1),
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const { kpi, client } = event.currentTarget.dataset;
    const column = columns.find((one) => one.kpi === kpi);
    if (event.key.toLowerCase() === 'w' && !event.ctrlKey && column && client !== undefined) {
      event.preventDefault();
      return onWhy(client, column.kpi);
    }
    const next = moveIn(here, event.key, event.ctrlKey, {
      lines: rows.length,
      columns: columns.length + FIRST_COLUMNS,
    });
    if (next === null) return;
    event.preventDefault();
    const cell = table.current?.querySelector<HTMLElement>(`[data-place="${next.line},${next.column}"]`);
    cell?.focus();
    cell?.closest('td, th')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const latest = useRef(onKeyDown);
  useEffect(() => {
    latest.current = onKeyDown;
  });
  const keys = useMemo(
    (): CellKeys => ({
      onKeyDown: (event) => latest.current(event),
      onFocus: ({ currentTarget }) => {
        const [line, column] = (currentTarget.dataset['place'] ?? '').split(',').map(Number);
        if (line !== undefined && column !== undefined) setActive({ line, column });
      },
    }),
    [],
  );
  const sortedBy = (name: SortName) => (sort === name ? (order ?? 'worst') : null);
  return (
    <table className={classes.table} aria-label={t('portfolio.table')} ref={table}>
      <thead>
        <tr>
          <th scope="col" className={classes.client}>
            {t('portfolio.client')}
          </th>
          <Head
            name="critical"
            label={t('portfolio.critical')}
            unit="■"
            sorted={sortedBy('critical')}
            isRising={false}
            onSort={onSort}
          />
          {columns.map(({ kpi, better }) => {
            const amounts = amountsOf(kpi, words);
            return (
              <Head
                key={kpi}
                name={kpi as SortName}
                label={amounts.name}
                unit={amounts.unit}
                sorted={sortedBy(kpi as SortName)}
                isRising={better === 'higher'}
                onSort={onSort}
              />
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          <Row
            key={row.client.id}
            row={row}
            line={line}
            active={line === here.line ? here.column : null}
            columns={columns}
            search={search}
            usual={usual}
            onWhy={onWhy}
            keys={keys}
          />
        ))}
      </tbody>
    </table>
  );
};
