import { Table } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { AttendanceRow, AttendanceSheet } from '../../../electron/contract/attendance';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { hoursAway, hoursWorked, isAway, nowOf, type Edits } from './rows';
import { stateText } from './words';
import classes from './Attendance.module.css';

type Mark = 'unsaved' | 'not-recorded' | 'recorded' | 'verified';

const markOf = (row: AttendanceRow, isTyped: boolean): Mark => {
  if (isTyped) return 'unsaved';
  if (row.id === null) return 'not-recorded';
  return row.isVerified ? 'verified' : 'recorded';
};

/** Everybody of the shift, one row each; keys work on the row that has the focus. */
export const AttendanceTable = ({
  label,
  sheet,
  edits,
  complaints,
  active,
  isAsking,
  onActive,
  onKey,
}: {
  readonly label: string;
  readonly sheet: AttendanceSheet;
  readonly edits: Edits;
  /** What is wrong with a person's record, by id. */
  readonly complaints: Readonly<Record<number, string>>;
  /** Id of the person whom keys are about. */
  readonly active: number | null;
  /** Whether something about that person is being asked, which has the focus meanwhile. */
  readonly isAsking: boolean;
  readonly onActive: (id: number) => void;
  /** What a letter does; answers whether it does anything. */
  readonly onKey: (key: string) => boolean;
}) => {
  const words = useWords();
  const { t, format, say } = words;
  const body = useRef<HTMLTableSectionElement>(null);
  const { rows } = sheet;
  const isFirst = useRef(true);
  useEffect(() => {
    const at = document.activeElement;
    // Whoever is at the controls of the page stays there; whoever just came to it goes on in the table.
    const isElsewhere = isFirst.current && at !== null && at !== document.body && at.closest('nav') === null;
    isFirst.current = false;
    if (!isElsewhere && !isAsking && active !== null)
      body.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [active, isAsking]);
  const move = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = rows.findIndex(({ employee }) => employee.id === active);
    const last = rows.length - 1;
    const next = {
      ArrowDown: Math.min(at + 1, last),
      ArrowUp: Math.max(at - 1, 0),
      PageDown: Math.min(at + 10, last),
      PageUp: Math.max(at - 10, 0),
      Home: 0,
      End: last,
    }[event.key];
    const row = next === undefined ? undefined : rows[next];
    if (row) onActive(row.employee.id);
    else if (!onKey(event.key.toLowerCase())) return;
    event.preventDefault();
  };
  return (
    <div className={classes.scroll ?? ''}>
      <Table stickyHeader className={classes.table ?? ''} role="grid" aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('attendance.code')}</Table.Th>
            <Table.Th scope="col">{t('attendance.name')}</Table.Th>
            <Table.Th scope="col">{t('attendance.state')}</Table.Th>
            <Table.Th scope="col" className={classes.number ?? ''}>
              {t('attendance.away')}
            </Table.Th>
            <Table.Th scope="col" className={classes.number ?? ''}>
              {t('attendance.actual')}
            </Table.Th>
            <Table.Th scope="col">{t('attendance.cover')}</Table.Th>
            <Table.Th scope="col">{t('attendance.notes')}</Table.Th>
            <Table.Th scope="col">{t('attendance.record')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body} onKeyDown={move}>
          {rows.map((row) => {
            const { id, code, name } = row.employee;
            const typed = nowOf(row, edits);
            const away = hoursAway(typed, row.scheduledHoursUsed);
            const isTyped = id in edits;
            const helper =
              sheet.helpers.find((one) => one.id === typed.coveredById)?.name ?? row.coveredBy?.name ?? '';
            const isConfirmed = row.isCoverageConfirmed && !isTyped;
            const mark = markOf(row, isTyped);
            const isElsewhere = row.isElsewhere && row.id === null && !isTyped;
            return (
              <Table.Tr
                key={id}
                className={classes.row ?? ''}
                tabIndex={id === active ? 0 : -1}
                aria-selected={id === active}
                data-person={code}
                data-active={id === active || undefined}
                data-typed={isTyped || undefined}
                data-away={isAway(typed) || undefined}
                data-there={(!isAway(typed) && !typed.lateMinutes) || undefined}
                data-elsewhere={isElsewhere || undefined}
                onClick={() => onActive(id)}
                onFocus={() => id !== active && onActive(id)}
              >
                <Table.Td>{code}</Table.Td>
                <Table.Td>{name}</Table.Td>
                <Table.Td className={classes.state ?? ''}>
                  {isElsewhere ? t('attendance.elsewhere') : stateText(typed, row, words)}
                  {complaints[id] !== undefined && (
                    <div className={classes.wrong ?? ''}>■ {complaints[id]}</div>
                  )}
                </Table.Td>
                <Table.Td className={classes.number ?? ''}>
                  {away === 0 ? NO_VALUE : format.hours(away)}
                </Table.Td>
                <Table.Td className={classes.number ?? ''}>
                  {isElsewhere ? NO_VALUE : format.hours(hoursWorked(typed, row.scheduledHoursUsed))}
                </Table.Td>
                <Table.Td>
                  {typed.coveredById === null ? (
                    ''
                  ) : (
                    <>
                      {helper}{' '}
                      <span className={`${classes.small} ${isConfirmed ? '' : (classes.pending ?? '')}`}>
                        {isConfirmed ? `● ${t('attendance.confirmed')}` : `▲ ${t('attendance.unconfirmed')}`}
                      </span>
                    </>
                  )}
                </Table.Td>
                <Table.Td>{typed.notes}</Table.Td>
                <Table.Td className={classes.mark ?? ''}>
                  {t(`attendance.${mark}`)}
                  {row.readOnlyBecause && (
                    <div className={classes.small ?? ''}>{say(row.readOnlyBecause)}</div>
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
