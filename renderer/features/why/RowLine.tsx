import { ActionIcon, Table, Tooltip } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { KpiRow } from '../../../electron/contract/kpi';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { valueText } from '../../unit';
import type { RowColumn } from './row-columns';
import { isRecorded, sourceText } from './words';
import classes from './Why.module.css';

/** The source of an inferred cell in words; none where it was entered. */
const inferredFrom = (row: KpiRow, input: string | undefined): string | null => {
  if (input === undefined) return null;
  const found = row.sources.find((one) => one.input.startsWith(input) && !isRecorded(one.source));
  return found?.source ?? null;
};

const Shift = ({ row, clientCode }: { readonly row: KpiRow; readonly clientCode: string }) => {
  const { t, format } = useWords();
  const { shiftDate, shiftType, line } = row;
  const date = shiftDate === null ? NO_VALUE : format.date(shiftDate, 'day');
  const where = [line, shiftType === null ? null : t(`shift.${shiftType}`)].filter(Boolean).join(' · ');
  return (
    <Table.Td className={classes.when}>
      {row.kind === 'production' && shiftDate !== null && shiftType !== null ? (
        <Link
          to="/sheet"
          search={{ client: clientCode, line: line ?? '-', date: shiftDate, shift: shiftType }}
          aria-label={t('why.sheet-of', { date, where })}
        >
          {date}
        </Link>
      ) : (
        date
      )}
      <div className={classes.dimmed}>{where}</div>
    </Table.Td>
  );
};

/** A number of a row; every decimal of it for whoever points at it. */
const Exact = ({ value, text }: { readonly value: number; readonly text: string }) => {
  const { format } = useWords();
  const isRounded = format.parse(text) !== value && !Number.isNaN(format.parse(text));
  return (
    <data value={value} title={isRounded ? format.exactly(value) : undefined}>
      {text}
    </data>
  );
};

/** One row behind a number: its columns, what was inferred in italics, and the way to its edit history. */
export const RowLine = ({
  row,
  columns,
  unit,
  withShift,
  withValue,
  clientCode,
  onHistory,
}: {
  readonly row: KpiRow;
  readonly columns: readonly RowColumn[];
  readonly unit: string;
  readonly withShift: boolean;
  readonly withValue: boolean;
  readonly clientCode: string;
  readonly onHistory: (row: KpiRow) => void;
}) => {
  const words = useWords();
  const { t, format, nameOf } = words;
  return (
    <Table.Tr>
      {withShift && <Shift row={row} clientCode={clientCode} />}
      {columns.map(({ name, isText, side, cell }) => {
        const { text, detail, value, input } = cell(row, words);
        const source = inferredFrom(row, input);
        const content = value === undefined ? text : <Exact value={value} text={text} />;
        return (
          <Table.Td
            key={name}
            ta={isText ? 'left' : 'right'}
            className={isText ? classes.text : undefined}
            data-side={side}
          >
            {source === null || input === undefined ? (
              content
            ) : (
              <Tooltip label={t('why.inference', { input: nameOf(input), source: sourceText(source, t) })}>
                <span className={classes.inferred}>{content}</span>
              </Tooltip>
            )}
            {detail && <div className={classes.dimmed}>{detail}</div>}
          </Table.Td>
        );
      })}
      {withValue && (
        <Table.Td ta="right" fw={600}>
          {valueText(row.value, unit, format)}
        </Table.Td>
      )}
      <Table.Td ta="right">{format.integer(row.confidence * 100)}&nbsp;%</Table.Td>
      <Table.Td>
        {row.kind !== 'operation' && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('why.history-of', {
              order: row.workOrder ?? t(`row.kind-${row.kind}`),
              date: row.shiftDate === null ? NO_VALUE : format.date(row.shiftDate, 'day'),
            })}
            onClick={() => onHistory(row)}
          >
            <IconHistory size={15} />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  );
};
