import { SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ActionState } from '../../../electron/contract/actions';
import type { ClientSummary } from '../../../electron/contract/clients';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Page } from '../../ui/Page';
import { WithClient } from '../kpis/WithClient';
import { ClientPicker } from '../place/ClientPicker';
import { useSignedIn } from '../session/SignedIn';
import { ActionForm } from './ActionForm';
import { ActionList } from './ActionList';
import { SHOWN, type Shown } from './search';
import { useActionList } from './useActions';
import classes from './Actions.module.css';

const STATES: Readonly<Record<Shown, ActionState[]>> = {
  open: ['OPEN'],
  closed: ['CLOSED'],
  all: ['OPEN', 'CLOSED', 'VOIDED'],
};

const ClientActions = ({ client }: { readonly client: ClientSummary }) => {
  const { t } = useWords();
  const me = useSignedIn();
  const search = useSearch({ from: '/actions' });
  const navigate = useNavigate({ from: '/actions' });
  const show = search.show ?? 'open';
  const actions = useActionList(client.id, { states: STATES[show] });
  const open = (action: number | undefined): void =>
    void navigate({ search: (before) => ({ ...before, action }) });
  const opened = actions.data?.find(({ id }) => id === search.action);
  return (
    <Page
      isTight
      title={t('actions.title')}
      controls={
        <>
          <ClientPicker
            clients={me.clients}
            value={client}
            onChange={(code) => void navigate({ search: { client: code, show: search.show } })}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('actions.show')}
            data={SHOWN.map((value) => ({ value, label: t(`actions.show-${value}`) }))}
            value={show}
            onChange={(value) =>
              void navigate({
                search: { client: search.client, show: value === 'open' ? undefined : (value as Shown) },
              })
            }
          />
          <Link to="/kpis" search={{ client: client.code }} className={classes.link}>
            {t('actions.to-kpis')}
          </Link>
        </>
      }
    >
      {actions.isError && !actions.data ? (
        <ErrorPanel error={actions.error} onRetry={() => void actions.refetch()} />
      ) : !actions.data ? (
        <Loading height={320} />
      ) : (
        <ActionList
          actions={actions.data}
          view={search}
          onView={({ q, sort, only, hide }) =>
            void navigate({ search: (before) => ({ ...before, q, sort, only, hide }), replace: true })
          }
          opened={opened?.id}
          onOpen={({ id }) => open(id)}
          empty={{ title: t(`actions.none-${show}`), text: t('actions.empty') }}
        />
      )}
      {opened && (
        <ActionForm
          key={opened.id}
          action={opened}
          draft={null}
          client={client}
          onClose={() => open(undefined)}
        />
      )}
    </Page>
  );
};

/** A client's actions against its numbers: open, closed, all. */
export const ActionsPage = () => {
  const { t } = useWords();
  const { client: code } = useSearch({ from: '/actions' });
  return (
    <WithClient code={code} title={t('actions.title')}>
      {(client) => <ClientActions key={client.id} client={client} />}
    </WithClient>
  );
};
