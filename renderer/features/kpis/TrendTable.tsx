import { Button, Table } from '@mantine/core';
import type { KpiName } from '../../../electron/contract/kpi';
import { useWords, type Words } from '../../i18n/useWords';
import type { Range } from '../period/period';
import { amountsOf } from './amounts';
import { stepName, type Step } from './groups';
import type { ChartRow } from './TrendChart';
import classes from './Trend.module.css';

const columnsOf = (kpi: KpiName, by: Step, words: Words): string[] => {
  const { t } = words;
  const amounts = amountsOf(kpi, words);
  return [
    t(`group.${by}`),
    `${amounts.name} ${amounts.unit}`,
    amounts.numeratorName,
    amounts.denominatorName,
    t('column.records'),
    t('column.estimated'),
    t('trend.target'),
    t('trend.before'),
  ];
};

/** The table behind the chart as text that a spreadsheet takes: tabs between cells, numbers without grouping. */
export const trendText = (kpi: KpiName, by: Step, rows: readonly ChartRow[], words: Words): string => {
  const { format } = words;
  const lines = rows.map((row) => [
    row.label,
    format.typed(row.value),
    format.typed(row.numerator),
    format.typed(row.denominator),
    format.typed(row.records),
    format.typed(row.value === null ? null : row.estimatedShare * 100),
    format.typed(row.target),
    format.typed(row.before),
  ]);
  return [columnsOf(kpi, by, words), ...lines].map((cells) => cells.join('\t')).join('\n');
};

/** The table behind the chart, newest first. */
export const TrendTable = ({
  kpi,
  by,
  range,
  rows,
  onPoint,
}: {
  readonly kpi: KpiName;
  readonly by: Step;
  readonly range: Range;
  readonly rows: readonly ChartRow[];
  readonly onPoint: (label: string) => void;
}) => {
  const words = useWords();
  const { format, t } = words;
  const amounts = amountsOf(kpi, words);
  return (
    <div className={classes.table} tabIndex={0} role="region" aria-label={t('trend.table')}>
      <Table stickyHeader highlightOnHover verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            {columnsOf(kpi, by, words).map((name, at) => (
              <Table.Th key={name} ta={at === 0 ? 'left' : 'right'} scope="col">
                {name}
              </Table.Th>
            ))}
            <Table.Th aria-label={t('kpi.why')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.toReversed().map((row) => {
            const name = stepName(by, row.label, range, words);
            return (
              <Table.Tr key={row.label} data-label={row.label}>
                <Table.Th scope="row" fw={400}>
                  {name}
                </Table.Th>
                <Table.Td ta="right" fw={600} title={row.signals.join(' ')}>
                  {row.signals.length > 0 && <span className={classes.signal}>◯ </span>}
                  {amounts.value(row.value)}
                </Table.Td>
                <Table.Td ta="right">{amounts.numerator(row.numerator)}</Table.Td>
                <Table.Td ta="right">{amounts.denominator(row.denominator)}</Table.Td>
                <Table.Td ta="right">{format.integer(row.records)}</Table.Td>
                <Table.Td ta="right">
                  {format.percentWithUnit(row.value === null ? null : row.estimatedShare * 100)}
                </Table.Td>
                <Table.Td ta="right">{amounts.value(row.target)}</Table.Td>
                <Table.Td ta="right">{amounts.value(row.before)}</Table.Td>
                <Table.Td w={70} ta="right" py={0}>
                  {row.records > 0 && (
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      aria-label={t('kpi.why-of', { kpi: `${amounts.name}, ${name}` })}
                      onClick={() => onPoint(row.label)}
                    >
                      {t('kpi.why')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
};
