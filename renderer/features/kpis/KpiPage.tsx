import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { KpiName } from '../../../electron/contract/kpi';
import { KPI_NAMES } from '../../../electron/contract/kpi';
import { useWords } from '../../i18n/useWords';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { usePageKeys } from '../../ui/usePageKeys';
import { searchOf } from '../period/period';
import { useSignedIn } from '../session/SignedIn';
import { SavedViews } from '../views/SavedViews';
import { TrustPanel } from '../why/TrustPanel';
import { ActionsOfKpi } from '../actions/ActionsOfKpi';
import { BreakDown } from './BreakDown';
import { Facts } from './Facts';
import { OF_STOPS, RELATED } from './families';
import { datesOfLabel, groupName, isStep } from './groups';
import { KpiHeader } from './KpiHeader';
import { KpiPicker } from './KpiPicker';
import { KpiWhy } from './KpiWhy';
import { Pareto } from './Pareto';
import { inAddress, narrowedBy } from './narrowing';
import { OwnPictures } from './OwnPictures';
import { Related } from './Related';
import { sliceOf, type KpiSearch } from './search';
import { inputOf, pageSlice, usePeriodKeys } from './slice';
import { SliceControls } from './SliceControls';
import { TargetDrawer } from './TargetDrawer';
import { TrendPanel } from './TrendPanel';
import { useOverview } from './useOverview';
import { WithClient } from './WithClient';
import classes from './KpiPage.module.css';

const CLOSED = { why: undefined, of: undefined, at: undefined } as const;

const ClientKpi = ({ client, kpi }: { readonly client: ClientSummary; readonly kpi: KpiName }) => {
  const { t, format } = useWords();
  const me = useSignedIn();
  const search = useSearch({ from: '/kpis/$kpi' });
  const navigate = useNavigate({ from: '/kpis/$kpi' });
  const change = (next: Partial<KpiSearch>, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace });
  const slice = pageSlice(client, search);
  const query = useOverview(slice, [kpi, ...RELATED[kpi]]);
  usePeriodKeys(slice, change);
  usePageKeys({ w: () => change({ ...CLOSED, why: kpi }) });
  const overview = query.find(kpi);
  const related = RELATED[kpi].flatMap((name) => query.find(name) ?? []);
  return (
    <Page
      title={t('nav.kpis')}
      controls={
        <>
          <KpiPicker kpi={kpi} search={sliceOf(search)} />
          <SliceControls
            clients={me.clients}
            slice={slice}
            search={search}
            onChange={(next) => change({ ...next, ...CLOSED })}
          />
          <SavedViews client={client} page={`kpis/${kpi}`} search={search} />
        </>
      }
    >
      {query.error && !query.data ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data || !overview ? (
        <Loading height={520} />
      ) : (
        <div
          className={classes.page}
          aria-busy={query.isPlaceholderData}
          data-slice={[client.code, overview.kpi, query.data.from, query.data.to].join('|')}
        >
          <p className="print-only">
            {[
              client.name,
              format.dateRange(query.data.from, query.data.to),
              ...narrowedBy(search).map(([by, code]) => `${t(`group.${by}`)} ${groupName(by, code, t)}`),
              t('print.as-of', { when: format.dateTime(query.data.asOf, client.timezone) }),
            ].join(' · ')}
          </p>
          <KpiHeader
            overview={overview}
            before={query.data.before}
            onWhy={() => change({ ...CLOSED, why: kpi })}
            onTargets={() => change({ open: 'targets' })}
          />
          <div className={classes.columns}>
            <div className={classes.middle}>
              <TrendPanel
                kpi={kpi}
                slice={slice}
                search={search}
                onChange={(next) => change(next, true)}
                onPoint={(of, at) => change({ why: kpi, of, at })}
              />
              <OwnPictures
                kpi={kpi}
                slice={slice}
                search={search}
                onChange={(next) => change(next, true)}
                onWhy={(of, code) => change({ why: kpi, of, at: inAddress(code) })}
              />
              <BreakDown
                overview={overview}
                slice={slice}
                search={search}
                onChange={(next) => change(next, true)}
                onNarrow={(by, code) => {
                  if (isStep(by)) {
                    const range = datesOfLabel(by, code ?? '', slice.range);
                    change({ ...CLOSED, ...searchOf(range, slice.today), group: undefined });
                  } else {
                    change({ ...CLOSED, [by]: inAddress(code), group: undefined });
                  }
                }}
                onWhy={(of, code) => change({ why: kpi, of, at: inAddress(code) })}
              />
              {OF_STOPS.has(kpi) && (
                <Pareto slice={slice} search={search} onChange={(next) => change(next, true)} />
              )}
              <TrustPanel {...inputOf(slice)} />
            </div>
            <div className={classes.side}>
              <ActionsOfKpi
                overview={overview}
                slice={slice}
                open={search.action}
                onOpen={(action) => change({ ...CLOSED, action })}
              />
              <Facts overview={overview} />
              <Related overviews={related} search={sliceOf(search)} />
            </div>
          </div>
        </div>
      )}
      {search.open === 'targets' && overview && (
        <TargetDrawer
          kpi={kpi}
          better={overview.better}
          client={slice.client}
          onClose={() => change({ open: undefined })}
        />
      )}
      <KpiWhy slice={slice} search={search} onClose={() => change(CLOSED)} />
    </Page>
  );
};

/** One KPI of a client: value, course, break-down, what belongs to it. */
export const KpiPage = () => {
  const { t } = useWords();
  const { client } = useSearch({ from: '/kpis/$kpi' });
  const { kpi: name } = useParams({ from: '/kpis/$kpi' });
  const kpi = KPI_NAMES.find((known) => known === name);
  if (!kpi) {
    return (
      <Page title={t('nav.kpis')}>
        <EmptyState title={t('kpis.unknown-title')} text={t('kpis.unknown-text', { name })} />
      </Page>
    );
  }
  return (
    <WithClient code={client} title={t('nav.kpis')}>
      {(found) => <ClientKpi key={found.id} client={found} kpi={kpi} />}
    </WithClient>
  );
};
