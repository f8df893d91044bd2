import { Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { Operation } from '../../../electron/contract/products';
import { api } from '../../api/client';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import type { Column } from '../../ui/records/arrange';
import { useRecordForm } from '../../ui/records/useRecordForm';
import type { MasterPanelProps } from '../masters/kinds';
import { MasterDrawer } from '../masters/MasterDrawer';
import { MasterList, type OpenRecord } from '../masters/MasterList';
import { useMay } from '../session/useMay';

const valuesOf = (operation: Operation | null) => ({
  code: operation?.code ?? '',
  name: operation?.name ?? '',
  isActive: operation?.isActive ?? true,
});

const OperationForm = ({
  client,
  record: operation,
  onSaved,
  onClose,
}: OpenRecord<Operation> & { readonly client: ClientSummary }) => {
  const { t } = useWords();
  const mayWrite = useMay('write-masters');
  const form = useRecordForm({
    initial: valuesOf(operation),
    version: operation?.version,
    check: ({ code, name }) => ({
      ...(code.trim() === '' ? { code: t('form.required') } : {}),
      ...(name.trim() === '' ? { name: t('form.required') } : {}),
    }),
    save: ({ isActive, ...values }, version) =>
      operation === null
        ? api.operations.create({ ...values, clientId: client.id })
        : api.operations.update({ ...values, clientId: client.id, id: operation.id, version, isActive }),
    readTheirs: (theirs) => ({
      values: valuesOf(theirs as Operation),
      version: (theirs as Operation).version,
    }),
    onSaved: () => {
      void queryClient.invalidateQueries();
      onSaved();
    },
  });
  return (
    <MasterDrawer
      title={operation === null ? t('operations.add') : operation.name}
      client={client}
      form={form}
      mayWrite={mayWrite}
      history={operation === null ? undefined : { kind: 'operation', rowId: operation.id }}
      onClose={onClose}
    >
      <TextInput
        label={t('masters.code')}
        description={t('operations.code-help')}
        required
        maxLength={50}
        data-autofocus
        {...form.text('code')}
      />
      <TextInput label={t('masters.name')} required maxLength={100} {...form.text('name')} />
      {operation !== null && (
        <Switch
          name="isActive"
          label={t('masters.active')}
          description={
            operation.routings.length === 0
              ? t('masters.active-help')
              : t('operations.active-help', { count: operation.routings.length })
          }
          checked={form.values.isActive}
          onChange={(event) => form.change({ isActive: event.currentTarget.checked })}
        />
      )}
    </MasterDrawer>
  );
};

/** Steps of the work, which inspections name and routings put in order. */
export const OperationsPanel = ({ client }: MasterPanelProps) => {
  const { t } = useWords();
  const mayWrite = useMay('write-masters');
  const operations = useQuery(procedures.operations.list.queryOptions({ input: { clientId: client.id } }));
  const columns: readonly Column<Operation>[] = [
    { key: 'code', label: t('masters.code'), value: ({ code }) => code },
    { key: 'name', label: t('masters.name'), value: ({ name }) => name },
    {
      key: 'routings',
      label: t('operations.routings'),
      value: ({ routings }) => routings.map((style) => style ?? t('routings.default')).join(', ') || null,
    },
  ];
  return (
    <MasterList
      name={t('masters.operations')}
      query={operations}
      keyOf={({ id }) => id}
      columns={columns}
      addLabel={mayWrite ? t('operations.add') : undefined}
      empty={t('operations.empty')}
      form={(open) => <OperationForm client={client} {...open} />}
    />
  );
};
