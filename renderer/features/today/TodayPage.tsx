import { Select } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { KpiName } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { usePageKeys } from '../../ui/usePageKeys';
import { AlertStrip } from '../alerts/AlertStrip';
import { KpiTile } from '../kpis/KpiTile';
import { KpiWhy } from '../kpis/KpiWhy';
import { sliceOf, type TodaySearch } from '../kpis/search';
import { pageSlice, usePeriodKeys } from '../kpis/slice';
import { SliceControls } from '../kpis/SliceControls';
import { TileSkeletons } from '../kpis/TileSkeletons';
import { TrendPanel } from '../kpis/TrendPanel';
import { useOtdShown } from '../kpis/useOtdShown';
import { useOverview } from '../kpis/useOverview';
import { WithClient } from '../kpis/WithClient';
import { useSignedIn } from '../session/SignedIn';
import classes from '../kpis/Kpis.module.css';

/** What a shift looks at first: a KPI or two of each family, delivery in the reading that the client shows. */
const shownBy = (otdShown: string | null): readonly KpiName[] => [
  'efficiency',
  'performance',
  'availability',
  'oee',
  'fpy',
  'ppm',
  'absenteeism',
  otdShown === 'true-otd' ? 'true-otd' : 'otd',
];

const CLOSED = { why: undefined, of: undefined, at: undefined } as const;

const ClientToday = ({ client }: { readonly client: ClientSummary }) => {
  const { t } = useWords();
  const me = useSignedIn();
  const search = useSearch({ from: '/today' });
  const navigate = useNavigate({ from: '/today' });
  const change = (next: Partial<TodaySearch>, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace });
  const slice = pageSlice(client, search);
  const shown = shownBy(useOtdShown(client.id, slice.range.to));
  const overview = useOverview(slice, shown);
  const kpi = shown.find((known) => known === search.show) ?? 'efficiency';
  usePeriodKeys(slice, change);
  usePageKeys({ w: () => change({ ...CLOSED, why: kpi }) });
  const { data } = overview;
  const isEmpty = data?.kpis.every(({ now }) => now.records === 0) ?? false;
  return (
    <Page
      title={t('nav.today')}
      controls={
        <SliceControls
          clients={me.clients}
          slice={slice}
          search={search}
          onChange={(next) => change({ ...next, ...CLOSED })}
        />
      }
    >
      <AlertStrip clientId={client.id} />
      {overview.error && !data ? (
        <ErrorPanel error={overview.error} onRetry={() => void overview.refetch()} />
      ) : !data ? (
        <Loading height={520}>
          <TileSkeletons count={shown.length} />
        </Loading>
      ) : isEmpty ? (
        <EmptyState title={t('kpis.empty-title')} text={t('kpis.empty-text')}>
          <Link to="/sheet" search={{ client: client.code }} className={classes.next}>
            {t('kpis.empty-next')}
          </Link>
        </EmptyState>
      ) : (
        <>
          <div className={classes.tiles} aria-busy={overview.isPlaceholderData}>
            {shown.map((name) => {
              const found = overview.find(name);
              return (
                found && (
                  <KpiTile
                    key={name}
                    overview={found}
                    before={data.before}
                    search={sliceOf(search)}
                    onWhy={() => change({ ...CLOSED, why: name })}
                  />
                )
              );
            })}
          </div>
          <div className={classes.trend}>
            <TrendPanel
              kpi={kpi}
              slice={slice}
              search={search}
              onChange={(next) => change(next, true)}
              onPoint={(of, at) => change({ why: kpi, of, at })}
              picker={
                <Select
                  size="xs"
                  w={170}
                  allowDeselect={false}
                  aria-label={t('kpis.pick')}
                  data={shown.map((value) => ({ value, label: t(`kpi.${value}`) }))}
                  value={kpi}
                  onChange={(value) => change({ show: shown.find((known) => known === value) }, true)}
                />
              }
            />
          </div>
        </>
      )}
      <KpiWhy slice={slice} search={search} onClose={() => change(CLOSED)} />
    </Page>
  );
};

/** The first KPIs of a client's last days, and the course of one of them. */
export const TodayPage = () => {
  const { t } = useWords();
  const { client } = useSearch({ from: '/today' });
  return (
    <WithClient code={client} title={t('nav.today')}>
      {(found) => <ClientToday key={found.id} client={found} />}
    </WithClient>
  );
};
