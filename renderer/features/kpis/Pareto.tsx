import { SegmentedControl, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Bar } from '../../../electron/contract/pareto';
import { procedures } from '../../api/queries';
import { useWords, type Words } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { groupName } from './groups';
import { keepWhile } from './keep';
import { shiftTypeOf } from './narrowing';
import type { KpiSearch } from './search';
import { inputOf, type PageSlice } from './slice';
import classes from './BreakDown.module.css';

const SPLITS = {
  stops: ['reason', 'reason-group', 'line', 'shift'],
  defects: ['type', 'cause', 'operation', 'line'],
} as const;

/** What the address says of a Pareto. */
export type ParetoSearch = Pick<KpiSearch, 'causes'>;

const useBars = (slice: PageSlice, of: 'stops' | 'defects', split: string | undefined) => {
  const stops = SPLITS.stops.find((known) => known === split) ?? SPLITS.stops[0];
  const defects = SPLITS.defects.find((known) => known === split) ?? SPLITS.defects[0];
  const by = of === 'stops' ? stops : defects;
  const query = useQuery(
    procedures.kpi.pareto.queryOptions({
      input: of === 'stops' ? { ...inputOf(slice), of, by: stops } : { ...inputOf(slice), of, by: defects },
      placeholderData: keepWhile({ of, by }),
    }),
  );
  return { ...query, by };
};

const nameOf = (
  by: (typeof SPLITS)['stops' | 'defects'][number],
  bar: Bar,
  { t, language }: Words,
): string => {
  if (bar.code === null) return t('group.none');
  if (by === 'shift' && shiftTypeOf(bar.code)) return groupName('shift', bar.code, t);
  return (language === 'es' ? bar.nameEs : null) ?? bar.name ?? bar.code;
};

const LARGEST = 15;

/** What a KPI loses, from the largest cause to the smallest, with the share that the causes so far make together. */
export const Pareto = ({
  of,
  slice,
  search,
  onChange,
}: {
  readonly of: 'stops' | 'defects';
  readonly slice: PageSlice;
  readonly search: ParetoSearch;
  readonly onChange: (change: ParetoSearch) => void;
}) => {
  const words = useWords();
  const { t, format, say } = words;
  const query = useBars(slice, of, search.causes);
  const { data, by } = query;
  const most = data?.bars[0]?.amount || 1;
  const amount = (value: number) => (of === 'stops' ? format.hours(value) : format.integer(value));
  const shown = data?.bars.slice(0, LARGEST) ?? [];
  const basis = data?.basis ? t(`pareto.basis-${data.basis}`) : null;
  return (
    <section className={classes.panel} aria-labelledby="pareto">
      <div className={classes.head}>
        <h2 id="pareto" className={classes.title}>
          {t(`pareto.${of}`)}
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={t('break-down.by')}
          value={by}
          data={SPLITS[of].map((value) => ({ value, label: t(`split.${value}`) }))}
          onChange={(value) => onChange({ causes: SPLITS[of].find((known) => known === value) })}
        />
      </div>
      {query.error && !data ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : !data ? (
        <Loading height={160} />
      ) : data.bars.length === 0 ? (
        <p className={classes.none}>{t(`pareto.no-${of}`)}</p>
      ) : (
        <div className={classes.table} tabIndex={0} role="region" aria-label={t(`pareto.${of}`)}>
          <Table stickyHeader verticalSpacing={3} aria-busy={query.isPlaceholderData}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t(`split.${by}`)}</Table.Th>
                <Table.Th scope="col" colSpan={2} ta="right">
                  {t(`pareto.amount-${of}`)}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('pareto.share')}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('pareto.cumulative')}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('column.records')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((bar) => (
                <Table.Tr key={String(bar.code)}>
                  <Table.Th scope="row" fw={400}>
                    {nameOf(by, bar, words)}
                  </Table.Th>
                  <Table.Td className={classes.bars}>
                    <div className={classes.track} aria-hidden>
                      <div className={classes.bar} style={{ width: `${(100 * bar.amount) / most}%` }} />
                    </div>
                  </Table.Td>
                  <Table.Td ta="right" fw={600}>
                    {amount(bar.amount)}
                  </Table.Td>
                  <Table.Td ta="right">{format.percentWithUnit(bar.share * 100)}</Table.Td>
                  <Table.Td ta="right">{format.percentWithUnit(bar.cumulativeShare * 100)}</Table.Td>
                  <Table.Td ta="right">{format.integer(bar.records)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th scope="row">{t('break-down.total')}</Table.Th>
                <Table.Td />
                <Table.Td ta="right" fw={600}>
                  {amount(data.total)}
                </Table.Td>
                <Table.Td ta="right" colSpan={3}>
                  {data.bars.length > shown.length &&
                    t('pareto.more', { count: data.bars.length - shown.length })}
                </Table.Td>
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        </div>
      )}
      {[basis, ...(data?.noteKeys.map((key) => say({ key, params: {} })) ?? [])].map(
        (note) =>
          note !== null && (
            <p key={note} className={classes.note}>
              {note}
            </p>
          ),
      )}
    </section>
  );
};
