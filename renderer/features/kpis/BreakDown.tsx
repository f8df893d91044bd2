import { Button, SegmentedControl, Table, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { KpiOverview } from '../../../electron/contract/course';
import type { Grouping } from '../../../electron/contract/kpi';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { amountsOf } from './amounts';
import { sorted, usualSort, type GroupRow, type Order, type Sort } from './breakDown';
import { groupName, isStep, stepName } from './groups';
import { groupingsOf } from './families';
import { keepWhile } from './keep';
import { asTable, CopyTable } from './picture/PicturePanel';
import type { KpiSearch } from './search';
import type { PageSlice } from './slice';
import classes from './BreakDown.module.css';

/** What the address says of a break-down. */
export type BreakDownSearch = Pick<KpiSearch, 'group' | 'sort' | 'order'>;

const useGroups = ({ client, range, where }: PageSlice, overview: KpiOverview, by: Grouping) => {
  const words = useWords();
  const query = useQuery(
    procedures.kpi.results.queryOptions({
      input: {
        clientCodes: [client.code],
        ...range,
        by,
        kpis: [overview.kpi],
        ...(where ? { where } : {}),
      },
      placeholderData: keepWhile({ by }),
    }),
  );
  const rows = query.data?.results
    .filter(({ group, kpi }) => by in group && kpi === overview.kpi)
    .map((result): GroupRow => {
      const code = result.group[by] ?? null;
      const name =
        isStep(by) && code !== null ? stepName(by, code, range, words) : groupName(by, code, words.t);
      return { code, name, result };
    });
  return { ...query, rows };
};

const Bar = ({
  value,
  most,
  target,
}: {
  readonly value: number | null;
  readonly most: number;
  readonly target: number | null;
}) => (
  <div className={classes.track} aria-hidden>
    {value !== null && <div className={classes.bar} style={{ width: `${(100 * value) / most}%` }} />}
    {target !== null && <div className={classes.target} style={{ left: `${(100 * target) / most}%` }} />}
  </div>
);

const COLUMNS = ['name', 'value', 'numerator', 'denominator', 'records', 'estimated'] as const;
/** What a KPI that is no ratio of two sums does not have. */
const SIDES: ReadonlySet<Sort> = new Set(['numerator', 'denominator']);

/** A KPI by line, shift, style and so on: bars with their numbers; a click narrows the page to a group. */
export const BreakDown = ({
  overview,
  slice,
  search,
  onChange,
  onNarrow,
  onWhy,
}: {
  readonly overview: KpiOverview;
  readonly slice: PageSlice;
  readonly search: BreakDownSearch;
  readonly onChange: (change: BreakDownSearch) => void;
  readonly onNarrow: (by: Grouping, code: string | null) => void;
  readonly onWhy: (by: Grouping, code: string | null) => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const { kpi, now, better } = overview;
  const amounts = amountsOf(kpi, words);
  const groupings = groupingsOf(kpi);
  const by = groupings.find((known) => known === search.group) ?? groupings[0] ?? 'line';
  const groups = useGroups(slice, overview, by);
  const usual = usualSort(by, better);
  const sort: Sort = search.sort ?? usual.sort;
  const order: Order = search.sort ? (search.order ?? 'up') : usual.order;
  const rows = sorted(groups.rows ?? [], sort, order, format.locale);
  const target = overview.target?.target ?? null;
  const most = Math.max(...rows.map(({ result }) => result.value ?? 0), target ?? 0) || 1;
  const names = {
    name: t(`group.${by}`),
    value: `${amounts.name} ${amounts.unit}`,
    numerator: amounts.numeratorName,
    denominator: amounts.denominatorName,
    records: t('column.records'),
    estimated: t('column.estimated'),
  };
  const isFraction = now.denominator !== null || rows.some(({ result }) => result.denominator !== null);
  const columns = isFraction ? COLUMNS : COLUMNS.filter((column) => !SIDES.has(column));
  const text = asTable([
    columns.map((column) => names[column]),
    ...rows.map(({ code, name, result }) =>
      columns.map((column) => {
        if (column === 'name') return isStep(by) ? (code ?? '') : name;
        return format.typed(
          column === 'estimated'
            ? result.value === null
              ? null
              : result.estimatedShare * 100
            : result[column],
        );
      }),
    ),
  ]);
  const cells = (result: typeof now) => (
    <>
      {isFraction && (
        <>
          <Table.Td ta="right">{amounts.numerator(result.numerator)}</Table.Td>
          <Table.Td ta="right">{amounts.denominator(result.denominator)}</Table.Td>
        </>
      )}
      <Table.Td ta="right">{format.integer(result.records)}</Table.Td>
      <Table.Td ta="right">
        {format.percentWithUnit(result.value === null ? null : result.estimatedShare * 100)}
      </Table.Td>
    </>
  );
  return (
    <section className={classes.panel} aria-labelledby="break-down">
      <div className={classes.head}>
        <h2 id="break-down" className={classes.title}>
          {t('break-down.title', {
            kpi: amounts.name,
            group: t(`group.${by}`).toLocaleLowerCase(format.locale),
          })}
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={t('break-down.by')}
          value={by}
          data={groupings.map((value) => ({ value, label: t(`group.${value}`) }))}
          onChange={(value) =>
            onChange({
              group: groupings.find((known) => known === value),
              sort: undefined,
              order: undefined,
            })
          }
        />
        {rows.length > 0 && <CopyTable text={text} />}
      </div>
      {(groups.error && !groups.rows) || (groups.isPlaceholderData && rows.length === 0) ? (
        <ErrorPanel error={groups.error} onRetry={() => void groups.refetch()} />
      ) : !groups.rows || (groups.isPlaceholderData && rows.length === 0) ? (
        <Loading height={160} />
      ) : rows.length === 0 ? (
        <p className={classes.none}>{t('break-down.none')}</p>
      ) : (
        <div className={classes.table} tabIndex={0} role="region" aria-label={t('break-down.by')}>
          <Table stickyHeader highlightOnHover verticalSpacing={3} aria-busy={groups.isPlaceholderData}>
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <Table.Th
                    key={column}
                    scope="col"
                    ta={column === 'name' ? 'left' : 'right'}
                    {...(column === 'value' ? { colSpan: 2 } : {})}
                    aria-sort={column !== sort ? 'none' : order === 'up' ? 'ascending' : 'descending'}
                  >
                    <UnstyledButton
                      className={classes.sort}
                      onClick={() =>
                        onChange({ sort: column, order: sort === column && order === 'up' ? 'down' : 'up' })
                      }
                    >
                      {names[column]}
                      {column === sort && <span aria-hidden>{order === 'up' ? ' ↑' : ' ↓'}</span>}
                    </UnstyledButton>
                  </Table.Th>
                ))}
                <Table.Th aria-label={t('kpi.why')} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ code, name, result }) => (
                <Table.Tr key={String(code)} data-group={code ?? ''}>
                  <Table.Th scope="row" fw={400} py={0}>
                    <UnstyledButton
                      className={classes.name}
                      title={t('break-down.narrow', { name })}
                      onClick={() => onNarrow(by, code)}
                    >
                      {name}
                    </UnstyledButton>
                  </Table.Th>
                  <Table.Td className={classes.bars}>
                    <Bar value={result.value} most={most} target={target} />
                  </Table.Td>
                  <Table.Td ta="right" fw={600}>
                    {result.value !== null && result.estimatedShare > 0 && (
                      <span className={classes.about}>~</span>
                    )}
                    {amounts.value(result.value)}
                  </Table.Td>
                  {cells(result)}
                  <Table.Td w={70} ta="right" py={0}>
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      aria-label={t('kpi.why-of', { kpi: `${amounts.name}, ${name}` })}
                      onClick={() => onWhy(by, code)}
                    >
                      {t('kpi.why')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th scope="row">{t('break-down.total')}</Table.Th>
                <Table.Td />
                <Table.Td ta="right" fw={600}>
                  {amounts.value(now.value)}
                </Table.Td>
                {cells(now)}
                <Table.Td />
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        </div>
      )}
    </section>
  );
};
