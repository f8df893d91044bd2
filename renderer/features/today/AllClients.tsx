import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ClientSummary } from '../../../electron/contract/clients';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { FirstThings } from '../attention/FirstThings';
import { QuickDays } from '../attention/QuickDays';
import { useAttentionOfAll } from '../attention/useAttention';
import type { TodaySearch } from '../kpis/search';
import { rangeOf, searchOf } from '../period/period';
import { PeriodControl } from '../period/PeriodControl';
import { ClientPicker } from '../place/ClientPicker';
import { ownDates, usualToday } from '../portfolio/rows';
import { ClientRows } from './ClientRows';
import { ROW_KPIS } from './row-kpis';
import classes from './Today.module.css';

/** The overview of all the clients that one has: what to look at first among them, and each in one row. */
export const AllClients = ({ clients }: { readonly clients: readonly ClientSummary[] }) => {
  const { t } = useWords();
  const search = useSearch({ from: '/today' });
  const navigate = useNavigate({ from: '/today' });
  const { period, from, to } = search;
  const change = (next: Partial<TodaySearch>, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace });
  const today = usualToday(clients);
  const dates = { period, from, to };
  const range = rangeOf(dates, today);
  const others = ownDates(clients, dates, range);
  const query = useQuery(
    procedures.portfolio.get.queryOptions({
      input: { ...range, kpis: [...ROW_KPIS], ...(others.length > 0 ? { ownDates: others } : {}) },
      placeholderData: keepPreviousData,
    }),
  );
  const attention = useAttentionOfAll(clients, dates);
  const nameOf = new Map(clients.map(({ id, name }) => [id, name]));
  const hasAny = attention.byClient.size > 0;
  return (
    <Page
      title={t('nav.today')}
      controls={
        <>
          <ClientPicker
            clients={clients}
            value={null}
            onChange={(code) => change({ client: code, among: undefined })}
            onAll={() => undefined}
          />
          <PeriodControl range={range} today={today} onChange={(next) => change(searchOf(next, today))} />
          <Link to="/portfolio" search={dates} className={classes.compare}>
            {t('overview.compare')}
          </Link>
        </>
      }
    >
      <FirstThings
        findings={hasAny ? attention.findings : undefined}
        isOld={attention.isOld || !attention.isComplete}
        error={attention.error}
        onRetry={attention.retry}
        today={today}
        nameOf={({ clientId }) => nameOf.get(clientId) ?? ''}
        isAll={search.things === 'all'}
        onAll={(isAll) => change({ things: isAll ? 'all' : undefined }, true)}
      >
        <QuickDays range={range} today={today} onChange={change} />
      </FirstThings>
      {query.error && !query.data ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Loading height={320} />
      ) : (
        <ClientRows
          clients={clients}
          portfolio={query.data}
          dates={dates}
          today={today}
          findingsOf={(id) => attention.byClient.get(id)}
          isOld={query.isPlaceholderData}
        />
      )}
    </Page>
  );
};
