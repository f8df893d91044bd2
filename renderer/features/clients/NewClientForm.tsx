import { Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { api } from '../../api/client';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { RecordDrawer } from '../../ui/records/RecordDrawer';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { listZones } from './zones';

const INDUSTRIES = ['apparel', 'footwear', 'textile', 'general'] as const;
const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A new client with the reasons, defect types and shifts of its industry. */
export const NewClientForm = ({
  onSaved,
  onClose,
}: {
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const zones = useMemo(() => listZones(OWN_ZONE), []);
  const form = useRecordForm({
    initial: {
      code: '',
      name: '',
      timezone: OWN_ZONE,
      industry: 'apparel' as (typeof INDUSTRIES)[number],
    },
    check: ({ code, name }) => ({
      ...(code.trim() === '' ? { code: t('form.required') } : {}),
      ...(name.trim() === '' ? { name: t('form.required') } : {}),
    }),
    save: (values) => api.clients.provision(values),
    onSaved: () => {
      void queryClient.invalidateQueries({ queryKey: procedures.session.key() });
      void queryClient.invalidateQueries({ queryKey: procedures.clients.key() });
      onSaved();
    },
  });
  return (
    <RecordDrawer title={t('clients.add')} form={form} onClose={onClose}>
      <TextInput
        w={240}
        label={t('first-client.code')}
        description={t('first-client.code-help')}
        required
        maxLength={20}
        data-autofocus
        {...form.text('code')}
      />
      <TextInput label={t('first-client.name')} required maxLength={100} {...form.text('name')} />
      <Select
        label={t('first-client.industry')}
        description={t('first-client.industry-help')}
        allowDeselect={false}
        data={INDUSTRIES.map((value) => ({ value, label: t(`industry.${value}`) }))}
        value={form.values.industry}
        onChange={(value) =>
          form.change({ industry: INDUSTRIES.find((known) => known === value) ?? form.values.industry })
        }
        {...form.errorOf('industry')}
      />
      <Select
        label={t('clients.timezone')}
        description={t('clients.timezone-help')}
        searchable
        allowDeselect={false}
        limit={100}
        data={zones}
        value={form.values.timezone}
        onChange={(value) => form.change({ timezone: value ?? form.values.timezone })}
        {...form.errorOf('timezone')}
      />
    </RecordDrawer>
  );
};
