import { Autocomplete, Button, Checkbox, Select } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useState } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { Standards } from '../../../electron/contract/standards';
import { api } from '../../api/client';
import { describeFailure } from '../../api/failure';
import { queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { MasterDrawer } from '../masters/MasterDrawer';
import type { OpenRecord } from '../masters/MasterList';
import { CycleTimeField } from '../products/CycleTimeField';
import { hoursOfTyped, typedCycle } from '../products/cycleTime';
import { useMay } from '../session/useMay';
import type { StandardRow } from './rows';
import { subjectText } from './subject';
import classes from './standards.module.css';

const ALL = '';

/** Takes a standard of a place away that was a mistake; the one before it then goes on. */
const Remove = ({
  clientId,
  row,
  onRemoved,
}: {
  readonly clientId: number;
  readonly row: StandardRow;
  readonly onRemoved: (saved: { readonly reRated: number }) => void;
}) => {
  const { t } = useWords();
  const [isAsked, setIsAsked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    const { line, shift, from, version } = row;
    const place = { ...(line ? { line } : {}), ...(shift ? { shift } : {}), ...(from ? { from } : {}) };
    try {
      onRemoved(await api.standards.remove({ clientId, ...place, version }));
    } catch (error) {
      setFailure(describeFailure(error));
    }
  };
  return (
    <>
      {failure && <Notice kind="critical">{failure}</Notice>}
      {isAsked && <p>{t('standards.remove-help')}</p>}
      <Button
        size="compact-sm"
        variant={isAsked ? 'filled' : 'subtle'}
        color="red"
        onClick={() => (isAsked ? void remove() : setIsAsked(true))}
      >
        {t(isAsked ? 'standards.remove-do' : 'standards.remove')}
      </Button>
    </>
  );
};

const optional = <Name extends string>(name: Name, value: string): { [N in Name]?: string } =>
  (value === ALL ? {} : { [name]: value }) as { [N in Name]?: string };

/** A standard: of what, from which date on, how long; of one that stands only how long can be changed. */
export const StandardForm = ({
  client,
  standards,
  date,
  record: row,
  onSaved,
  onClose,
}: OpenRecord<StandardRow> & {
  readonly client: ClientSummary;
  readonly standards: Standards;
  readonly date: string;
}) => {
  const { t, format } = useWords();
  const may = { 'write-standards': useMay('write-standards'), 'write-masters': useMay('write-masters') };
  const mayWrite = may[row?.of === 'product' ? 'write-masters' : 'write-standards'];
  const saved = (answer: { readonly reRated: number }): void => {
    void queryClient.invalidateQueries();
    onSaved(answer);
  };
  const form = useRecordForm({
    initial: {
      of: row?.of ?? ('place' as StandardRow['of']),
      line: row?.line ?? ALL,
      shift: row?.shift ?? ALL,
      category: row?.of === 'category' ? (row.name ?? '') : '',
      from: row ? (row.from ?? ALL) : date,
      cycleTimeHours: typedCycle(row?.hours ?? null, format),
    },
    version: row?.version,
    check: ({ of, category, cycleTimeHours }) => ({
      ...(of === 'category' && category.trim() === '' ? { category: t('form.required') } : {}),
      ...(Number.isNaN(hoursOfTyped(cycleTimeHours, format)) ? { cycleTimeHours: t('cycle.wrong') } : {}),
    }),
    save: ({ of, line, shift, category, from, cycleTimeHours }, version) => {
      const common = { clientId: client.id, cycleTimeHours: hoursOfTyped(cycleTimeHours, format) };
      const dated = { ...common, ...optional('from', from) };
      if (of === 'category') return api.standards.setCategory({ ...dated, category });
      if (of === 'product') return api.standards.setProduct({ ...common, product: row?.name ?? '', version });
      return api.standards.set({ ...dated, ...optional('line', line), ...optional('shift', shift), version });
    },
    onSaved: saved,
  });
  const { values } = form;
  const categories = new Set([
    ...standards.categories.map(({ category }) => category),
    ...standards.products.flatMap(({ category }) => category ?? []),
  ]);
  const isFixed = row !== null;
  return (
    <MasterDrawer
      title={row === null ? t('standards.add') : subjectText(row, t)}
      client={client}
      form={form}
      mayWrite={mayWrite}
      onClose={onClose}
      beside={row?.of === 'place' && mayWrite && <Remove clientId={client.id} row={row} onRemoved={saved} />}
    >
      {!isFixed && (
        <>
          <Select
            label={t('standards.kind')}
            allowDeselect={false}
            data-autofocus
            data={(['place', 'category'] as const).map((value) => ({
              value,
              label: t(`standards.kind-${value}`),
            }))}
            value={values.of}
            onChange={(value) => form.change({ of: value === 'category' ? 'category' : 'place' })}
          />
          {values.of === 'place' ? (
            <>
              <Select
                label={t('standards.line')}
                searchable
                allowDeselect={false}
                data={[
                  { value: ALL, label: t('standards.every-line') },
                  ...standards.lines.map(({ line, name }) => ({ value: line, label: `${line} · ${name}` })),
                ]}
                value={values.line}
                onChange={(line) => form.change({ line: line ?? ALL })}
                {...form.errorOf('line')}
              />
              <Select
                label={t('standards.shift')}
                allowDeselect={false}
                data={[
                  { value: ALL, label: t('standards.every-shift') },
                  ...standards.shifts.map(({ shift, name }) => ({
                    value: shift,
                    label: `${shift} · ${name}`,
                  })),
                ]}
                value={values.shift}
                onChange={(shift) => form.change({ shift: shift ?? ALL })}
                {...form.errorOf('shift')}
              />
            </>
          ) : (
            <Autocomplete
              label={t('products.category')}
              required
              maxLength={50}
              data={[...categories].toSorted()}
              value={values.category}
              onChange={(category) => form.change({ category })}
              {...form.errorOf('category')}
            />
          )}
        </>
      )}
      {values.of !== 'product' && (
        <div className={classes.dates}>
          <DatePickerInput
            label={t('standards.from')}
            valueFormat="ddd D MMM YYYY"
            disabled={isFixed || values.from === ALL}
            value={values.from === ALL ? null : values.from}
            placeholder={t('standards.all-dates')}
            onChange={(from) => from && form.change({ from })}
            {...form.errorOf('from')}
          />
          <Checkbox
            label={t('standards.all-dates')}
            disabled={isFixed}
            checked={values.from === ALL}
            onChange={(event) => form.change({ from: event.currentTarget.checked ? ALL : date })}
          />
        </div>
      )}
      <CycleTimeField
        label={t('products.cycle')}
        help={t(values.of === 'product' ? 'products.cycle-help' : 'standards.blank-help')}
        value={values.cycleTimeHours}
        onChange={(cycleTimeHours) => form.change({ cycleTimeHours })}
        isFocused={isFixed}
        {...form.errorOf('cycleTimeHours')}
      />
      <p>{t('standards.effect')}</p>
    </MasterDrawer>
  );
};
