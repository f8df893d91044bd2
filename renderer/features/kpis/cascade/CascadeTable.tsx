import { Table, UnstyledButton } from '@mantine/core';
import { useWords, type Words } from '../../../i18n/useWords';
import { asTable } from '../picture/PicturePanel';
import { stepsOf, type StyleYield } from './steps';
import classes from './Cascade.module.css';

const columnsOf = ({ t }: Words): string[] => [
  t('group.style'),
  t('cascade.started'),
  t('group.operation'),
  t('denominator.fpy'),
  t('numerator.fpy'),
  `${t('kpi.fpy')} %`,
  `${t('cascade.rolled')} %`,
];

/** Every style's cascade as text for a spreadsheet. */
export const cascadeText = (styles: readonly StyleYield[], words: Words): string => {
  const { format } = words;
  return asTable([
    columnsOf(words),
    ...styles.flatMap((style) =>
      stepsOf(style).map(({ operation, inspected, after }) => [
        style.style ?? '',
        format.typed(style.started),
        operation,
        format.typed(inspected?.units),
        format.typed(inspected?.passed),
        format.typed(inspected?.value),
        format.typed(inspected ? after : null),
      ]),
    ),
  ]);
};

/** The table behind the cascade: every style, its operations and what is left after each. */
export const CascadeTable = ({
  styles,
  onStyle,
}: {
  readonly styles: readonly StyleYield[];
  readonly onStyle: (code: string | null) => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  return (
    <div className={classes.table} tabIndex={0} role="region" aria-label={t('cascade.table')}>
      <Table stickyHeader verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            {columnsOf(words).map((name, at) => (
              <Table.Th key={name} scope="col" ta={at === 0 || at === 2 ? 'left' : 'right'}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {styles.flatMap((style) =>
            stepsOf(style).map(({ operation, inspected, after }, at) => (
              <Table.Tr key={`${style.style}|${operation}`} data-step={`${style.style ?? ''}|${operation}`}>
                <Table.Td>
                  {at === 0 && (
                    <UnstyledButton
                      fz="sm"
                      c="var(--mantine-color-anchor)"
                      onClick={() => onStyle(style.style)}
                    >
                      {style.style ?? t('group.none')}
                    </UnstyledButton>
                  )}
                </Table.Td>
                <Table.Td ta="right">{at === 0 && format.integer(style.started)}</Table.Td>
                <Table.Th scope="row" fw={400}>
                  {operation}
                </Table.Th>
                <Table.Td ta="right">{format.integer(inspected?.units)}</Table.Td>
                <Table.Td ta="right">{format.integer(inspected?.passed)}</Table.Td>
                <Table.Td ta="right">{format.percent(inspected?.value)}</Table.Td>
                <Table.Td ta="right" fw={600}>
                  {format.percent(inspected ? after : null)}
                </Table.Td>
              </Table.Tr>
            )),
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
};
