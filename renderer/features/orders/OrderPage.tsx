import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { OrderPage as Order } from '../../../electron/contract/order-page';
import { describeFailure } from '../../api/failure';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { HistoryDrawer } from '../history/HistoryDrawer';
import { HoldDialog } from '../holds/HoldDialog';
import { HoldsOfOrder } from '../holds/HoldsOfOrder';
import { WithClient } from '../kpis/WithClient';
import { useMay } from '../session/useMay';
import { Crew } from './Crew';
import { MoveDialog } from './MoveDialog';
import { OrderForm } from './OrderForm';
import { OrderKpis } from './OrderKpis';
import { ShipDialog } from './ShipDialog';
import { Shipments } from './Shipments';
import { Standing } from './Standing';
import { OTHERS_WORK_ON_IT, useOrder } from './useOrder';
import { Jobs, Production, QualityAndStops, Steps } from './Work';
import type { OrderSearch } from './search';
import classes from './OrderPage.module.css';

type Open = NonNullable<OrderSearch['open']>;

const Actions = ({ page, onOpen }: { readonly page: Order; readonly onOpen: (open: Open) => void }) => {
  const { t } = useWords();
  const mayWrite = useMay('write-masters');
  const mayDecide = useMay('decide-hold');
  const { release } = useOrder();
  const { order } = page;
  const { clientId, id, version, status, stage } = order;
  const isOpen = status === 'ACTIVE' || status === 'ON_HOLD';
  const hasHolds = page.holds.some(({ state }) => state === 'held');
  return (
    <div className={classes.actions}>
      {mayWrite && stage === 'planned' && (
        <Button
          size="xs"
          loading={release.isPending}
          onClick={() => release.mutate({ clientId, id, version })}
        >
          {t('orders.release')}
        </Button>
      )}
      {isOpen && (
        <Button size="xs" variant="default" onClick={() => onOpen('hold')}>
          {t(mayDecide ? 'holds.hold' : 'holds.request')}
        </Button>
      )}
      {mayWrite && (status === 'ACTIVE' || status === 'COMPLETED') && (
        <Button size="xs" variant="default" onClick={() => onOpen('ship')}>
          {t('orders.ship')}
        </Button>
      )}
      {mayWrite && status === 'ACTIVE' && (
        <Button size="xs" variant="default" onClick={() => onOpen('complete')}>
          {t('orders.complete')}
        </Button>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size="input-xs" aria-label={t('orders.more')}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayWrite && <Menu.Item onClick={() => onOpen('edit')}>{t('orders.edit-this')}</Menu.Item>}
          <Menu.Item onClick={() => onOpen('history')}>{t('history.title')}</Menu.Item>
          {mayWrite && isOpen && (
            <>
              <Menu.Item onClick={() => onOpen('cancel')}>{t('orders.cancel')}</Menu.Item>
              <Menu.Item onClick={() => onOpen('reject')}>{t('orders.reject')}</Menu.Item>
            </>
          )}
          {mayWrite && (!isOpen || (status === 'ON_HOLD' && !hasHolds)) && (
            <Menu.Item onClick={() => onOpen('reopen')}>{t('orders.reopen')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {release.isError && <Notice kind="critical">{describeFailure(release.error)}</Notice>}
    </div>
  );
};

const Opened = ({
  client,
  page,
  open,
  onClose,
}: {
  readonly client: ClientSummary;
  readonly page: Order;
  readonly open: Open | undefined;
  readonly onClose: () => void;
}) => {
  const { order, jobs } = page;
  switch (open) {
    case undefined:
      return null;
    case 'edit':
      return <OrderForm client={client} known={{ order, jobs }} onMade={onClose} onClose={onClose} />;
    case 'hold':
      return <HoldDialog client={client} order={order} jobs={jobs} onClose={onClose} />;
    case 'ship':
      return <ShipDialog client={client} page={page} onClose={onClose} />;
    case 'history':
      return (
        <HistoryDrawer
          client={client}
          record={{ kind: 'order', rowId: order.id, title: order.code }}
          onClose={onClose}
        />
      );
    default:
      return <MoveDialog move={open} page={page} onClose={onClose} />;
  }
};

const OneOrder = ({ client, id }: { readonly client: ClientSummary; readonly id: number }) => {
  const { t } = useWords();
  const search = useSearch({ from: '/orders/$id' });
  const navigate = useNavigate({ from: '/orders/$id' });
  const query = useQuery(
    procedures.orders.get.queryOptions({ input: { clientId: client.id, id }, ...OTHERS_WORK_ON_IT }),
  );
  const setOpen = (open: Open | undefined): void =>
    void navigate({ search: (before) => ({ ...before, open }), replace: open === undefined });
  const back = (
    <Link to="/orders" search={{ client: client.code }} className={classes.back}>
      <IconArrowLeft size={16} aria-hidden /> {t('orders.back')}
    </Link>
  );
  if (query.isError) {
    return (
      <Page title={t('nav.orders')} controls={back}>
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  const page = query.data;
  return (
    <Page
      title={page?.order.code ?? t('nav.orders')}
      controls={
        <>
          {back}
          <span className={classes.dim}>{client.name}</span>
          {page && <Actions page={page} onOpen={setOpen} />}
        </>
      }
    >
      {page ? (
        <>
          <Standing page={page} />
          <div className={classes.cards}>
            <OrderKpis client={client} order={page.order.code} range={page.kpiRange} />
            <Shipments page={page} />
            <HoldsOfOrder holds={page.holds} timezone={client.timezone} />
            <Jobs jobs={page.jobs} />
            <Production production={page.production} />
            <Crew crew={page.crew} client={client.code} />
            <QualityAndStops page={page} />
            <Steps page={page} timezone={client.timezone} />
          </div>
          <Opened client={client} page={page} open={search.open} onClose={() => setOpen(undefined)} />
        </>
      ) : (
        <Loading height={480} />
      )}
    </Page>
  );
};

/** Everything about one work order, and what may become of it. */
export const OrderPage = () => {
  const { t } = useWords();
  const { id } = useParams({ from: '/orders/$id' });
  const { client: code } = useSearch({ from: '/orders/$id' });
  return (
    <WithClient code={code} title={t('nav.orders')}>
      {(client) => <OneOrder key={`${client.id} ${id}`} client={client} id={Number(id)} />}
    </WithClient>
  );
};
