import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ClientSummary } from '../../../electron/contract/clients';
import { useWords } from '../../i18n/useWords';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { useSignedIn } from '../session/SignedIn';
import { OpenActions } from '../actions/OpenActions';
import { FAMILY_NAMES, kpisOf } from './families';
import { KpiTile } from './KpiTile';
import { KpiWhy } from './KpiWhy';
import { sliceOf, type KpisSearch } from './search';
import { pageSlice, usePeriodKeys } from './slice';
import { SliceControls } from './SliceControls';
import { TileSkeletons } from './TileSkeletons';
import { useOtdShown } from './useOtdShown';
import { useOverview } from './useOverview';
import { WithClient } from './WithClient';
import classes from './Kpis.module.css';

const ClientKpis = ({ client }: { readonly client: ClientSummary }) => {
  const { t } = useWords();
  const me = useSignedIn();
  const search = useSearch({ from: '/kpis' });
  const navigate = useNavigate({ from: '/kpis' });
  const change = (next: Partial<KpisSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }) });
  const slice = pageSlice(client, search);
  const overview = useOverview(slice);
  const otdShown = useOtdShown(client.id, slice.range.to);
  usePeriodKeys(slice, change);
  const { data } = overview;
  const isEmpty = data?.kpis.every(({ now }) => now.records === 0) ?? false;
  return (
    <Page
      title={t('nav.kpis')}
      controls={
        <>
          <SliceControls
            clients={me.clients}
            slice={slice}
            search={search}
            onChange={(next) => change({ ...next, why: undefined, of: undefined, at: undefined })}
          />
          <OpenActions client={client} />
        </>
      }
    >
      {overview.error && !data ? (
        <ErrorPanel error={overview.error} onRetry={() => void overview.refetch()} />
      ) : !data ? (
        <Loading height={520}>
          <TileSkeletons count={20} />
        </Loading>
      ) : isEmpty ? (
        <EmptyState title={t('kpis.empty-title')} text={t('kpis.empty-text')}>
          <Link to="/sheet" search={{ client: client.code }} className={classes.next}>
            {t('kpis.empty-next')}
          </Link>
        </EmptyState>
      ) : (
        <div className={classes.families} aria-busy={overview.isPlaceholderData}>
          {FAMILY_NAMES.map((family) => (
            <section key={family} aria-labelledby={`family-${family}`}>
              <h2 id={`family-${family}`} className={classes.family}>
                {t(`family.${family}`)}
              </h2>
              <div className={classes.tiles}>
                {kpisOf(family, otdShown).map((kpi) => {
                  const found = overview.find(kpi);
                  return (
                    found && (
                      <KpiTile
                        key={kpi}
                        overview={found}
                        before={data.before}
                        search={sliceOf(search)}
                        onWhy={() => change({ why: kpi, of: undefined, at: undefined })}
                      />
                    )
                  );
                })}
              </div>
            </section>
          ))}
        </div>
      )}
      <KpiWhy
        slice={slice}
        search={search}
        onClose={() => change({ why: undefined, of: undefined, at: undefined })}
      />
    </Page>
  );
};

/** Every KPI of a client and a period, by what it is about. */
export const KpisPage = () => {
  const { t } = useWords();
  const { client } = useSearch({ from: '/kpis' });
  return (
    <WithClient code={client} title={t('nav.kpis')}>
      {(found) => <ClientKpis key={found.id} client={found} />}
    </WithClient>
  );
};
