import { Button, Select } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { Operation, Routing } from '../../../electron/contract/products';
import { api } from '../../api/client';
import { queryClient } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { useRecordForm } from '../../ui/records/useRecordForm';
import { MasterDrawer } from '../masters/MasterDrawer';
import { useMay } from '../session/useMay';
import { StepList } from './StepList';

/** The routing of a style (null: the default one): its own steps, or those that it has from the default one. */
export type RoutingRow = {
  readonly style: string | null;
  readonly own: readonly string[];
  readonly inherited: readonly string[];
};

/** The steps of a style in their order; a style without its own begins with those of the default routing. */
export const RoutingForm = ({
  client,
  row: { style, own, inherited },
  operations,
  onSaved,
  onClose,
}: {
  readonly client: ClientSummary;
  readonly row: RoutingRow;
  readonly operations: readonly Operation[];
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const mayWrite = useMay('write-masters');
  const [seen, setSeen] = useState(own);
  const [search, setSearch] = useState('');
  const isInherited = own.length === 0 && inherited.length > 0;
  const form = useRecordForm({
    initial: { operations: isInherited ? inherited : own },
    save: ({ operations: steps }) =>
      api.routings.set({ clientId: client.id, style, operations: [...steps], seen: [...seen] }),
    readTheirs: (theirs) => {
      const steps = (theirs as Routing).operations;
      setSeen(steps);
      return { values: { operations: steps as readonly string[] }, version: 0 };
    },
    onSaved: () => {
      void queryClient.invalidateQueries();
      onSaved();
    },
  });
  const steps = form.values.operations;
  const nameOf = (code: string): string =>
    operations.find((operation) => operation.code === code)?.name ?? code;
  const offered = operations
    .filter(({ code, isActive }) => isActive && !steps.includes(code))
    .map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }));
  const add = (code: string | null): void => {
    if (code === null) return;
    form.change({ operations: [...steps, code] });
    // What was picked is a step now: the field is free for the next one.
    setSearch('');
  };
  const pressEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
    const typed = search.trim().toLowerCase();
    if (event.key !== 'Enter' || typed === '') return;
    event.preventDefault();
    const list = document.getElementById(event.currentTarget.getAttribute('aria-controls') ?? '');
    if (list?.querySelector('[data-combobox-selected]')) return;
    const matches = offered.filter(({ label }) => label.toLowerCase().includes(typed));
    add((matches.find(({ value }) => value.toLowerCase() === typed) ?? matches[0])?.value ?? null);
  };
  return (
    <MasterDrawer
      title={style ?? t('routings.default')}
      client={client}
      form={form}
      mayWrite={mayWrite}
      size={520}
      onClose={onClose}
    >
      {style === null && <Notice kind="plain">{t('routings.default-help')}</Notice>}
      {isInherited && <Notice kind="plain">{t('routings.inherited-help')}</Notice>}
      {operations.length === 0 && <Notice kind="warning">{t('routings.no-operations')}</Notice>}
      <StepList
        steps={steps}
        nameOf={nameOf}
        isReadOnly={!mayWrite}
        onChange={(next) => form.change({ operations: next })}
      />
      <Select
        label={t('routings.add')}
        description={t('routings.add-help')}
        placeholder={t('routings.add-placeholder')}
        searchable
        openOnFocus={false}
        data-autofocus
        nothingFoundMessage={t(offered.length === 0 ? 'routings.all-in' : 'list.none')}
        data={offered}
        searchValue={search}
        onSearchChange={setSearch}
        onKeyDown={pressEnter}
        value={null}
        onChange={add}
        {...form.errorOf('operations')}
      />
      {style !== null && own.length > 0 && steps.length > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => form.change({ operations: [] })}
        >
          {t('routings.give-up')}
        </Button>
      )}
      {style !== null && steps.length === 0 && <Notice kind="plain">{t('routings.none-left')}</Notice>}
    </MasterDrawer>
  );
};
