import { Button, Table } from '@mantine/core';
import { useWords, type Words } from '../../i18n/useWords';
import { asTable } from '../kpis/picture/PicturePanel';
import type { PromiseDay } from './days';
import classes from '../kpis/picture/Pictures.module.css';

const COLUMNS = ['onTime', 'late', 'overdue', 'toCome', 'completeOnTime'] as const;

const headsOf = ({ t }: Words): string[] => [
  t('deliveries.day'),
  t('deliveries.promised'),
  ...COLUMNS.map((column) => t(`deliveries.column-${column}`)),
];

/** The days of the calendar for a spreadsheet. */
export const promisesText = (days: readonly PromiseDay[], words: Words): string =>
  asTable([
    headsOf(words),
    ...days.map((one) => [
      one.day,
      words.format.typed(one.promised),
      ...COLUMNS.map((column) => words.format.typed(one[column])),
    ]),
  ]);

/** The table behind the calendar, newest day first. */
export const PromiseTable = ({
  days,
  picked,
  onPick,
}: {
  readonly days: readonly PromiseDay[];
  readonly picked: string | undefined;
  readonly onPick: (day: string) => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('trend.table')}>
      <Table stickyHeader highlightOnHover verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            {headsOf(words).map((head, at) => (
              <Table.Th key={head} scope="col" ta={at === 0 ? 'left' : 'right'}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.toReversed().map((one) => (
            <Table.Tr key={one.day} data-label={one.day}>
              <Table.Th scope="row" fw={400} py={0}>
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-pressed={one.day === picked}
                  onClick={() => onPick(one.day)}
                >
                  {format.date(one.day)}
                </Button>
              </Table.Th>
              <Table.Td ta="right" fw={600}>
                {format.integer(one.promised)}
              </Table.Td>
              {COLUMNS.map((column) => (
                <Table.Td key={column} ta="right">
                  {format.integer(one[column])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
