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

const SPLITS = ['reason', 'reason-group', 'line', 'shift'] as const;
type Split = (typeof SPLITS)[number];

/** What the address says of a Pareto. */
export type ParetoSearch = Pick<KpiSearch, 'causes'>;

const useBars = (slice: PageSlice, by: Split) =>
  useQuery(
    procedures.kpi.pareto.queryOptions({
      input: { ...inputOf(slice), of: 'stops', by },
      placeholderData: keepWhile({ of: 'stops', by }),
    }),
  );

const nameOf = (by: Split, bar: Bar, { t, language }: Words): string => {
  if (bar.code === null) return t('group.none');
  if (by === 'shift' && shiftTypeOf(bar.code)) return groupName('shift', bar.code, t);
  return (language === 'es' ? bar.nameEs : null) ?? bar.name ?? bar.code;
};

const LARGEST = 15;

/** Where time goes, from the largest cause to the smallest, with the share that the causes so far make together. */
export const Pareto = ({
  slice,
  search,
  onChange,
}: {
  readonly slice: PageSlice;
  readonly search: ParetoSearch;
  readonly onChange: (change: ParetoSearch) => void;
}) => {
  const words = useWords();
  const { t, format, say } = words;
  const by = SPLITS.find((known) => known === search.causes) ?? SPLITS[0];
  const query = useBars(slice, by);
  const { data } = query;
  const most = data?.bars[0]?.amount || 1;
  const shown = data?.bars.slice(0, LARGEST) ?? [];
  const basis = data?.basis ? t(`pareto.basis-${data.basis}`) : null;
  return (
    <section className={classes.panel} aria-labelledby="pareto">
      <div className={classes.head}>
        <h2 id="pareto" className={classes.title}>
          {t('pareto.stops')}
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={t('break-down.by')}
          value={by}
          data={SPLITS.map((value) => ({ value, label: t(`split.${value}`) }))}
          onChange={(value) => onChange({ causes: SPLITS.find((known) => known === value) })}
        />
      </div>
      {query.error && !data ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : !data ? (
        <Loading height={160} />
      ) : data.bars.length === 0 ? (
        <p className={classes.none}>{t('pareto.no-stops')}</p>
      ) : (
        <div className={classes.table} tabIndex={0} role="region" aria-label={t('pareto.stops')}>
          <Table stickyHeader verticalSpacing={3} aria-busy={query.isPlaceholderData}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t(`split.${by}`)}</Table.Th>
                <Table.Th scope="col" colSpan={2} ta="right">
                  {t('pareto.amount-stops')}
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
                    {format.hours(bar.amount)}
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
                  {format.hours(data.total)}
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
