import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AttendancePlace } from '../../../electron/contract/attendance';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { OwnAssignment } from '../../../electron/contract/floating-pool';
import { noteSaved } from '../../api/connection';
import { describeFailure } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { isTakenOn, assignmentOn, type BoardPerson } from './board';
import classes from './Pool.module.css';

const VIEWS = ['all', 'free', 'own'] as const;
type View = (typeof VIEWS)[number];

const reload = (): void => {
  void queryClient.invalidateQueries({ queryKey: procedures.floatingPool.key() });
  void queryClient.invalidateQueries({ queryKey: procedures.attendance.key() });
  void queryClient.invalidateQueries({ queryKey: procedures.kpi.key() });
};

const Where = ({
  assignment,
  isTaken,
  hasShift,
}: {
  readonly assignment: OwnAssignment | null;
  readonly isTaken: boolean;
  readonly hasShift: boolean;
}) => {
  const { t } = useWords();
  if (assignment) {
    return (
      <>
        {t('pool.own', {
          client: assignment.clientCode,
          line: assignment.lineCode ?? (hasShift ? t('sheet.no-line') : t('pool.no-shift')),
        })}
        {assignment.isStale && <span className={classes.stale}> ▲ {t('pool.stale')}</span>}
      </>
    );
  }
  if (!isTaken) return <span className={classes.free}>● {t('pool.free')}</span>;
  return <span className={classes.taken}>■ {t('pool.taken')}</span>;
};

/** Who of the floating pool is free on a shift, who is with a client of the caller's, where and since when. */
export const PoolBoard = ({
  client,
  place,
  lineName,
}: {
  readonly client: ClientSummary;
  readonly place: AttendancePlace;
  readonly lineName: string;
}) => {
  const words = useWords();
  const { t, format } = words;
  const [view, setView] = useState<View>('all');
  const { shiftDate, shiftType, lineId, clientId } = place;
  const board = useQuery(
    procedures.floatingPool.board.queryOptions({ input: { date: shiftDate }, staleTime: 0 }),
  );
  const done = {
    onSuccess: () => {
      noteSaved();
      reload();
    },
    onError: reload,
  };
  const book = useMutation(procedures.floatingPool.book.mutationOptions(done));
  const release = useMutation(procedures.floatingPool.release.mutationOptions(done));
  if (board.isError) return <ErrorPanel error={board.error} onRetry={() => void board.refetch()} />;
  if (!board.data) return <Loading height={320} />;
  if (board.data.length === 0) return <EmptyState title={t('pool.empty')} text={t('pool.empty-text')} />;

  const isBusy = book.isPending || release.isPending;
  const failure = book.error ?? release.error;
  const stateOf = (person: BoardPerson): View | 'taken' => {
    if (assignmentOn(person, shiftType)?.clientId === clientId) return 'own';
    return isTakenOn(person, shiftType) ? 'taken' : 'free';
  };
  const shown = board.data.filter((person) => view === 'all' || stateOf(person) === view);
  const count = (state: View | 'taken'): string =>
    format.integer(board.data.filter((person) => stateOf(person) === state).length);
  const bookFor = (employeeId: number): void => {
    release.reset();
    book.mutate({ clientId, lineId, shiftDate, shiftType, employeeId, notes: null });
  };
  const letGo = (own: OwnAssignment): void => {
    book.reset();
    release.mutate({ clientId: own.clientId, id: own.id, version: own.version });
  };
  return (
    <section className={classes.board} aria-label={t('people.pool')}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t('people.views')}
          data={VIEWS.map((value) => ({
            value,
            label: { all: t('pool.all'), free: t('pool.free'), own: client.code }[value],
          }))}
          value={view}
          onChange={(value) => setView(VIEWS.find((each) => each === value) ?? 'all')}
        />
        <span className={classes.count}>
          {t('pool.count', {
            free: count('free'),
            own: count('own'),
            taken: count('taken'),
            client: client.code,
          })}
        </span>
      </div>
      {failure && <Notice kind="critical">{describeFailure(failure)}</Notice>}
      <div
        className={classes.scroll}
        tabIndex={0}
        role="region"
        aria-label={t('pool.title', { date: format.date(shiftDate, 'full') })}
      >
        <table className={classes.table}>
          <caption className={classes.caption}>
            {t('pool.title', { date: format.date(shiftDate, 'full') })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('pool.person')}</th>
              <th scope="col">{t('pool.where')}</th>
              <th scope="col">{t('pool.since')}</th>
              <th scope="col">{t('pool.by')}</th>
              <th scope="col" aria-label={t('pool.book', { line: lineName })} />
            </tr>
          </thead>
          <tbody>
            {shown.map((person) => {
              const own = assignmentOn(person, shiftType);
              const isTaken = isTakenOn(person, shiftType);
              const others = person.shifts.filter((each) => each.shiftType !== shiftType);
              const hasShift = person.shifts.some((each) => each.own?.id === own?.id);
              return (
                <tr key={person.id} data-person={person.code}>
                  <td className={classes.whole}>
                    {person.code} · {person.name}
                  </td>
                  <td>
                    <Where assignment={own} isTaken={isTaken} hasShift={hasShift} />
                    {others.length > 0 && (
                      <div className={classes.small}>
                        {t('pool.other-shifts', {
                          shifts: format.list(others.map((each) => t(`shift.${each.shiftType}`))),
                        })}
                      </div>
                    )}
                  </td>
                  <td className={classes.whole}>
                    {own ? format.dateTime(own.since, client.timezone) : NO_VALUE}
                  </td>
                  <td className={classes.whole}>{own?.by ?? NO_VALUE}</td>
                  <td>
                    <div className={classes.acts}>
                      {(!isTaken || (own !== null && !hasShift)) && (
                        <Button
                          size="compact-sm"
                          variant="default"
                          disabled={isBusy}
                          aria-label={t('pool.book-name', { name: person.name, line: lineName })}
                          onClick={() => bookFor(person.id)}
                        >
                          {t('pool.book', { line: lineName })}
                        </Button>
                      )}
                      {own &&
                        hasShift &&
                        own.clientId === clientId &&
                        own.lineId === lineId &&
                        own.isStale && (
                          <Button
                            size="compact-sm"
                            variant="default"
                            disabled={isBusy}
                            aria-label={t('pool.confirm-name', { name: person.name })}
                            onClick={() => bookFor(person.id)}
                          >
                            {t('pool.confirm')}
                          </Button>
                        )}
                      {own && (
                        <Button
                          size="compact-sm"
                          variant="default"
                          disabled={isBusy}
                          aria-label={t('pool.release-name', { name: person.name })}
                          onClick={() => letGo(own)}
                        >
                          {t('pool.release')}
                        </Button>
                      )}
                    </div>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
};
