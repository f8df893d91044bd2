import { ActionIcon, Button, CopyButton, SegmentedControl, Select } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ClientSummary } from '../../../electron/contract/clients';
import { SHOWN_KPIS } from './shown';
import { addDays, todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import type { TodaySearch } from '../../routes';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { ClientPicker, clientOf } from '../place/ClientPicker';
import { useSignedIn } from '../session/SignedIn';
import { FirstClient } from '../setup/FirstClient';
import { WhyDrawer } from '../why/WhyDrawer';
import { ChartKey, DayChart } from './DayChart';
import { DayTable, tableText } from './DayTable';
import { KpiTile } from './KpiTile';
import { PERIOD_DAYS, periodOf, USUAL_DAYS } from './period';
import { useToday } from './useToday';
import classes from './Today.module.css';

const SHOWS = ['efficiency', 'performance', 'both'] as const;

const ClientToday = ({ client }: { readonly client: ClientSummary }) => {
  const words = useWords();
  const { t, format } = words;
  const me = useSignedIn();
  const search = useSearch({ from: '/today' });
  const navigate = useNavigate({ from: '/today' });
  const change = (next: Partial<TodaySearch>, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace });

  const today = todayIn(client.timezone);
  const to = search.to ?? today;
  const days = search.days ?? USUAL_DAYS;
  const range = periodOf(to, days);
  const show = search.show ?? 'both';
  const kpis = SHOWN_KPIS.filter((kpi) => show === 'both' || show === kpi);
  const isTable = search.view === 'table';
  const data = useToday(client, range, days);

  const move = (step: number) => {
    const next = addDays(to, step * days);
    change({ to: next >= today ? undefined : next });
  };
  useHotkeys([
    ['ArrowLeft', () => move(-1)],
    ['ArrowRight', () => to < today && move(1)],
    ['T', () => change({ view: isTable ? undefined : 'table' }, true)],
    ['W', () => change({ why: kpis[0], day: undefined })],
  ]);

  const isEmpty = data.isReady && data.points.every((point) => !point.efficiency && !point.performance);
  const title = t(show === 'both' ? 'chart.title-both' : `chart.title-${show}`, {
    range: format.dateRange(range.from, range.to),
  });
  return (
    <Page
      title={t('nav.today')}
      controls={
        <>
          <ClientPicker
            clients={me.clients}
            value={client}
            onChange={(code) =>
              void navigate({ search: (before) => ({ ...before, client: code, why: undefined }) })
            }
          />
          <div className={classes.period}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('period.earlier')}
              onClick={() => move(-1)}
            >
              <IconChevronLeft size={16} />
            </ActionIcon>
            <Select
              size="xs"
              w={130}
              allowDeselect={false}
              aria-label={t('period')}
              data={PERIOD_DAYS.map((count) => ({
                value: String(count),
                label: t(to === today ? 'period.last' : 'period.days', { count }),
              }))}
              value={String(days)}
              onChange={(value) => change({ days: Number(value) })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('period.later')}
              disabled={to >= today}
              onClick={() => move(1)}
            >
              <IconChevronRight size={16} />
            </ActionIcon>
          </div>
          <span className={classes.range}>{format.dateRange(range.from, range.to)}</span>
        </>
      }
    >
      {data.error ? (
        <ErrorPanel error={data.error} onRetry={data.retry} />
      ) : !data.isReady ? (
        <Loading height={520} />
      ) : isEmpty ? (
        <EmptyState title={t('today.empty-title')} text={t('today.empty-text')}>
          <Link to="/sheet" search={{ client: client.code }} className={classes.next}>
            {t('today.empty-next')}
          </Link>
        </EmptyState>
      ) : (
        <>
          <div className={classes.tiles}>
            {SHOWN_KPIS.map((kpi) => (
              <KpiTile
                key={kpi}
                kpi={kpi}
                now={data.now(kpi)}
                before={data.before(kpi)}
                course={data.points.map((point) => point[kpi]?.value ?? null)}
                days={days}
                onWhy={() => change({ why: kpi, day: undefined })}
              />
            ))}
          </div>
          <section className={classes.panel} aria-labelledby="chart-title">
            <div className={classes.bar}>
              <h2 id="chart-title" className={classes.title}>
                {title}
              </h2>
              <SegmentedControl
                size="xs"
                aria-label={t('chart.show')}
                value={show}
                data={SHOWS.map((value) => ({ value, label: t(`show.${value}`) }))}
                onChange={(value) => change({ show: SHOWS.find((known) => known === value) }, true)}
              />
              <Button
                variant="default"
                size="xs"
                aria-pressed={isTable}
                onClick={() => change({ view: isTable ? undefined : 'table' }, true)}
              >
                {t(isTable ? 'chart.as-chart' : 'chart.as-table')}
              </Button>
              <CopyButton value={tableText(data.points, kpis, words)}>
                {({ copied, copy }) => (
                  <Button variant="default" size="xs" onClick={copy}>
                    {t(copied ? 'table.copied' : 'table.copy')}
                  </Button>
                )}
              </CopyButton>
            </div>
            {isTable ? (
              <DayTable points={data.points} kpis={kpis} />
            ) : (
              <>
                <ChartKey kpis={kpis} hasToday={data.points.at(-1)?.date === today} />
                <DayChart
                  points={data.points}
                  kpis={kpis}
                  today={today}
                  onDay={(day, kpi) => change({ why: kpi, day })}
                />
              </>
            )}
          </section>
        </>
      )}
      {search.why && (
        <WhyDrawer
          slice={{
            clientId: client.id,
            kpi: search.why,
            ...(search.day ? { from: search.day, to: search.day } : range),
          }}
          onClose={() => change({ why: undefined, day: undefined })}
        />
      )}
    </Page>
  );
};

/** The KPIs of a client's last days, and why they are what they are. */
export const TodayPage = () => {
  const { t } = useWords();
  const me = useSignedIn();
  const { client: code } = useSearch({ from: '/today' });
  const client = clientOf(me.clients, code);
  if (client) return <ClientToday key={client.id} client={client} />;
  return (
    <Page title={t('nav.today')}>
      {me.role === 'ADMIN' ? (
        <FirstClient />
      ) : (
        <EmptyState title={t('no-client.title')} text={t('no-client.text')} />
      )}
    </Page>
  );
};
