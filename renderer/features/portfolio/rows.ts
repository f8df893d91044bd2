import type { ClientSummary } from '../../../electron/contract/clients';
import type { PortfolioColumn } from '../../../electron/contract/portfolio';
import { todayIn } from '../../format';
import { rangeOf, type PeriodSearch, type Range } from '../period/period';
import type { ColumnName, PortfolioSearch } from './search';

/** A client's line of the table: where its numbers stand in the columns. */
export type ClientRow = {
  readonly client: ClientSummary;
  readonly at: number;
  readonly range: Range;
  readonly before: Range;
  readonly critical: number;
};

type Told = {
  readonly clients: readonly (Range & { clientId: number; before: Range; critical: number })[];
  readonly columns: readonly PortfolioColumn[];
};

/** The date that is today at most of the clients; at the first of them where none is in use. */
export const usualToday = (clients: readonly ClientSummary[], now = new Date()): string => {
  const counted = Map.groupBy(
    clients.filter(({ isActive }) => isActive),
    ({ timezone }) => todayIn(timezone, now),
  );
  const [most] = [...counted].toSorted(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? todayIn(clients[0]?.timezone ?? 'UTC', now);
};

/** The dates of those clients for which a named period is another than for most, because their today is. */
export const ownDates = (
  clients: readonly ClientSummary[],
  search: PeriodSearch,
  usual: Range,
  now = new Date(),
): (Range & { clientId: number })[] =>
  clients
    .filter(({ isActive }) => isActive)
    .map(({ id, timezone }) => ({ clientId: id, ...rangeOf(search, todayIn(timezone, now)) }))
    .filter(({ from, to }) => from !== usual.from || to !== usual.to);

/** Numbers in names by their size: Client 8 before Client 13. */
const { compare: byName } = new Intl.Collator(undefined, { numeric: true });

const worstFirst = (
  { values, better }: PortfolioColumn,
  isBestFirst: boolean,
): ((a: ClientRow, b: ClientRow) => number) => {
  const direction = (better === 'higher' ? 1 : -1) * (isBestFirst ? -1 : 1);
  return (a, b) => {
    const [one, other] = [values[a.at] ?? null, values[b.at] ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return direction * (one - other);
  };
};

/**
 * The clients in the order of an address: by name, by how many KPIs are critical, or by one KPI, the worst first unless
 * the best is asked for. Without a value comes last either way; those alike stand by name.
 */
export const sortRows = (
  { clients, columns }: Told,
  known: readonly ClientSummary[],
  { sort, order }: Pick<PortfolioSearch, 'sort' | 'order'>,
): readonly ClientRow[] => {
  const byId = new Map(known.map((client) => [client.id, client]));
  const rows = clients
    .flatMap(({ clientId, from, to, before, critical }, at): ClientRow[] => {
      const client = byId.get(clientId);
      return client ? [{ client, at, range: { from, to }, before, critical }] : [];
    })
    .toSorted((a, b) => byName(a.client.name, b.client.name));
  const isBestFirst = order === 'best';
  if (sort === 'critical') {
    return rows.toSorted((a, b) => (isBestFirst ? a.critical - b.critical : b.critical - a.critical));
  }
  const column = columns.find(({ kpi }) => kpi === sort);
  return column ? rows.toSorted(worstFirst(column, isBestFirst)) : rows;
};

/** The columns of the names, in their order. */
export const columnsOf = (
  columns: readonly PortfolioColumn[],
  names: readonly ColumnName[],
): readonly PortfolioColumn[] => names.flatMap((name) => columns.find(({ kpi }) => kpi === name) ?? []);

/** The address after a press on a column's head: the worst first, then the best, then by name again. */
export const nextSort = (
  { sort, order }: Pick<PortfolioSearch, 'sort' | 'order'>,
  pressed: NonNullable<PortfolioSearch['sort']>,
): Pick<PortfolioSearch, 'sort' | 'order'> => {
  if (sort !== pressed) return { sort: pressed, order: undefined };
  return order === undefined ? { sort, order: 'best' } : { sort: undefined, order: undefined };
};
