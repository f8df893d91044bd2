import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import type { Column, Filter } from '../../ui/records/arrange';
import { RecordList } from '../../ui/records/RecordList';
import { NEW, useMasterSearch } from './useMasterSearch';

/** What the form of a list is given: the record, or null for a new one. */
export type OpenRecord<Row> = {
  readonly record: Row | null;
  /** Fetches the list anew, closes the form and tells how many entries rest on something else now. */
  readonly onSaved: (saved?: { readonly reRated?: number }) => void;
  readonly onClose: () => void;
};

const isInactive = (row: object): boolean => 'isActive' in row && row.isActive === false;

/**
 * The list of one kind of plant data with the form of the record that the address names: search, order, filters, columns
 * and what is open stand in the address.
 */
export const MasterList = <Row extends object>({
  name,
  query,
  keyOf,
  columns,
  filters,
  addLabel,
  actions,
  empty,
  form,
}: {
  readonly name: string;
  readonly query: UseQueryResult<readonly Row[]>;
  readonly keyOf: (row: Row) => string | number;
  readonly columns: readonly Column<Row>[];
  readonly filters?: readonly Filter[];
  /** Words of the button that begins a new record; without them nobody here may make one. */
  readonly addLabel?: string | undefined;
  readonly actions?: ReactNode;
  readonly empty: string;
  readonly form: (open: OpenRecord<Row>) => ReactNode;
}) => {
  const { t } = useWords();
  const [reRated, setReRated] = useState(0);
  const { search, change, open, openNew, close } = useMasterSearch();
  if (query.isError) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading height={320} />;
  const opened = query.data.find((row) => String(keyOf(row)) === search.open) ?? null;
  const isNew = search.open === NEW && addLabel !== undefined;
  const state: Column<Row> = {
    key: 'state',
    label: t('masters.state'),
    value: (row) => t(isInactive(row) ? 'masters.is-inactive' : 'masters.is-active'),
  };
  return (
    <>
      {reRated > 0 && <Notice kind="plain">{t('masters.re-rated', { count: reRated })}</Notice>}
      <RecordList
        name={name}
        rows={query.data}
        keyOf={keyOf}
        columns={search.inactive === 'shown' && query.data.some(isInactive) ? [...columns, state] : columns}
        {...(filters ? { filters } : {})}
        view={search}
        onView={change}
        onOpen={(row) => open(String(keyOf(row)))}
        onNew={addLabel === undefined ? undefined : { label: addLabel, run: openNew }}
        opened={search.open}
        isInactive={isInactive}
        actions={actions}
        empty={{ title: name, text: empty }}
      />
      {(opened !== null || isNew) && (
        <div key={opened === null ? NEW : keyOf(opened)}>
          {form({
            record: opened,
            onClose: close,
            onSaved: (saved) => {
              setReRated(saved?.reRated ?? 0);
              void query.refetch();
              close();
            },
          })}
        </div>
      )}
    </>
  );
};
