import { Button, Tabs } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { hasRight } from '../../../electron/contract/rights';
import type { User } from '../../../electron/contract/users';
import { describeFailure } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import type { AdminSearch } from '../../routes';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import type { Column, Filter } from '../../ui/records/arrange';
import { RecordList } from '../../ui/records/RecordList';
import { DemoPanel } from '../demo/DemoPanel';
import { useSignedIn } from '../session/SignedIn';
import { SharingPanel } from '../sharing/SharingPanel';
import { StationsPanel } from '../stations/StationsPanel';
import { UserDrawer } from './UserDrawer';

const ROLES = ['OPERATOR', 'LEADER', 'POWERUSER', 'ADMIN'] as const;
const TABS = ['users', 'stations', 'sharing', 'sessions', 'failures', 'demo'] as const;

const NEW = 'new';

const Users = () => {
  const { t, format } = useWords();
  const search = useSearch({ from: '/admin' });
  const navigate = useNavigate({ from: '/admin' });
  const change = (next: Partial<AdminSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const users = useQuery(procedures.users.list.queryOptions());
  if (users.isError) return <ErrorPanel error={users.error} onRetry={() => void users.refetch()} />;
  if (!users.data) return <Loading height={320} />;
  const columns: readonly Column<User>[] = [
    { key: 'username', label: t('users.username'), value: (user) => user.username },
    { key: 'name', label: t('users.name'), value: (user) => user.fullName },
    {
      key: 'role',
      label: t('users.role'),
      value: (user) => t(`role.${user.role}`),
    },
    {
      key: 'clients',
      label: t('users.clients'),
      value: (user) => user.clientCodes.join(', '),
      show: (user) =>
        user.role === 'ADMIN' || user.role === 'POWERUSER'
          ? t('users.all-clients')
          : user.clientCodes.join(', '),
    },
    {
      key: 'state',
      label: t('users.state'),
      value: (user) => t(user.isActive ? 'users.active' : 'users.inactive'),
    },
    {
      key: 'login',
      label: t('users.last-login'),
      value: (user) => user.lastLoginAt,
      show: (user) => (user.lastLoginAt === null ? '–' : format.dateTime(user.lastLoginAt)),
    },
    { key: 'code', label: t('users.code'), value: (user) => user.code },
  ];
  const filters: readonly Filter[] = [
    {
      key: 'role',
      label: t('users.role'),
      options: ROLES.map((role) => ({ value: t(`role.${role}`), label: t(`role.${role}`) })),
    },
    {
      key: 'state',
      label: t('users.state'),
      options: (['users.active', 'users.inactive'] as const).map((key) => ({ value: t(key), label: t(key) })),
    },
  ];
  const opened = users.data.find(({ code }) => code === search.open) ?? null;
  return (
    <>
      <RecordList
        name={t('users.title')}
        rows={users.data}
        keyOf={(user) => user.code}
        columns={columns}
        filters={filters}
        view={search}
        onView={change}
        onOpen={(user) => change({ open: user.code })}
        onNew={{ label: t('users.add'), run: () => change({ open: NEW }) }}
        opened={search.open}
        empty={{ title: t('users.title'), text: t('users.empty') }}
      />
      {(opened !== null || search.open === NEW) && (
        <UserDrawer
          key={opened?.code ?? NEW}
          user={opened}
          onClose={() => change({ open: undefined })}
          onSaved={() => {
            void queryClient.invalidateQueries({ queryKey: procedures.users.key() });
            change({ open: undefined });
          }}
        />
      )}
    </>
  );
};

const Sessions = () => {
  const { t, format } = useWords();
  const sessions = useQuery(procedures.users.sessions.queryOptions({ staleTime: 0 }));
  const end = useMutation({
    ...procedures.users.endSession.mutationOptions(),
    onSettled: () => sessions.refetch(),
  });
  const search = useSearch({ from: '/admin' });
  const navigate = useNavigate({ from: '/admin' });
  if (sessions.isError) return <ErrorPanel error={sessions.error} onRetry={() => void sessions.refetch()} />;
  if (!sessions.data) return <Loading height={240} />;
  type Session = (typeof sessions.data)[number];
  const columns: readonly Column<Session>[] = [
    { key: 'username', label: t('users.username'), value: (one) => one.username },
    {
      key: 'host',
      label: t('users.host'),
      value: (one) =>
        one.board === null ? t(`host.${one.host}`) : t('board.of-client', { client: one.board }),
    },
    { key: 'address', label: t('users.address'), value: (one) => one.address },
    { key: 'station', label: t('users.station'), value: (one) => one.station },
    {
      key: 'began',
      label: t('users.began'),
      value: (one) => one.createdAt,
      show: (one) => format.dateTime(one.createdAt),
    },
    {
      key: 'seen',
      label: t('users.seen'),
      value: (one) => one.lastSeenAt,
      show: (one) => format.dateTime(one.lastSeenAt),
    },
    {
      key: 'end',
      label: t('users.session'),
      value: (one) => (one.isThisOne ? t('users.this-session') : ''),
      show: (one) =>
        one.isThisOne ? (
          t('users.this-session')
        ) : (
          <Button size="compact-xs" variant="default" onClick={() => end.mutate({ id: one.id })}>
            {t('users.end-session')}
          </Button>
        ),
    },
  ];
  return (
    <>
      {end.isError && <Notice kind="critical">{describeFailure(end.error)}</Notice>}
      <RecordList
        name={t('users.sessions')}
        rows={sessions.data}
        keyOf={(one) => one.id}
        columns={columns}
        view={search}
        onView={(view) => void navigate({ search: (before) => ({ ...before, ...view }), replace: true })}
        empty={{ title: t('users.sessions'), text: t('users.no-sessions') }}
      />
    </>
  );
};

const Failures = () => {
  const { t, format } = useWords();
  const search = useSearch({ from: '/admin' });
  const navigate = useNavigate({ from: '/admin' });
  const log = useQuery(procedures.users.failedLogins.queryOptions({ staleTime: 0 }));
  const unlock = useMutation({
    ...procedures.users.unlock.mutationOptions(),
    onSettled: () => log.refetch(),
  });
  if (log.isError) return <ErrorPanel error={log.error} onRetry={() => void log.refetch()} />;
  if (!log.data) return <Loading height={240} />;
  const { failures, locked } = log.data;
  if (failures.length === 0) return <EmptyState title={t('users.failures')} text={t('users.no-failures')} />;
  type Failed = (typeof failures)[number];
  const columns: readonly Column<Failed>[] = [
    {
      key: 'at',
      label: t('users.failed-at'),
      value: (one) => one.failedAt,
      show: (one) => format.dateTime(one.failedAt),
    },
    { key: 'username', label: t('users.typed-name'), value: (one) => one.username },
    { key: 'host', label: t('users.host'), value: (one) => t(`host.${one.host}`) },
    { key: 'address', label: t('users.address'), value: (one) => one.address },
  ];
  return (
    <>
      {locked.map(({ username, lockedUntil }) => (
        <Notice
          key={username}
          kind="warning"
          action={
            <Button size="compact-sm" variant="default" onClick={() => unlock.mutate({ username })}>
              {t('users.unlock')}
            </Button>
          }
        >
          {t('users.locked', { name: username, time: format.time(new Date(lockedUntil)) })}
        </Notice>
      ))}
      <RecordList
        name={t('users.failures')}
        rows={failures}
        keyOf={(one) => `${one.failedAt} ${one.username} ${one.address ?? ''}`}
        columns={columns}
        view={search}
        onView={(view) => void navigate({ search: (before) => ({ ...before, ...view }), replace: true })}
        empty={{ title: t('users.failures'), text: t('users.no-failures') }}
      />
    </>
  );
};

const PANELS = {
  users: Users,
  stations: StationsPanel,
  sharing: SharingPanel,
  sessions: Sessions,
  failures: Failures,
  demo: DemoPanel,
} as const;

/** Who may log in, who is logged in, and who failed to; for administrators. */
export const UsersPage = () => {
  const { t } = useWords();
  const me = useSignedIn();
  const search = useSearch({ from: '/admin' });
  const navigate = useNavigate({ from: '/admin' });
  const tab = search.tab ?? 'users';
  const Panel = PANELS[tab];
  if (!hasRight(me.role, 'administer'))
    return <EmptyState title={t('nav.admin')} text={t('users.forbidden')} />;
  return (
    <Page
      isTight
      title={t('nav.admin')}
      controls={
        <Tabs
          value={tab}
          onChange={(next) => {
            const chosen = TABS.find((each) => each === next);
            void navigate({ search: chosen === undefined || chosen === 'users' ? {} : { tab: chosen } });
          }}
        >
          <Tabs.List>
            {TABS.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`users.tab-${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      }
    >
      <Panel />
    </Page>
  );
};
