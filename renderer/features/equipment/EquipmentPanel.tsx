import { Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { Equipment } from '../../../electron/contract/equipment';
import type { LineRecord } from '../../../electron/contract/lines';
import { api } from '../../api/client';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import type { Column } from '../../ui/records/arrange';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { lineText } from '../lines/lineText';
import type { MasterPanelProps } from '../masters/kinds';
import { MasterDrawer } from '../masters/MasterDrawer';
import { MasterList, type OpenRecord } from '../masters/MasterList';
import { useMay } from '../session/useMay';

const valuesOf = (equipment: Equipment | null) => ({
  code: equipment?.code ?? '',
  name: equipment?.name ?? '',
  lineId: equipment?.lineId ?? null,
  isActive: equipment?.isActive ?? true,
});

const EquipmentForm = ({
  client,
  lines,
  record: equipment,
  onSaved,
  onClose,
}: OpenRecord<Equipment> & { readonly client: ClientSummary; readonly lines: readonly LineRecord[] }) => {
  const { t } = useWords();
  const mayWrite = useMay('write-standards');
  const form = useRecordForm({
    initial: valuesOf(equipment),
    version: equipment?.version,
    check: ({ code, name }) => ({
      ...(code.trim() === '' ? { code: t('form.required') } : {}),
      ...(name.trim() === '' ? { name: t('form.required') } : {}),
    }),
    save: ({ isActive, ...values }, version) => {
      const common = { clientId: client.id, ...values };
      return equipment === null
        ? api.equipment.create(common)
        : api.equipment.update({ ...common, id: equipment.id, version, isActive });
    },
    readTheirs: (theirs) => ({
      values: valuesOf(theirs as Equipment),
      version: (theirs as Equipment).version,
    }),
    onSaved: () => onSaved(),
  });
  const { values } = form;
  return (
    <MasterDrawer
      title={equipment === null ? t('equipment.add') : equipment.name}
      client={client}
      form={form}
      mayWrite={mayWrite}
      history={equipment === null ? undefined : { kind: 'equipment', rowId: equipment.id }}
      onClose={onClose}
    >
      <TextInput
        label={t('masters.code')}
        description={t('equipment.code-help')}
        required
        maxLength={50}
        data-autofocus
        {...form.text('code')}
      />
      <TextInput label={t('masters.name')} required maxLength={100} {...form.text('name')} />
      <Select
        label={t('equipment.line')}
        placeholder={t('equipment.no-line')}
        searchable
        clearable
        disabled={!mayWrite}
        data={lines
          .filter(({ id, isActive }) => isActive || id === values.lineId)
          .map((line) => ({ value: String(line.id), label: lineText(line) }))}
        value={values.lineId === null ? null : String(values.lineId)}
        onChange={(value) => form.change({ lineId: value === null ? null : Number(value) })}
        {...form.errorOf('lineId')}
      />
      {equipment !== null && (
        <Switch
          name="isActive"
          label={t('masters.active')}
          description={t('masters.active-help')}
          checked={values.isActive}
          onChange={(event) => form.change({ isActive: event.currentTarget.checked })}
        />
      )}
    </MasterDrawer>
  );
};

/** A client's machines and stations, and the lines on which they stand. */
export const EquipmentPanel = ({ client }: MasterPanelProps) => {
  const { t } = useWords();
  const mayWrite = useMay('write-standards');
  const input = { clientId: client.id };
  const equipment = useQuery(procedures.equipment.list.queryOptions({ input }));
  const lines = useQuery(procedures.lines.list.queryOptions({ input })).data ?? [];
  const lineOf = ({ lineId }: Equipment): string | null => {
    const line = lines.find(({ id }) => id === lineId);
    return line ? lineText(line) : null;
  };
  const columns: readonly Column<Equipment>[] = [
    { key: 'code', label: t('masters.code'), value: (one) => one.code },
    { key: 'name', label: t('masters.name'), value: (one) => one.name },
    { key: 'line', label: t('equipment.line'), value: lineOf },
  ];
  return (
    <MasterList
      name={t('masters.equipment')}
      query={equipment}
      keyOf={(one) => one.code}
      columns={columns}
      filters={[
        {
          key: 'line',
          label: t('equipment.line'),
          options: lines.map((line) => ({ value: lineText(line), label: lineText(line) })),
        },
      ]}
      addLabel={mayWrite ? t('equipment.add') : undefined}
      empty={t('equipment.empty')}
      form={(open) => <EquipmentForm client={client} lines={lines} {...open} />}
    />
  );
};
