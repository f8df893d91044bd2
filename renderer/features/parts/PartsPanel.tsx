import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { Part } from '../../../electron/contract/products';
import { api } from '../../api/client';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import type { Column } from '../../ui/records/arrange';
import { useRecordForm } from '../../ui/records/useRecordForm';
import type { MasterPanelProps } from '../masters/kinds';
import { MasterDrawer } from '../masters/MasterDrawer';
import { MasterList, type OpenRecord } from '../masters/MasterList';
import { useMay } from '../session/useMay';

const MOST_OPPORTUNITIES = 1_000_000;

const valuesOf = (part: Part | null) => ({
  part: part?.part ?? '',
  opportunitiesPerUnit: part?.opportunitiesPerUnit ?? ('' as number | ''),
  description: part?.description ?? '',
  notes: part?.notes ?? '',
});

const PartForm = ({
  client,
  record: part,
  onSaved,
  onClose,
}: OpenRecord<Part> & { readonly client: ClientSummary }) => {
  const { t, format } = useWords();
  const mayWrite = useMay('write-masters');
  const form = useRecordForm({
    initial: valuesOf(part),
    version: part?.version,
    check: ({ part: number, opportunitiesPerUnit }) => ({
      ...(number.trim() === '' ? { part: t('form.required') } : {}),
      ...(opportunitiesPerUnit === '' ? { opportunitiesPerUnit: t('form.required') } : {}),
    }),
    save: ({ part: number, opportunitiesPerUnit, description, notes }, version) => {
      const common = {
        clientId: client.id,
        opportunitiesPerUnit: Number(opportunitiesPerUnit),
        description,
        notes,
      };
      return part === null
        ? api.parts.create({ ...common, part: number })
        : api.parts.update({ ...common, id: part.id, version });
    },
    readTheirs: (theirs) => ({ values: valuesOf(theirs as Part), version: (theirs as Part).version }),
    onSaved: (saved) => {
      void queryClient.invalidateQueries();
      onSaved(saved);
    },
  });
  return (
    <MasterDrawer
      title={part === null ? t('parts.add') : part.part}
      client={client}
      form={form}
      mayWrite={mayWrite}
      history={part === null ? undefined : { kind: 'part', rowId: part.id }}
      onClose={onClose}
    >
      <TextInput
        label={t('parts.part')}
        description={t(part === null ? 'parts.part-help' : 'parts.part-fixed')}
        required
        maxLength={50}
        readOnly={part !== null}
        data-autofocus={part === null || undefined}
        {...form.text('part')}
      />
      <NumberInput
        label={t('parts.opportunities')}
        description={t('parts.opportunities-help')}
        required
        min={1}
        max={MOST_OPPORTUNITIES}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        styles={{ wrapper: { maxWidth: 180 } }}
        data-autofocus={part !== null || undefined}
        value={form.values.opportunitiesPerUnit}
        onChange={(value) => form.change({ opportunitiesPerUnit: typeof value === 'number' ? value : '' })}
        {...form.errorOf('opportunitiesPerUnit')}
      />
      <TextInput label={t('products.description')} maxLength={200} {...form.text('description')} />
      <Textarea
        label={t('parts.notes')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        {...form.text('notes')}
      />
      {part !== null && part.products.length > 0 && (
        <p>{t('parts.used-by', { products: format.list(part.products), count: part.products.length })}</p>
      )}
    </MasterDrawer>
  );
};

/** How many opportunities for a defect a unit of each part offers: what DPMO divides by. */
export const PartsPanel = ({ client }: MasterPanelProps) => {
  const { t } = useWords();
  const mayWrite = useMay('write-masters');
  const parts = useQuery(procedures.parts.list.queryOptions({ input: { clientId: client.id } }));
  const columns: readonly Column<Part>[] = [
    { key: 'part', label: t('parts.part'), value: ({ part }) => part },
    { key: 'description', label: t('products.description'), value: ({ description }) => description },
    {
      key: 'opportunities',
      label: t('parts.opportunities'),
      value: ({ opportunitiesPerUnit }) => opportunitiesPerUnit,
      isNumber: true,
    },
    { key: 'products', label: t('masters.products'), value: ({ products }) => products.join(', ') || null },
    { key: 'notes', label: t('parts.notes'), value: ({ notes }) => notes },
  ];
  return (
    <MasterList
      name={t('masters.parts')}
      query={parts}
      keyOf={({ id }) => id}
      columns={columns}
      addLabel={mayWrite ? t('parts.add') : undefined}
      empty={t('parts.empty')}
      form={(open) => <PartForm client={client} {...open} />}
    />
  );
};
