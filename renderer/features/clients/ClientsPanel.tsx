import { useQuery } from '@tanstack/react-query';
import type { ClientRecord } from '../../../electron/contract/clients';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import type { Column } from '../../ui/records/arrange';
import { MasterList } from '../masters/MasterList';
import { useMay } from '../session/useMay';
import { ClientForm } from './ClientForm';
import { NewClientForm } from './NewClientForm';

/** The clients that the user may see. */
export const ClientsPanel = () => {
  const { t } = useWords();
  const mayWrite = useMay('administer');
  const clients = useQuery(procedures.clients.records.queryOptions());
  const columns: readonly Column<ClientRecord>[] = [
    { key: 'code', label: t('masters.code'), value: (client) => client.code },
    { key: 'name', label: t('masters.name'), value: (client) => client.name },
    { key: 'location', label: t('clients.location'), value: (client) => client.location },
    { key: 'contact', label: t('clients.contact'), value: (client) => client.contacts[0]?.name ?? null },
    { key: 'email', label: t('clients.contact-email'), value: (client) => client.contacts[0]?.email ?? null },
    {
      key: 'industry',
      label: t('first-client.industry'),
      value: (client) => t(`industry.${client.industry}`),
    },
    { key: 'timezone', label: t('clients.timezone'), value: (client) => client.timezone },
    { key: 'currency', label: t('clients.currency'), value: (client) => client.currency },
  ];
  return (
    <MasterList
      name={t('masters.clients')}
      query={clients}
      keyOf={(client) => client.code}
      columns={columns}
      addLabel={mayWrite ? t('clients.add') : undefined}
      empty={t('clients.empty')}
      form={({ record, onSaved, onClose }) =>
        record === null ? (
          <NewClientForm onSaved={() => onSaved()} onClose={onClose} />
        ) : (
          <ClientForm record={record} onSaved={() => onSaved()} onClose={onClose} />
        )
      }
    />
  );
};
