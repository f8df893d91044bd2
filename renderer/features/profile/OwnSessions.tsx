import { Button, Table } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { describeFailure } from '../../api/failure';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import classes from './Profile.module.css';

/** Where one is logged in, with a button that ends what one has left open elsewhere. */
export const OwnSessions = () => {
  const { t, format } = useWords();
  const sessions = useQuery(procedures.session.list.queryOptions({ staleTime: 0 }));
  const end = useMutation({
    ...procedures.session.end.mutationOptions(),
    onSettled: () => sessions.refetch(),
  });
  return (
    <section className={classes.section} aria-labelledby="profile-sessions">
      <h2 id="profile-sessions" className={classes.title}>
        {t('profile.sessions')}
      </h2>
      {end.isError && <Notice kind="critical">{describeFailure(end.error)}</Notice>}
      {sessions.isError && <ErrorPanel error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.isPending && <Loading height={80} />}
      {sessions.data && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('users.host')}</Table.Th>
              <Table.Th>{t('users.began')}</Table.Th>
              <Table.Th>{t('users.seen')}</Table.Th>
              <Table.Th aria-label={t('users.session')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sessions.data.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>
                  {one.board === null ? t(`host.${one.host}`) : t('board.of-client', { client: one.board })}
                  {one.address ? ` · ${one.address}` : ''}
                </Table.Td>
                <Table.Td>{format.dateTime(one.createdAt)}</Table.Td>
                <Table.Td>{format.dateTime(one.lastSeenAt)}</Table.Td>
                <Table.Td className={classes.number}>
                  {one.isThisOne ? (
                    t('users.this-session')
                  ) : (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={t('profile.end-session', { time: format.dateTime(one.createdAt) })}
                      onClick={() => end.mutate({ id: one.id })}
                    >
                      {t('users.end-session')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
};
