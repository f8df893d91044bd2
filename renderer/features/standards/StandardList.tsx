import { VisuallyHidden } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import { procedures } from '../../api/queries';
import { todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import type { Column } from '../../ui/records/arrange';
import { MasterList } from '../masters/MasterList';
import { useMasterSearch } from '../masters/useMasterSearch';
import { amountOf } from '../products/cycleTime';
import { useMay } from '../session/useMay';
import { rowsOn, type StandardRow, type StandardState } from './rows';
import { StandardForm } from './StandardForm';
import { subjectText } from './subject';

const STATES: readonly StandardState[] = ['holds', 'later', 'past', 'ended'];
const KINDS: readonly StandardRow['of'][] = ['place', 'category', 'product'];

/** The standards of a client as they stand on a date. */
export const StandardList = ({ client }: { readonly client: ClientSummary }) => {
  const id = useId();
  const { t, format } = useWords();
  const { search, change } = useMasterSearch();
  const mayWrite = useMay('write-standards');
  const date = search.date ?? todayIn(client.timezone);
  const input = { clientId: client.id };
  const standards = useQuery(procedures.standards.list.queryOptions({ input }));
  const rows = useQuery(
    procedures.standards.list.queryOptions({ input, select: (all) => rowsOn(all, date) }),
  );
  const columns: readonly Column<StandardRow>[] = [
    { key: 'of', label: t('standards.of'), value: (row) => subjectText(row, t) },
    { key: 'kind', label: t('standards.kind'), value: ({ of }) => t(`standards.kind-${of}`) },
    {
      key: 'minutes',
      label: t('products.in-minutes'),
      value: ({ hours }) => (hours === null ? null : amountOf(hours, 'minutes')),
      show: ({ hours }) =>
        format.exact(hours === null ? null : Number(amountOf(hours, 'minutes').toFixed(2))),
      isNumber: true,
    },
    {
      key: 'perHour',
      label: t('products.in-perHour'),
      value: ({ hours }) => (hours === null ? null : amountOf(hours, 'perHour')),
      show: ({ hours }) =>
        format.exact(hours === null ? null : Number(amountOf(hours, 'perHour').toFixed(2))),
      isNumber: true,
    },
    {
      key: 'from',
      label: t('standards.from'),
      value: ({ from }) => from ?? '',
      show: ({ from }) => (from === null ? t('standards.all-dates') : format.date(from, 'full')),
    },
    {
      key: 'standing',
      label: t('standards.on', { date: format.date(date, 'day') }),
      value: ({ state }) => t(`standards.state-${state}`),
    },
    { key: 'by', label: t('standards.by'), value: ({ updatedBy }) => updatedBy },
    {
      key: 'at',
      label: t('standards.at'),
      value: ({ updatedAt }) => updatedAt,
      show: ({ updatedAt }) => format.dateTime(updatedAt, client.timezone),
    },
  ];
  const option = (value: string) => ({ value, label: value });
  return (
    <MasterList
      name={t('masters.standards')}
      query={rows}
      keyOf={({ key }) => key}
      columns={columns}
      filters={[
        {
          key: 'kind',
          label: t('standards.kind'),
          options: KINDS.map((kind) => option(t(`standards.kind-${kind}`))),
        },
        {
          key: 'standing',
          label: t('standards.standing'),
          options: STATES.map((state) => option(t(`standards.state-${state}`))),
        },
      ]}
      actions={
        <>
          <VisuallyHidden id={`${id}-label`}>{t('standards.date')}</VisuallyHidden>
          <DatePickerInput
            id={id}
            size="xs"
            w={170}
            aria-labelledby={`${id}-label ${id}`}
            valueFormat="ddd D MMM YYYY"
            value={date}
            onChange={(next) => next && change({ date: next })}
          />
        </>
      }
      addLabel={mayWrite ? t('standards.add') : undefined}
      empty={t('standards.empty')}
      form={(open) =>
        standards.data && <StandardForm client={client} standards={standards.data} date={date} {...open} />
      }
    />
  );
};
