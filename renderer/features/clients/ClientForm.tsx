import { Autocomplete, Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ClientRecord } from '../../../electron/contract/clients';
import { api } from '../../api/client';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { MasterDrawer } from '../masters/MasterDrawer';
import type { OpenRecord } from '../masters/MasterList';
import { useMay } from '../session/useMay';
import { ContactFields } from './ContactFields';
import { LogoField } from './LogoField';
import { listZones } from './zones';
import classes from './clients.module.css';

const CLIENT_TYPES = ['Hourly Rate', 'Piece Rate', 'Hybrid', 'Service', 'Other'] as const;
const INDUSTRIES = ['apparel', 'footwear', 'textile', 'general'] as const;
const PEOPLE = ['supervisorCode', 'plannerCode', 'engineeringCode'] as const;

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const valuesOf = (client: ClientRecord) => ({
  name: client.name,
  location: client.location ?? '',
  supervisorCode: client.supervisorCode ?? '',
  plannerCode: client.plannerCode ?? '',
  engineeringCode: client.engineeringCode ?? '',
  clientType: client.clientType,
  timezone: client.timezone,
  currency: client.currency,
  industry: client.industry,
  contacts: client.contacts.map((contact) => ({
    id: contact.id,
    name: contact.name,
    jobTitle: contact.jobTitle ?? '',
    email: contact.email ?? '',
    phone: contact.phone ?? '',
  })),
  isActive: client.isActive,
});

/** A client: its name, contacts, people, zone, currency and logo. Administrators change it. */
export const ClientForm = ({
  record: client,
  onSaved,
  onClose,
}: OpenRecord<ClientRecord> & { readonly record: ClientRecord }) => {
  const { t } = useWords();
  const mayWrite = useMay('administer');
  const people =
    useQuery(procedures.clients.people.queryOptions({ input: { clientId: client.id } })).data ?? [];
  const zones = useMemo(() => listZones(client.timezone), [client.timezone]);
  const form = useRecordForm({
    initial: valuesOf(client),
    version: client.version,
    check: ({ name, contacts }) => ({
      ...(name.trim() === '' ? { name: t('form.required') } : {}),
      ...Object.fromEntries(
        contacts.flatMap((contact, at) => [
          ...(contact.name.trim() === '' ? [[`contacts.${at}.name`, t('form.required')]] : []),
          ...(contact.email.trim() !== '' && !/^[^\s@]+@[^\s@]+$/.test(contact.email.trim())
            ? [[`contacts.${at}.email`, t('clients.email-wrong')]]
            : []),
        ]),
      ),
    }),
    save: (
      { contacts, location, currency, supervisorCode, plannerCode, engineeringCode, ...values },
      version,
    ) =>
      api.clients.update({
        ...values,
        clientId: client.id,
        version,
        location: orNull(location),
        currency: currency.trim().toUpperCase(),
        supervisorCode: orNull(supervisorCode),
        plannerCode: orNull(plannerCode),
        engineeringCode: orNull(engineeringCode),
        contacts: contacts.map(({ id, name, jobTitle, email, phone }) => ({
          id,
          name,
          jobTitle: orNull(jobTitle),
          email: orNull(email),
          phone: orNull(phone),
        })),
      }),
    readTheirs: (theirs) => ({
      values: valuesOf(theirs as ClientRecord),
      version: (theirs as ClientRecord).version,
    }),
    onSaved: () => {
      void queryClient.invalidateQueries({ queryKey: procedures.session.key() });
      void queryClient.invalidateQueries({ queryKey: procedures.clients.key() });
      onSaved();
    },
  });
  const { values } = form;
  return (
    <MasterDrawer
      title={`${client.name} · ${client.code}`}
      client={client}
      form={form}
      mayWrite={mayWrite}
      size={560}
      history={{ kind: 'client', rowId: client.id }}
      onClose={onClose}
      beside={<LogoField clientId={client.id} mayWrite={mayWrite} />}
    >
      <TextInput label={t('masters.name')} required maxLength={100} data-autofocus {...form.text('name')} />
      <TextInput label={t('clients.location')} maxLength={100} {...form.text('location')} />
      <ContactFields
        contacts={values.contacts}
        onChange={(contacts) => form.change({ contacts: [...contacts] })}
        errorOf={(path) => form.errorOf('contacts', path)}
      />
      {PEOPLE.map((name) => (
        <Autocomplete
          key={name}
          label={t(`clients.${name}`)}
          description={name === 'supervisorCode' ? t('clients.people-help') : undefined}
          maxLength={20}
          disabled={!mayWrite}
          data={people.map(({ code }) => code)}
          renderOption={({ option }) => {
            const person = people.find(({ code }) => code === option.value);
            return person ? `${person.name} · ${person.code}` : option.value;
          }}
          filter={({ options, search }) =>
            options.filter((option) => {
              const person = 'value' in option ? people.find(({ code }) => code === option.value) : undefined;
              return `${person?.code} ${person?.name}`.toLowerCase().includes(search.trim().toLowerCase());
            })
          }
          limit={20}
          value={values[name]}
          onChange={(value) => form.change({ [name]: value })}
          {...form.errorOf(name)}
        />
      ))}
      <div className={classes.row}>
        <Select
          w={240}
          label={t('clients.type')}
          clearable
          disabled={!mayWrite}
          data={CLIENT_TYPES.map((value) => ({ value, label: t(`clients.type-${value}`) }))}
          value={values.clientType}
          onChange={(value) =>
            form.change({ clientType: CLIENT_TYPES.find((known) => known === value) ?? null })
          }
          {...form.errorOf('clientType')}
        />
        <Select
          w={200}
          label={t('first-client.industry')}
          allowDeselect={false}
          disabled={!mayWrite}
          data={INDUSTRIES.map((value) => ({ value, label: t(`industry.${value}`) }))}
          value={values.industry}
          onChange={(value) =>
            form.change({ industry: INDUSTRIES.find((known) => known === value) ?? values.industry })
          }
          {...form.errorOf('industry')}
        />
      </div>
      <Select
        label={t('clients.timezone')}
        description={t('clients.timezone-help')}
        searchable
        allowDeselect={false}
        disabled={!mayWrite}
        limit={100}
        data={zones}
        value={values.timezone}
        onChange={(value) => form.change({ timezone: value ?? values.timezone })}
        {...form.errorOf('timezone')}
      />
      <TextInput
        styles={{ wrapper: { maxWidth: 120 } }}
        label={t('clients.currency')}
        description={t('clients.currency-help')}
        maxLength={3}
        {...form.text('currency')}
      />
      <Switch
        name="isActive"
        label={t('masters.active')}
        description={t('masters.active-help')}
        checked={values.isActive}
        onChange={(event) => form.change({ isActive: event.currentTarget.checked })}
      />
    </MasterDrawer>
  );
};
