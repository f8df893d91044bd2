import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ListedStation } from '../../../electron/contract/stations';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import type { Column, Filter } from '../../ui/records/arrange';
import { RecordList } from '../../ui/records/RecordList';
import { IdleLimit } from './IdleLimit';
import { StationDrawer } from './StationDrawer';

const NEW = 'new';

/** Where operators may log in with a PIN, and how long sessions live without use. */
export const StationsPanel = () => {
  const { t, format } = useWords();
  const search = useSearch({ from: '/admin' });
  const navigate = useNavigate({ from: '/admin' });
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const stations = useQuery(procedures.stations.list.queryOptions({ staleTime: 0 }));
  if (stations.isError) return <ErrorPanel error={stations.error} onRetry={() => void stations.refetch()} />;
  if (!stations.data) return <Loading height={240} />;
  const stateOf = ({ revokedAt, isThisOne }: ListedStation): string => {
    if (revokedAt !== null) return t('stations.revoked');
    return t(isThisOne ? 'stations.this-one' : 'stations.in-use');
  };
  const columns: readonly Column<ListedStation>[] = [
    { key: 'name', label: t('stations.name'), value: (one) => one.name },
    {
      key: 'pin',
      label: t('stations.pin'),
      value: (one) => t(one.allowsPin ? 'stations.pin-yes' : 'stations.pin-no'),
    },
    {
      key: 'idle',
      label: t('stations.idle-column'),
      value: (one) => one.idleMinutes,
      show: (one) =>
        one.idleMinutes === null
          ? t('stations.idle-common')
          : t('stations.minutes', { minutes: one.idleMinutes }),
    },
    { key: 'host', label: t('stations.host'), value: (one) => t(`host.${one.host}`) },
    { key: 'by', label: t('stations.by'), value: (one) => one.registeredBy },
    {
      key: 'at',
      label: t('stations.at'),
      value: (one) => one.registeredAt,
      show: (one) => format.dateTime(one.registeredAt),
    },
    {
      key: 'seen',
      label: t('stations.seen'),
      value: (one) => one.lastSeenAt,
      show: (one) => (one.lastSeenAt === null ? '–' : format.dateTime(one.lastSeenAt)),
    },
    { key: 'state', label: t('users.state'), value: stateOf },
  ];
  const states = ['stations.in-use', 'stations.this-one', 'stations.revoked'] as const;
  const filters: readonly Filter[] = [
    {
      key: 'state',
      label: t('users.state'),
      options: states.map((key) => ({ value: t(key), label: t(key) })),
    },
  ];
  const isHere = stations.data.some(({ isThisOne }) => isThisOne);
  const opened =
    stations.data.find(({ id, revokedAt }) => String(id) === search.open && revokedAt === null) ?? null;
  return (
    <>
      <IdleLimit />
      <RecordList
        name={t('users.tab-stations')}
        rows={stations.data}
        keyOf={(one) => one.id}
        columns={columns}
        filters={filters}
        view={search}
        onView={change}
        onOpen={(one) => change({ open: String(one.id) })}
        onNew={isHere ? undefined : { label: t('stations.register'), run: () => change({ open: NEW }) }}
        opened={search.open}
        empty={{ title: t('users.tab-stations'), text: t('stations.empty') }}
      />
      {(opened !== null || (search.open === NEW && !isHere)) && (
        <StationDrawer
          key={opened?.id ?? NEW}
          station={opened}
          onClose={() => change({ open: undefined })}
          onSaved={() => {
            void queryClient.invalidateQueries({ queryKey: procedures.stations.key() });
            change({ open: undefined });
          }}
        />
      )}
    </>
  );
};
