import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { AttendancePlace } from '../../../electron/contract/attendance';
import type { ClientSummary } from '../../../electron/contract/clients';
import { procedures } from '../../api/queries';
import { addDays, clockIn, todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { AttendanceSheet } from '../attendance/AttendanceSheet';
import { WithClient } from '../kpis/WithClient';
import { PeriodControl } from '../period/PeriodControl';
import { rangeOf, searchOf } from '../period/period';
import { ClientPicker } from '../place/ClientPicker';
import { PoolBoard } from '../pool/PoolBoard';
import { useSignedIn } from '../session/SignedIn';
import { useMay } from '../session/useMay';
import { currentShift, lastLine, NO_LINE, rememberLine } from '../sheet/defaults';
import { PlaceControls } from '../sheet/PlaceControls';
import { AbsencesPanel } from './AbsencesPanel';
import { PEOPLE_VIEWS, type PeopleView } from './search';
import classes from './People.module.css';

/** So far ahead the pool is booked. */
const PLANNED_DAYS = 28;

const ClientPeople = ({ client }: { readonly client: ClientSummary }) => {
  const { t } = useWords();
  const me = useSignedIn();
  const search = useSearch({ from: '/people' });
  const navigate = useNavigate({ from: '/people' });
  const mayBook = useMay('verify');
  const maySeeAbsences = useMay('see-absences');
  const input = { clientId: client.id };
  const lines = useQuery(procedures.plant.lines.queryOptions({ input }));
  const shifts = useQuery(procedures.plant.shifts.queryOptions({ input }));
  const views = PEOPLE_VIEWS.filter(
    (view) => view === 'attendance' || (view === 'pool' ? mayBook : maySeeAbsences),
  );
  const view: PeopleView = views.find((each) => each === search.view) ?? 'attendance';

  const today = todayIn(client.timezone);
  const now = currentShift(shifts.data ?? [], today, clockIn(client.timezone));
  const line = search.line ?? lastLine(me.code, client.code, lines.data ?? []);
  const date = search.date ?? now.date;
  const shift = search.shift ?? now.shiftType;
  const known = lines.data?.find((each) => each.code === line);
  const lineId = known?.id ?? null;
  useEffect(() => {
    if (known) rememberLine(me.code, client.code, known.code);
  }, [known, me.code, client.code]);
  const place = useMemo(
    (): AttendancePlace => ({ clientId: client.id, lineId, shiftDate: date, shiftType: shift }),
    [client.id, lineId, date, shift],
  );
  const range = rangeOf(search, today);
  const error = lines.error ?? shifts.error;
  const isReady = lines.data && shifts.data;
  const lineName = known?.code ?? t('sheet.no-line');
  const shiftName = shifts.data?.find((each) => each.shiftType === shift)?.name ?? t(`shift.${shift}`);
  const key = `${client.id}|${lineId}|${date}|${shift}`;
  return (
    <Page
      isTight
      title={t('nav.people')}
      controls={
        <>
          <ClientPicker
            clients={me.clients}
            value={client}
            onChange={(code) => void navigate({ search: { client: code, view } })}
          />
          {isReady && view !== 'absences' && (
            <PlaceControls
              lines={lines.data}
              shifts={shifts.data}
              line={known ? line : NO_LINE}
              date={date}
              shift={shift}
              today={view === 'pool' ? addDays(today, PLANNED_DAYS) : today}
              onChange={(change) => void navigate({ search: (before) => ({ ...before, ...change }) })}
            />
          )}
          {view === 'absences' && (
            <PeriodControl
              range={range}
              today={today}
              onChange={(next) =>
                void navigate({ search: (before) => ({ ...before, ...searchOf(next, today) }) })
              }
            />
          )}
        </>
      }
    >
      {views.length > 1 && (
        <SegmentedControl
          className={classes.views ?? ''}
          size="xs"
          aria-label={t('people.views')}
          data={views.map((value) => ({ value, label: t(`people.${value}`) }))}
          value={view}
          onChange={(value) => {
            const chosen = views.find((each) => each === value);
            if (chosen) void navigate({ search: (before) => ({ ...before, view: chosen }) });
          }}
        />
      )}
      {error ? (
        <ErrorPanel error={error} onRetry={() => void Promise.all([lines.refetch(), shifts.refetch()])} />
      ) : !isReady ? (
        <Loading height={320} />
      ) : view === 'attendance' ? (
        <AttendanceSheet key={key} client={client} place={place} lineName={lineName} shiftName={shiftName} />
      ) : view === 'pool' ? (
        <PoolBoard key={key} client={client} place={place} lineName={lineName} />
      ) : (
        <AbsencesPanel client={client} range={range} />
      )}
    </Page>
  );
};

/** Who is there, who stands in, and, for leaders, who was away. */
export const PeoplePage = () => {
  const { t } = useWords();
  const { client: code } = useSearch({ from: '/people' });
  return (
    <WithClient code={code} title={t('nav.people')}>
      {(client) => <ClientPeople key={client.id} client={client} />}
    </WithClient>
  );
};
