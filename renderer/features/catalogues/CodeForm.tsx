import { MultiSelect, Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CatalogueCode, CatalogueKind } from '../../../electron/contract/catalogues';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { HistoryKind } from '../../../electron/contract/history';
import { api } from '../../api/client';
import { noteSaved } from '../../api/connection';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { MasterDrawer } from '../masters/MasterDrawer';
import { useMay } from '../session/useMay';
import { MoveButtons } from './MoveButtons';

const HISTORY = {
  'stop-reasons': 'stop-reason',
  'hold-reasons': 'hold-reason',
  'defect-types': 'defect-type',
} as const satisfies Record<CatalogueKind, HistoryKind>;

const valuesOf = (code: CatalogueCode | null) => ({
  nameEn: code?.nameEn ?? '',
  nameEs: code?.nameEs ?? '',
  code: code?.code ?? '',
  parentCode: code?.parentCode ?? null,
  isPlanned: code?.isPlanned ?? false,
  lineCodes: code?.lineCodes ?? [],
  isActive: code?.isActive ?? true,
});

/** A reason or defect type: made or changed by power users and above. */
export const CodeForm = ({
  client,
  kind,
  codes,
  record,
  onSaved,
  onMoved,
  onClose,
}: {
  readonly client: ClientSummary;
  readonly kind: CatalogueKind;
  /** The whole catalogue, as a tree. */
  readonly codes: readonly CatalogueCode[];
  readonly record: CatalogueCode | null;
  /** Told how many stops count otherwise now. */
  readonly onSaved: (movedStops: number) => void;
  readonly onMoved: () => void;
  readonly onClose: () => void;
}) => {
  const { t, language } = useWords();
  const mayWrite = useMay('write-standards');
  const lines = useQuery(procedures.plant.lines.queryOptions({ input: { clientId: client.id } }));
  const place = { clientId: client.id, kind };
  let movedStops = 0;
  const form = useRecordForm({
    initial: valuesOf(record),
    version: record?.version,
    check: ({ code, nameEn, nameEs }) => ({
      ...(nameEn.trim() === '' ? { nameEn: t('form.required') } : {}),
      ...(nameEs.trim() === '' ? { nameEs: t('form.required') } : {}),
      ...(code.trim() === '' ? { code: t('form.required') } : {}),
    }),
    save: async ({ isActive, lineCodes, ...rest }, version) => {
      const facts = { ...place, ...rest, lineCodes: [...lineCodes] };
      if (record === null) return api.catalogues.create(facts);
      const changed = await api.catalogues.update({ ...facts, id: record.id, version, isActive });
      ({ movedStops } = changed);
      return changed;
    },
    readTheirs: (theirs) => ({
      values: valuesOf(theirs as CatalogueCode),
      version: (theirs as CatalogueCode).version,
    }),
    onSaved: () => {
      noteSaved();
      onSaved(movedStops);
    },
  });
  const { values } = form;
  const hasChildren = record !== null && codes.some(({ parentCode }) => parentCode === record.code);
  const parents = codes.filter(
    (one) =>
      one.parentCode === null && one.id !== record?.id && (one.isActive || one.code === record?.parentCode),
  );
  const chooseParent = (parentCode: string | null): void => {
    const parent = parents.find(({ code }) => code === parentCode);
    form.change({ parentCode, ...(record === null && parent ? { isPlanned: parent.isPlanned } : {}) });
  };
  return (
    <MasterDrawer
      title={
        record === null ? t(`catalogues.add-${kind}`) : language === 'es' ? record.nameEs : record.nameEn
      }
      client={client}
      form={form}
      mayWrite={mayWrite}
      history={record === null ? undefined : { kind: HISTORY[kind], rowId: record.id }}
      beside={
        record !== null &&
        mayWrite && (
          <MoveButtons
            place={place}
            codes={codes}
            record={record}
            isBlocked={form.isDirty}
            onMoved={onMoved}
          />
        )
      }
      onClose={onClose}
    >
      <TextInput
        label={t('catalogues.name-en')}
        required
        maxLength={100}
        data-autofocus
        {...form.text('nameEn')}
      />
      <TextInput
        label={t('catalogues.name-es')}
        required
        maxLength={100}
        lang="es"
        {...form.text('nameEs')}
      />
      <TextInput
        label={t('masters.code')}
        description={t(record?.isUsed ? 'catalogues.code-fixed' : 'catalogues.code-help')}
        required
        maxLength={50}
        readOnly={record?.isUsed === true}
        {...form.text('code')}
      />
      <Select
        label={t('catalogues.parent')}
        description={t(hasChildren ? 'catalogues.parent-has-children' : 'catalogues.parent-help')}
        placeholder={t('catalogues.first-level')}
        clearable
        searchable
        disabled={hasChildren}
        data={parents.map((one) => ({
          value: one.code,
          label: `${language === 'es' ? one.nameEs : one.nameEn} · ${one.code}`,
        }))}
        value={values.parentCode}
        onChange={chooseParent}
        clearButtonProps={{ 'aria-label': t('catalogues.first-level') }}
        {...form.errorOf('parentCode')}
      />
      {kind === 'stop-reasons' && (
        <Switch
          label={t('catalogues.planned')}
          description={t('catalogues.planned-help')}
          checked={values.isPlanned}
          onChange={(event) => form.change({ isPlanned: event.currentTarget.checked })}
          {...form.errorOf('isPlanned')}
        />
      )}
      {kind !== 'hold-reasons' && (
        <MultiSelect
          label={t('catalogues.lines')}
          description={t('catalogues.lines-help')}
          placeholder={values.lineCodes.length === 0 ? t('catalogues.all-lines') : ''}
          searchable
          clearable
          data={(lines.data ?? [])
            .filter(({ code, isActive }) => isActive || values.lineCodes.includes(code))
            .map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }))}
          value={[...values.lineCodes]}
          onChange={(lineCodes) => form.change({ lineCodes })}
          clearButtonProps={{ 'aria-label': t('catalogues.all-lines') }}
          {...form.errorOf('lineCodes')}
        />
      )}
      {record !== null && (
        <Switch
          name="isActive"
          label={t('masters.active')}
          description={t('catalogues.active-help')}
          checked={values.isActive}
          onChange={(event) => form.change({ isActive: event.currentTarget.checked })}
        />
      )}
    </MasterDrawer>
  );
};
