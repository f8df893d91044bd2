import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { hasRight } from '../../../electron/contract/rights';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { SheetPlace } from '../../../electron/contract/production';
import { procedures } from '../../api/queries';
import { clockIn, todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { ClientPicker, clientOf } from '../place/ClientPicker';
import { useSignedIn } from '../session/SignedIn';
import { FirstClient } from '../setup/FirstClient';
import { currentShift, lastLine, NO_LINE, rememberLine } from './defaults';
import { PlaceControls } from './PlaceControls';
import { Sheet } from './Sheet';

const ClientSheet = ({ client }: { readonly client: ClientSummary }) => {
  const { t } = useWords();
  const me = useSignedIn();
  const search = useSearch({ from: '/sheet' });
  const navigate = useNavigate({ from: '/sheet' });
  const input = { clientId: client.id };
  const lines = useQuery(procedures.plant.lines.queryOptions({ input }));
  const shifts = useQuery(procedures.plant.shifts.queryOptions({ input }));

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
    (): SheetPlace => ({ clientId: client.id, lineId, shiftDate: date, shiftType: shift }),
    [client.id, lineId, date, shift],
  );
  const error = lines.error ?? shifts.error;
  const isReady = lines.data && shifts.data;
  return (
    <Page
      isTight
      title={t('nav.sheet')}
      controls={
        <>
          <ClientPicker
            clients={me.clients}
            value={client}
            onChange={(code) => void navigate({ search: { client: code } })}
          />
          {isReady && (
            <PlaceControls
              lines={lines.data}
              shifts={shifts.data}
              line={known ? line : NO_LINE}
              date={date}
              shift={shift}
              today={today}
              onChange={(change) => void navigate({ search: (before) => ({ ...before, ...change }) })}
            />
          )}
        </>
      }
    >
      {error ? (
        <ErrorPanel error={error} onRetry={() => void Promise.all([lines.refetch(), shifts.refetch()])} />
      ) : isReady ? (
        <Sheet
          key={`${client.id}|${lineId}|${date}|${shift}`}
          client={client}
          place={place}
          section={search.section ?? 'production'}
          onSection={(section) =>
            void navigate({ search: (before) => ({ ...before, section }), replace: true })
          }
          hasShiftRecord={shifts.data.some((each) => each.shiftType === shift)}
        />
      ) : (
        <Loading height={320} />
      )}
    </Page>
  );
};

/** Where a line's shift is typed in. */
export const SheetPage = () => {
  const { t } = useWords();
  const me = useSignedIn();
  const { client: code } = useSearch({ from: '/sheet' });
  const client = clientOf(me.clients, code);
  if (client) return <ClientSheet key={client.id} client={client} />;
  return (
    <Page title={t('nav.sheet')}>
      {hasRight(me.role, 'administer') ? (
        <FirstClient />
      ) : (
        <EmptyState title={t('no-client.title')} text={t('no-client.text')} />
      )}
    </Page>
  );
};
