import { Button, CopyButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { KpiName } from '../../../electron/contract/kpi';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { KpiWhy } from '../kpis/KpiWhy';
import { pageSlice } from '../kpis/slice';
import { rangeOf, searchOf } from '../period/period';
import { PeriodControl } from '../period/PeriodControl';
import { useSignedIn } from '../session/SignedIn';
import { useMay } from '../session/useMay';
import { ColumnPicker } from './ColumnPicker';
import { PortfolioTable } from './PortfolioTable';
import { columnsOf, nextSort, ownDates, sortRows, usualToday } from './rows';
import { COLUMNS, showOf, shownColumns, type PortfolioSearch } from './search';
import { tableText } from './table-text';
import classes from './Portfolio.module.css';

const Portfolio = () => {
  const words = useWords();
  const { t } = words;
  const { clients } = useSignedIn();
  const search = useSearch({ from: '/portfolio' });
  const navigate = useNavigate({ from: '/portfolio' });
  const { client, period, from, to, sort, order, show, why } = search;
  const change = useCallback(
    (next: Partial<PortfolioSearch>, replace = false) =>
      void navigate({ search: (before) => ({ ...before, ...next }), replace }),
    [navigate],
  );
  const onWhy = useCallback((code: string, kpi: KpiName) => change({ client: code, why: kpi }), [change]);
  const today = usualToday(clients);
  const range = rangeOf({ period, from, to }, today);
  const others = ownDates(clients, { period, from, to }, range);
  const query = useQuery(
    procedures.portfolio.get.queryOptions({
      input: { ...range, kpis: [...COLUMNS], ...(others.length > 0 ? { ownDates: others } : {}) },
      placeholderData: keepPreviousData,
    }),
  );
  const { data } = query;
  const shown = useMemo(() => shownColumns(show), [show]);
  const columns = useMemo(() => columnsOf(data?.columns ?? [], shown), [data, shown]);
  const rows = useMemo(
    () => (data ? sortRows(data, clients, { sort, order }) : []),
    [data, clients, sort, order],
  );
  const kept = useMemo(() => ({ period, from, to }), [period, from, to]);
  const asked = clients.find(({ code }) => code === client);
  return (
    <Page
      title={t('nav.portfolio')}
      isTight
      controls={
        <>
          <PeriodControl
            range={range}
            today={today}
            onChange={(next) => change({ ...searchOf(next, today), why: undefined })}
          />
          <ColumnPicker shown={shown} onChange={(next) => change({ show: showOf(next) }, true)} />
          <CopyButton value={tableText(rows, columns, words)}>
            {({ copied, copy }) => (
              <Button variant="default" size="xs" onClick={copy} disabled={rows.length === 0}>
                {t(copied ? 'table.copied' : 'table.copy')}
              </Button>
            )}
          </CopyButton>
          <span className={classes.total}>{data && t('portfolio.clients', { count: rows.length })}</span>
        </>
      }
    >
      {query.error && !data ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : !data ? (
        <Loading height={520} />
      ) : rows.length === 0 ? (
        <EmptyState title={t('portfolio.none-title')} text={t('portfolio.none-text')} />
      ) : (
        <div className={classes.scroll} aria-busy={query.isPlaceholderData}>
          <PortfolioTable
            rows={rows}
            columns={columns}
            search={kept}
            sort={sort}
            order={order}
            usual={range.to}
            onSort={(name) => change(nextSort({ sort, order }, name), true)}
            onWhy={onWhy}
          />
        </div>
      )}
      {asked && (
        <KpiWhy
          slice={pageSlice(asked, kept)}
          search={{ ...kept, why }}
          onClose={() => change({ why: undefined })}
        />
      )}
    </Page>
  );
};

/** All of one's clients beside each other, KPI by KPI; nothing for those who may not compare. */
export const PortfolioPage = () => (useMay('compare-clients') ? <Portfolio /> : <Navigate to="/" replace />);
