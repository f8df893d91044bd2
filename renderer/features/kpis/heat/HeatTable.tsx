import { Table } from '@mantine/core';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../../electron/contract';
import { useWords, type Words } from '../../../i18n/useWords';
import type { Range } from '../../period/period';
import { stepName, type Step } from '../groups';
import { cellAt, dateOfWeekday, rowName, type HeatLayout } from './layout';
import trend from '../Trend.module.css';

/** A heat map as the engine tells it. */
export type Heat = InferContractRouterOutputs<Contract>['kpi']['heat'];

/** How a heat map lies, and of which dates it is. */
export type HeatShape = { readonly layout: HeatLayout; readonly by: Step; readonly range: Range };

const columnsOf = ({ layout, by }: HeatShape, { t }: Words): string[] => [
  t(layout === 'weekdays' ? 'group.day' : `group.${by}`),
  ...(layout === 'lines' ? [t('group.line')] : []),
  `${t('kpi.absenteeism')} %`,
  t('numerator.absenteeism'),
  t('denominator.absenteeism'),
  t('heat.people'),
  `${t('kpi.coverage-rate')} %`,
];

type Place = {
  readonly key: string;
  readonly names: readonly string[];
  readonly row: number;
  readonly at: number;
};

const placesOf = (heat: Heat, { layout, by, range }: HeatShape, words: Words): Place[] =>
  heat.labels.flatMap((label, at) =>
    heat.rows.flatMap(({ code, cells }, row) => {
      if (cells.records[at] === 0) return [];
      const date = layout === 'weekdays' ? dateOfWeekday(label, code ?? '1', range) : null;
      const names = date
        ? [words.format.date(date)]
        : [stepName(by, label, range, words), rowName(layout, code, words)];
      return [{ key: date ?? `${label}|${code}`, names, row, at }];
    }),
  );

const numbersOf = (absence: Heat, cover: Heat, { row, at }: Place) => {
  const own = absence.rows[row];
  const cell = own ? cellAt(own.cells, at) : null;
  const covered = cover.rows.find(({ code }) => code === own?.code);
  return { cell, cover: covered?.cells.values[at] ?? null };
};

/** A heat map as rows of text for a spreadsheet, by date. */
export const heatRows = (absence: Heat, cover: Heat, shape: HeatShape, words: Words): string[][] => {
  const { format } = words;
  return [
    columnsOf(shape, words),
    ...placesOf(absence, shape, words).map((place) => {
      const { cell, cover: covered } = numbersOf(absence, cover, place);
      return [
        ...place.names,
        format.typed(cell?.value),
        format.typed(cell?.numerator),
        format.typed(cell?.denominator),
        format.typed(cell?.records),
        format.typed(covered),
      ];
    }),
  ];
};

/** The table behind a heat map, by date, the newest first. */
export const HeatTable = ({
  absence,
  cover,
  shape,
}: {
  readonly absence: Heat;
  readonly cover: Heat;
  readonly shape: HeatShape;
}) => {
  const words = useWords();
  const { t, format } = words;
  const isText = (at: number) => at === 0 || (at === 1 && shape.layout === 'lines');
  return (
    <div className={trend.table} tabIndex={0} role="region" aria-label={t('heat.table')}>
      <Table stickyHeader highlightOnHover verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            {columnsOf(shape, words).map((name, at) => (
              <Table.Th key={name} scope="col" ta={isText(at) ? 'left' : 'right'}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {placesOf(absence, shape, words)
            .toReversed()
            .map((place) => {
              const { cell, cover: covered } = numbersOf(absence, cover, place);
              return (
                <Table.Tr key={place.key} data-place={place.key}>
                  {place.names.map((name) => (
                    <Table.Td key={name}>{name}</Table.Td>
                  ))}
                  <Table.Td ta="right" fw={600}>
                    {format.percent(cell?.value)}
                  </Table.Td>
                  <Table.Td ta="right">{format.hours(cell?.numerator)}</Table.Td>
                  <Table.Td ta="right">{format.hours(cell?.denominator)}</Table.Td>
                  <Table.Td ta="right">{format.integer(cell?.records)}</Table.Td>
                  <Table.Td ta="right">{format.percent(covered)}</Table.Td>
                </Table.Tr>
              );
            })}
        </Table.Tbody>
      </Table>
    </div>
  );
};
