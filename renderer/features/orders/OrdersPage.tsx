import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ClientSummary } from '../../../electron/contract/clients';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Page } from '../../ui/Page';
import { HoldList } from '../holds/HoldList';
import { WithClient } from '../kpis/WithClient';
import { ClientPicker } from '../place/ClientPicker';
import { useSignedIn } from '../session/SignedIn';
import { OrderList } from './OrderList';
import { SHOWN, type Shown } from './search';
import { OTHERS_WORK_ON_IT } from './useOrder';

const Orders = ({ client }: { readonly client: ClientSummary }) => {
  const { t, format } = useWords();
  const me = useSignedIn();
  const search = useSearch({ from: '/orders' });
  const navigate = useNavigate({ from: '/orders' });
  const held = useQuery(
    procedures.holds.list.queryOptions({ input: { clientId: client.id }, ...OTHERS_WORK_ON_IT }),
  );
  const show: Shown = search.show ?? 'open';
  const labelOf = (name: Shown): string =>
    name === 'held' && held.data && held.data.length > 0
      ? t('orders.show-held-count', { number: format.integer(held.data.length) })
      : t(`orders.show-${name}`);
  return (
    <Page
      isTight
      title={t('nav.orders')}
      controls={
        <>
          <ClientPicker
            clients={me.clients}
            value={client}
            onChange={(code) => void navigate({ search: { client: code, show: search.show } })}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('orders.show')}
            data={SHOWN.map((value) => ({ value, label: labelOf(value) }))}
            value={show}
            onChange={(value) =>
              void navigate({
                search: { client: search.client, show: value === 'open' ? undefined : (value as Shown) },
              })
            }
          />
        </>
      }
    >
      {show === 'held' ? (
        <HoldList key={client.id} client={client} />
      ) : (
        <OrderList key={`${client.id} ${show}`} client={client} which={show} />
      )}
    </Page>
  );
};

/** A client's work orders: open, closed, all, and what is held. */
export const OrdersPage = () => {
  const { t } = useWords();
  const { client: code } = useSearch({ from: '/orders' });
  return (
    <WithClient code={code} title={t('nav.orders')}>
      {(client) => <Orders client={client} />}
    </WithClient>
  );
};
