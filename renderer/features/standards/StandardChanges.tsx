import { useQuery } from '@tanstack/react-query';
import type { ClientSummary } from '../../../electron/contract/clients';
import type { StandardChange } from '../../../electron/contract/standards';
import { procedures } from '../../api/queries';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import type { Column } from '../../ui/records/arrange';
import { RecordList } from '../../ui/records/RecordList';
import { useMasterSearch } from '../masters/useMasterSearch';
import { amountOf } from '../products/cycleTime';
import { subjectText } from './subject';

/** Who set, corrected or took away which standard, and how many entries rest on something else since. */
export const StandardChanges = ({ client }: { readonly client: ClientSummary }) => {
  const { t, format } = useWords();
  const { search, change } = useMasterSearch();
  const changes = useQuery(
    procedures.standards.changes.queryOptions({ input: { clientId: client.id }, staleTime: 0 }),
  );
  if (changes.isError) return <ErrorPanel error={changes.error} onRetry={() => void changes.refetch()} />;
  if (!changes.data) return <Loading height={240} />;
  const minutes = (key: 'before' | 'after'): Column<StandardChange> => ({
    key,
    label: t(`standards.${key}`),
    value: (row) => (row[key] === null ? null : amountOf(row[key], 'minutes')),
    show: (row) =>
      row[key] === null ? NO_VALUE : format.exact(Number(amountOf(row[key], 'minutes').toFixed(2))),
    isNumber: true,
  });
  const columns: readonly Column<StandardChange>[] = [
    {
      key: 'at',
      label: t('standards.at'),
      value: ({ at }) => at,
      show: ({ at }) => format.dateTime(at, client.timezone),
    },
    { key: 'by', label: t('standards.by'), value: ({ actor }) => actor },
    {
      key: 'of',
      label: t('standards.of'),
      value: (row) =>
        row.of === 'order'
          ? t('standards.of-order', { name: row.name ?? '' })
          : subjectText({ ...row, of: row.of, style: null }, t),
    },
    {
      key: 'from',
      label: t('standards.from'),
      value: ({ from }) => from ?? '',
      show: ({ from, of }) => {
        if (of === 'product' || of === 'order') return NO_VALUE;
        return from === null ? t('standards.all-dates') : format.date(from, 'full');
      },
    },
    minutes('before'),
    minutes('after'),
    {
      key: 'reRated',
      label: t('standards.entries'),
      value: ({ reRated }) => reRated,
      show: ({ reRated }) => format.integer(reRated),
      isNumber: true,
    },
  ];
  return (
    <RecordList
      name={t('standards.tab-changes')}
      rows={changes.data}
      keyOf={({ id }) => id}
      columns={columns}
      view={search}
      onView={change}
      empty={{ title: t('standards.tab-changes'), text: t('standards.no-changes') }}
    />
  );
};
