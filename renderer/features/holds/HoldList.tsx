import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { Hold } from '../../../electron/contract/holds';
import { procedures } from '../../api/queries';
import { useWords, type Words } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import type { Column } from '../../ui/records/arrange';
import { RecordList } from '../../ui/records/RecordList';
import { StateMark } from '../../ui/StateMark';
import { OTHERS_WORK_ON_IT } from '../orders/useOrder';
import { HoldActions } from './HoldActions';
import { beginText, extentText, reasonText } from './words';
import classes from './holds.module.css';

const columnsOf = (client: ClientSummary, words: Words): readonly Column<Hold>[] => {
  const { t, format } = words;
  return [
    {
      key: 'code',
      label: t('orders.order'),
      value: ({ order }) => order.code,
      show: ({ order }) => (
        <Link
          to="/orders/$id"
          params={{ id: String(order.id) }}
          search={{ client: client.code }}
          className={classes.link}
        >
          {order.code}
        </Link>
      ),
    },
    { key: 'extent', label: t('holds.extent'), value: (hold) => extentText(hold, words) },
    {
      key: 'state',
      label: t('holds.state'),
      value: ({ state }) => t(`holds.state-${state}`),
      show: ({ state }) => (
        <StateMark state={state === 'held' ? 'warning' : 'none'} label={t(`holds.state-${state}`)} />
      ),
    },
    {
      key: 'since',
      label: t('holds.since'),
      value: ({ holdDate, holdTime }) => `${holdDate ?? ''} ${holdTime ?? ''}`.trim(),
      show: (hold) => beginText(hold, words),
    },
    {
      key: 'days',
      label: t('holds.days-lost'),
      value: ({ daysLost }) => daysLost,
      show: ({ daysLost }) => format.fixed(daysLost, 1),
      isNumber: true,
    },
    {
      key: 'reason',
      label: t('holds.reason'),
      value: (hold) => `${reasonText(hold, words)}: ${hold.reasonDetail}`,
      show: (hold) => (
        <>
          {reasonText(hold, words)}
          <div className={classes.detail}>{hold.reasonDetail}</div>
        </>
      ),
    },
    { key: 'by', label: t('holds.requested-by'), value: ({ requestedBy }) => requestedBy },
    {
      key: 'actions',
      label: t('holds.decision'),
      value: () => null,
      show: (hold: Hold) => <HoldActions hold={hold} timezone={client.timezone} />,
    },
  ];
};

/** What is held and what is asked for: since when, why, and the days that it has cost. */
export const HoldList = ({ client }: { readonly client: ClientSummary }) => {
  const words = useWords();
  const { t } = words;
  const search = useSearch({ from: '/orders' });
  const navigate = useNavigate({ from: '/orders' });
  const holds = useQuery(
    procedures.holds.list.queryOptions({ input: { clientId: client.id }, ...OTHERS_WORK_ON_IT }),
  );
  if (holds.isError) return <ErrorPanel error={holds.error} onRetry={() => void holds.refetch()} />;
  if (!holds.data) return <Loading height={320} />;
  return (
    <RecordList
      name={t('holds.title')}
      rows={holds.data}
      keyOf={({ id }) => id}
      columns={columnsOf(client, words)}
      view={search}
      onView={({ q, sort, only, hide }) =>
        void navigate({ search: (before) => ({ ...before, q, sort, only, hide }), replace: true })
      }
      empty={{ title: t('holds.none'), text: t('holds.empty') }}
    />
  );
};
