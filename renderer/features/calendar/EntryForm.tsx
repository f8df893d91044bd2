import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CalendarEntry, CalendarKind } from '../../../electron/contract/calendar';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { LineRecord } from '../../../electron/contract/lines';
import type { ShiftRecord } from '../../../electron/contract/shifts';
import { api } from '../../api/client';
import { describeFailure } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { lineText } from '../lines/lineText';
import { MasterDrawer } from '../masters/MasterDrawer';
import { useMay } from '../session/useMay';

const KINDS = ['HOLIDAY', 'EXTRA_SHIFT', 'NO_SHIFT'] as const satisfies readonly CalendarKind[];

const valuesOf = (entry: CalendarEntry | null, date: string) => ({
  date: entry?.date ?? date,
  kind: entry?.kind ?? ('HOLIDAY' as CalendarKind),
  shiftId: entry?.shiftId ?? null,
  lineId: entry?.lineId ?? null,
  name: entry?.name ?? '',
});

const idText = (id: number | null): string | null => (id === null ? null : String(id));
const idOf = (text: string | null): number | null => (text === null ? null : Number(text));

/** A holiday, an extra shift or a shift that does not run, of all lines or one. */
export const EntryForm = ({
  client,
  entry,
  date,
  shifts,
  lines,
  onSaved,
  onClose,
}: {
  readonly client: ClientSummary;
  readonly entry: CalendarEntry | null;
  /** The date of a new entry. */
  readonly date: string;
  readonly shifts: readonly ShiftRecord[];
  readonly lines: readonly LineRecord[];
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const mayWrite = useMay('write-masters');
  const [failure, setFailure] = useState<string | null>(null);
  const form = useRecordForm({
    initial: valuesOf(entry, date),
    version: entry?.version,
    check: ({ date: typed, kind, shiftId }) => ({
      ...(typed === '' ? { date: t('form.required') } : {}),
      ...(kind !== 'HOLIDAY' && shiftId === null ? { shiftId: t('form.required') } : {}),
    }),
    save: async ({ name, ...values }, version): Promise<unknown> => {
      const input = { clientId: client.id, ...values, name: name.trim() === '' ? null : name };
      return entry === null
        ? api.calendar.add(input)
        : api.calendar.change({ ...input, id: entry.id, version });
    },
    readTheirs: (theirs) => ({
      values: valuesOf(theirs as CalendarEntry, date),
      version: (theirs as CalendarEntry).version,
    }),
    onSaved,
  });
  const { values } = form;
  const remove = async (): Promise<void> => {
    if (!entry) return;
    try {
      await api.calendar.remove({ clientId: client.id, id: entry.id, version: entry.version });
      onSaved();
    } catch (error) {
      setFailure(describeFailure(error));
    }
  };
  return (
    <MasterDrawer
      title={entry === null ? t('calendar.add') : t(`calendar.${entry.kind}`)}
      client={client}
      form={entry === null ? { ...form, isDirty: true } : form}
      mayWrite={mayWrite}
      history={entry === null ? undefined : { kind: 'calendar', rowId: entry.id }}
      onClose={onClose}
      beside={
        entry !== null &&
        mayWrite && (
          <>
            {failure && <Notice kind="critical">{failure}</Notice>}
            <Button size="xs" variant="default" onClick={() => void remove()}>
              {t('calendar.remove')}
            </Button>
          </>
        )
      }
    >
      <Select
        label={t('calendar.kind')}
        description={t(`calendar.help-${values.kind}`)}
        allowDeselect={false}
        disabled={!mayWrite}
        data-autofocus
        data={KINDS.map((value) => ({ value, label: t(`calendar.${value}`) }))}
        value={values.kind}
        onChange={(value) => form.change({ kind: KINDS.find((known) => known === value) ?? values.kind })}
        {...form.errorOf('kind')}
      />
      <TextInput type="date" w={170} label={t('calendar.date')} required {...form.text('date')} />
      <Select
        label={t('calendar.shift')}
        placeholder={values.kind === 'HOLIDAY' ? t('calendar.all-shifts') : t('calendar.which-shift')}
        clearable
        searchable
        required={values.kind !== 'HOLIDAY'}
        disabled={!mayWrite}
        data={shifts
          .filter(({ id, isActive }) => isActive || id === values.shiftId)
          .map(({ id, code, name }) => ({ value: String(id), label: `${name} · ${code}` }))}
        value={idText(values.shiftId)}
        onChange={(value) => form.change({ shiftId: idOf(value) })}
        {...form.errorOf('shiftId')}
      />
      <Select
        label={t('calendar.line')}
        placeholder={t('calendar.all-lines')}
        clearable
        searchable
        disabled={!mayWrite}
        data={lines
          .filter(({ id, isActive }) => isActive || id === values.lineId)
          .map((line) => ({ value: String(line.id), label: lineText(line) }))}
        value={idText(values.lineId)}
        onChange={(value) => form.change({ lineId: idOf(value) })}
        {...form.errorOf('lineId')}
      />
      <TextInput
        label={t('calendar.name')}
        description={t('calendar.name-help')}
        maxLength={100}
        {...form.text('name')}
      />
    </MasterDrawer>
  );
};
