import { Table } from '@mantine/core';
import type { ShownKpi } from './shown';
import { useWords, type Words } from '../../i18n/useWords';
import type { DayPoint } from './useToday';
import classes from './Today.module.css';

const columnsOf = (kpis: readonly ShownKpi[], { t }: Words): string[] => [
  t('table.date'),
  ...kpis.flatMap((kpi) => [
    `${t(`kpi.${kpi}`)} %`,
    t('table.numerator'),
    t('table.denominator'),
    t('table.records'),
    t('table.estimated'),
  ]),
];

/** The table behind the chart as text that a spreadsheet takes: tabs between cells, numbers without grouping. */
export const tableText = (points: readonly DayPoint[], kpis: readonly ShownKpi[], words: Words): string => {
  const { format } = words;
  const rows = points.map((point) => [
    point.date,
    ...kpis.flatMap((kpi) => {
      const result = point[kpi];
      return [
        format.typed(result?.value ?? null),
        format.typed(result?.numerator ?? null),
        format.typed(result?.denominator ?? null),
        format.typed(result?.records ?? 0),
        format.typed(result ? result.estimatedShare * 100 : null),
      ];
    }),
  ]);
  return [columnsOf(kpis, words), ...rows].map((cells) => cells.join('\t')).join('\n');
};

/** The table behind the chart, newest day first. */
export const DayTable = ({
  points,
  kpis,
}: {
  readonly points: readonly DayPoint[];
  readonly kpis: readonly ShownKpi[];
}) => {
  const words = useWords();
  const { format, t } = words;
  return (
    <div className={classes.table} tabIndex={0} role="region" aria-label={t('table.title')}>
      <Table stickyHeader highlightOnHover withRowBorders verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {columnsOf(kpis, words).map((name, at) => (
              <Table.Th key={`${name}-${at}`} ta={at === 0 ? 'left' : 'right'} scope="col">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {points.toReversed().map((point) => (
            <Table.Tr key={point.date}>
              <Table.Th scope="row" fw={400}>
                {format.date(point.date)}
              </Table.Th>
              {kpis.flatMap((kpi) => {
                const result = point[kpi];
                return [
                  format.percent(result?.value),
                  format.hours(result?.numerator),
                  format.hours(result?.denominator),
                  format.integer(result?.records ?? 0),
                  format.percentWithUnit(result ? result.estimatedShare * 100 : null),
                ].map((text, at) => (
                  <Table.Td key={`${kpi}-${at}`} ta="right" fw={at === 0 ? 600 : 400}>
                    {text}
                  </Table.Td>
                ));
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
