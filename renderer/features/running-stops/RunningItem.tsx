import { Anchor, Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RunningStop } from '../../../electron/contract/stops';
import { noteSaved } from '../../api/connection';
import { describeFailure, failureOf, fieldSentences } from '../../api/failure';
import { procedures } from '../../api/queries';
import { clockIn, todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import { useGoTo } from '../../ui/goTo';
import { readTime } from '../../ui/grid/clock';
import { useSignedIn } from '../session/SignedIn';
import { NO_LINE } from '../sheet/defaults';
import { lastedText } from './clock';
import { renewStops } from './useRunning';
import classes from './RunningStops.module.css';

/** One running stop: where, why, since when, and the way to close it. */
export const RunningItem = ({
  stop,
  now,
  mayClose,
  onLeave,
}: {
  readonly stop: RunningStop;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly mayClose: boolean;
  /** The list is left for another page. */
  readonly onLeave: () => void;
}) => {
  const { t, language, format } = useWords();
  const me = useSignedIn();
  const goTo = useGoTo();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const close = useMutation({
    ...procedures.stops.close.mutationOptions(),
    onSuccess: () => noteSaved(),
    onError: (error) => setRefusal(fieldSentences(error)['endTime'] ?? describeFailure(error)),
    // Whoever else closed it: the list then says so.
    onSettled: (_data, error) =>
      error && failureOf(error).code === 'unreachable' ? undefined : renewStops(),
  });
  const client = me.clients.find(({ id }) => id === stop.clientId);
  const where = [
    ...(me.clients.length > 1 ? [client?.name ?? stop.clientCode] : []),
    stop.lineName ?? stop.lineCode ?? t('sheet.no-line'),
  ].join(' · ');
  const isToday = client === undefined || stop.shiftDate === todayIn(client.timezone);
  const since = isToday ? stop.startTime : `${format.date(stop.shiftDate)} ${stop.startTime}`;
  const facts = [
    t('running.since', { time: since }),
    ...(stop.employeesAffected === null ? [] : [t('running.people', { count: stop.employeesAffected })]),
    ...(stop.workOrder === null ? [] : [stop.workOrder]),
    ...(stop.equipment === null ? [] : [stop.equipment]),
  ].join(' · ');
  const end = (atShiftEnd: boolean): void => {
    const typed = text.trim();
    const time = typed === '' ? null : typed === '.' ? clockIn(client?.timezone ?? 'UTC') : readTime(typed);
    if (typed !== '' && time === null) return setRefusal(t('grid.not-a-time'));
    setRefusal(null);
    const { clientId, id, version } = stop;
    close.mutate({
      clientId,
      id,
      version,
      endTime: atShiftEnd ? null : (time?.slice(0, 5) ?? null),
      ...(atShiftEnd ? { atShiftEnd } : {}),
    });
  };
  return (
    <li className={classes.item} data-stop={stop.id}>
      <span className={classes.where}>{where}</span>
      <span className={classes.lasts} aria-hidden>
        {lastedText(Date.parse(stop.runningSince), now)}
      </span>
      <span className={classes.reason}>{language === 'es' ? stop.reasonEs : stop.reasonEn}</span>
      <span className={classes.facts}>{facts}</span>
      {stop.isPastShift && <span className={classes.past}>▲ {t('running.past-shift')}</span>}
      {mayClose && (
        <form
          className={classes.end}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            end(false);
          }}
        >
          <TextInput
            size="xs"
            w={120}
            aria-label={t('running.ended-at', { where })}
            placeholder={t('running.now')}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            {...(refusal === null ? {} : { error: true })}
          />
          <Button
            size="xs"
            type="submit"
            loading={close.isPending}
            aria-label={t('running.end-of', { where })}
          >
            {t('running.end')}
          </Button>
          {stop.isPastShift && stop.shiftEndTime !== null && (
            <Button size="xs" variant="default" disabled={close.isPending} onClick={() => end(true)}>
              {t('running.end-with-shift', { time: stop.shiftEndTime })}
            </Button>
          )}
          <Anchor
            component="button"
            type="button"
            size="xs"
            className={classes.open}
            onClick={() => {
              onLeave();
              goTo({
                to: '/sheet',
                search: {
                  client: stop.clientCode,
                  line: stop.lineCode ?? NO_LINE,
                  date: stop.shiftDate,
                  shift: stop.shiftType,
                },
              });
            }}
          >
            {t('running.open')}
          </Anchor>
        </form>
      )}
      {refusal && (
        <p className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
    </li>
  );
};
