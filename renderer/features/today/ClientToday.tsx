import { Select } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ClientSummary } from '../../../electron/contract/clients';
import { useWords } from '../../i18n/useWords';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { usePageKeys } from '../../ui/usePageKeys';
import { OpenActions } from '../actions/OpenActions';
import { AlertStrip } from '../alerts/AlertStrip';
import { FirstThings } from '../attention/FirstThings';
import { QuickDays } from '../attention/QuickDays';
import { useAttention } from '../attention/useAttention';
import { KpiWhy } from '../kpis/KpiWhy';
import { sliceOf, type TodaySearch } from '../kpis/search';
import { pageSlice, usePeriodKeys } from '../kpis/slice';
import { SliceControls } from '../kpis/SliceControls';
import { TileSkeletons } from '../kpis/TileSkeletons';
import { TrendPanel } from '../kpis/TrendPanel';
import { useOtdShown } from '../kpis/useOtdShown';
import { useOverview } from '../kpis/useOverview';
import { useSignedIn } from '../session/SignedIn';
import { SavedViews } from '../views/SavedViews';
import { besideOf, tenKpis } from './ten';
import { Tiles } from './Tiles';
import { useCompared } from './useCompared';
import classes from './Today.module.css';

const CLOSED = { why: undefined, of: undefined, at: undefined } as const;

/** The overview of one client. */
export const ClientToday = ({ client }: { readonly client: ClientSummary }) => {
  const { t } = useWords();
  const me = useSignedIn();
  const compared = useCompared();
  const search = useSearch({ from: '/today' });
  const navigate = useNavigate({ from: '/today' });
  const change = (next: Partial<TodaySearch>, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace });
  const slice = pageSlice(client, search);
  const otdShown = useOtdShown(client.id, slice.range.to);
  const shown = tenKpis(otdShown);
  const overview = useOverview(
    slice,
    shown.flatMap((kpi) => [kpi, besideOf(kpi, otdShown) ?? []].flat()),
  );
  const attention = useAttention(slice);
  const kpi = shown.find((known) => known === search.show) ?? 'efficiency';
  usePeriodKeys(slice, change);
  usePageKeys({ w: () => change({ ...CLOSED, why: kpi }) });
  const { data } = overview;
  const isEmpty = data?.kpis.every(({ now }) => now.records === 0) ?? false;
  return (
    <Page
      title={t('nav.today')}
      controls={
        <>
          <SliceControls
            clients={me.clients}
            slice={slice}
            search={search}
            onChange={(next) => change({ ...next, ...CLOSED })}
            {...(compared.length > 0 ? { onAll: () => change({ ...CLOSED, among: 'all' }) } : {})}
          />
          <SavedViews client={client} page="today" search={search} />
        </>
      }
    >
      <AlertStrip clientId={client.id} />
      <div className={classes.actions}>
        <OpenActions client={client} />
      </div>
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
          <FirstThings
            findings={attention.data?.findings}
            isOld={attention.isPlaceholderData}
            error={attention.error}
            onRetry={() => void attention.refetch()}
            today={slice.today}
            isAll={search.things === 'all'}
            onAll={(isAll) => change({ things: isAll ? 'all' : undefined }, true)}
          >
            <QuickDays
              range={slice.range}
              today={slice.today}
              onChange={(period) => change({ ...period, ...CLOSED })}
            />
          </FirstThings>
          <Tiles
            find={overview.find}
            before={data.before}
            otdShown={otdShown}
            search={sliceOf(search)}
            isOld={overview.isPlaceholderData}
            onWhy={(name) => change({ ...CLOSED, why: name })}
          />
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
