import { useQuery } from '@tanstack/react-query';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import type { Column } from '../../ui/records/arrange';
import type { MasterPanelProps } from '../masters/kinds';
import { MasterList } from '../masters/MasterList';
import { RoutingForm, type RoutingRow } from './RoutingForm';

const DEFAULT = 'default';

/** The operations of each style in their order, and those of every style that has none of its own. */
export const RoutingsPanel = ({ client }: MasterPanelProps) => {
  const { t } = useWords();
  const input = { clientId: client.id };
  const operations = useQuery(procedures.operations.list.queryOptions({ input }));
  const routings = useQuery(
    procedures.routings.list.queryOptions({
      input,
      select: ({ routings: own, styles }): RoutingRow[] => {
        const stepsOf = (style: string | null) => own.find((routing) => routing.style === style)?.operations;
        const usual = stepsOf(null) ?? [];
        const named = new Set([...styles, ...own.flatMap(({ style }) => (style === null ? [] : [style]))]);
        return [
          { style: null, own: usual, inherited: [] },
          ...[...named].toSorted().map((style) => {
            const steps = stepsOf(style);
            return { style, own: steps ?? [], inherited: steps ? [] : usual };
          }),
        ];
      },
    }),
  );
  const nameOf = (code: string): string =>
    operations.data?.find((operation) => operation.code === code)?.name ?? code;
  const stepsOf = ({ own, inherited }: RoutingRow) => (own.length > 0 ? own : inherited);
  const columns: readonly Column<RoutingRow>[] = [
    { key: 'style', label: t('products.style'), value: ({ style }) => style ?? t('routings.default') },
    {
      key: 'kind',
      label: t('routings.kind'),
      value: ({ style, own }) => t(style === null || own.length > 0 ? 'routings.own' : 'routings.inherited'),
    },
    {
      key: 'count',
      label: t('routings.count'),
      value: (row) => stepsOf(row).length,
      isNumber: true,
    },
    {
      key: 'steps',
      label: t('routings.steps'),
      value: (row) => stepsOf(row).map(nameOf).join(' → ') || null,
    },
  ];
  return (
    <MasterList
      name={t('masters.routings')}
      query={routings}
      keyOf={({ style }) => (style === null ? DEFAULT : `style ${style}`)}
      columns={columns}
      filters={[
        {
          key: 'kind',
          label: t('routings.kind'),
          options: (['routings.own', 'routings.inherited'] as const).map((key) => ({
            value: t(key),
            label: t(key),
          })),
        },
      ]}
      empty={t('routings.empty')}
      form={({ record, onSaved, onClose }) =>
        record && (
          <RoutingForm
            client={client}
            row={record}
            operations={operations.data ?? []}
            onSaved={() => onSaved()}
            onClose={onClose}
          />
        )
      }
    />
  );
};
