import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { LineRecord } from '../../../electron/contract/lines';
import { api } from '../../api/client';
import { procedures, queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import type { Column } from '../../ui/records/arrange';
import { useRecordForm } from '../../ui/records/useRecordForm';
import type { MasterPanelProps } from '../masters/kinds';
import { MasterDrawer } from '../masters/MasterDrawer';
import { MasterList, type OpenRecord } from '../masters/MasterList';
import { useMay } from '../session/useMay';

const MOST_CREW = 3000;

const valuesOf = (line: LineRecord | null) => ({
  code: line?.code ?? '',
  name: line?.name ?? '',
  standardCrew: line?.standardCrew ?? ('' as number | ''),
  isActive: line?.isActive ?? true,
});

const LineForm = ({
  client,
  record: line,
  onSaved,
  onClose,
}: OpenRecord<LineRecord> & { readonly client: ClientSummary }) => {
  const { t } = useWords();
  const mayWrite = useMay('write-standards');
  const form = useRecordForm({
    initial: valuesOf(line),
    version: line?.version,
    check: ({ code, name }) => ({
      ...(code.trim() === '' ? { code: t('form.required') } : {}),
      ...(name.trim() === '' ? { name: t('form.required') } : {}),
    }),
    save: async ({ code, name, standardCrew, isActive }, version): Promise<{ reRated?: number }> => {
      const common = {
        clientId: client.id,
        code,
        name,
        standardCrew: standardCrew === '' ? null : standardCrew,
      };
      if (line === null) {
        await api.lines.create(common);
        return {};
      }
      return api.lines.update({ ...common, id: line.id, version, isActive });
    },
    readTheirs: (theirs) => ({
      values: valuesOf(theirs as LineRecord),
      version: (theirs as LineRecord).version,
    }),
    onSaved: (saved) => {
      void queryClient.invalidateQueries({ queryKey: procedures.plant.key() });
      onSaved(saved);
    },
  });
  return (
    <MasterDrawer
      title={line === null ? t('lines.add') : line.name}
      client={client}
      form={form}
      mayWrite={mayWrite}
      history={line === null ? undefined : { kind: 'line', rowId: line.id }}
      onClose={onClose}
    >
      <TextInput
        label={t('masters.code')}
        description={t('lines.code-help')}
        required
        maxLength={50}
        data-autofocus
        {...form.text('code')}
      />
      <TextInput label={t('masters.name')} required maxLength={100} {...form.text('name')} />
      <NumberInput
        label={t('lines.crew')}
        description={t('lines.crew-help')}
        min={1}
        max={MOST_CREW}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        w={140}
        value={form.values.standardCrew}
        onChange={(value) => form.change({ standardCrew: typeof value === 'number' ? value : '' })}
        {...form.errorOf('standardCrew')}
      />
      {line !== null && (
        <Switch
          name="isActive"
          label={t('masters.active')}
          description={t('masters.active-help')}
          checked={form.values.isActive}
          onChange={(event) => form.change({ isActive: event.currentTarget.checked })}
        />
      )}
    </MasterDrawer>
  );
};

/** A client's production lines. */
export const LinesPanel = ({ client }: MasterPanelProps) => {
  const { t } = useWords();
  const mayWrite = useMay('write-standards');
  const lines = useQuery(procedures.lines.list.queryOptions({ input: { clientId: client.id } }));
  const columns: readonly Column<LineRecord>[] = [
    { key: 'code', label: t('masters.code'), value: (line) => line.code },
    { key: 'name', label: t('masters.name'), value: (line) => line.name },
    { key: 'crew', label: t('lines.crew'), value: (line) => line.standardCrew, isNumber: true },
  ];
  return (
    <MasterList
      name={t('masters.lines')}
      query={lines}
      keyOf={(line) => line.code}
      columns={columns}
      addLabel={mayWrite ? t('lines.add') : undefined}
      empty={t('lines.empty')}
      form={(open) => <LineForm client={client} {...open} />}
    />
  );
};
