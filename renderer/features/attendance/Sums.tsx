import { Tooltip, UnstyledButton } from '@mantine/core';
import type { AttendanceSheet } from '../../../electron/contract/attendance';
import { useWords } from '../../i18n/useWords';
import { absenteeismOf, isAway, isOpen, nowOf, type Edits } from './rows';
import classes from './Attendance.module.css';

const Sum = ({
  value,
  name,
  help,
}: {
  readonly value: string;
  readonly name: string;
  readonly help?: string;
}) => {
  const text = (
    <>
      <b>{value}</b>
      {name}
    </>
  );
  if (help === undefined) return <span className={classes.sum}>{text}</span>;
  return (
    <Tooltip label={help}>
      <UnstyledButton className={classes.sum}>{text}</UnstyledButton>
    </Tooltip>
  );
};

/** What the shift makes, with what is typed and not saved in it. */
export const Sums = ({ sheet, edits }: { readonly sheet: AttendanceSheet; readonly edits: Edits }) => {
  const { t, format } = useWords();
  const counted = sheet.rows.filter((row) => row.id !== null || isOpen(row, edits));
  const away = counted.filter((row) => isAway(nowOf(row, edits)));
  const gone = away.filter((row) => {
    const typed = nowOf(row, edits);
    return typed.isAbsent && (typed.absenceHours ?? row.scheduledHoursUsed) >= row.scheduledHoursUsed;
  });
  const late = counted.filter((row) => (nowOf(row, edits).lateMinutes ?? 0) > 0).length;
  const { hours, hoursSource } = sheet.shift;
  return (
    <div className={classes.sums}>
      <Sum
        value={format.integer(counted.length - gone.length)}
        name={`${t('attendance.sum-present')} / ${t('attendance.sum-people', { count: counted.length })}`}
      />
      <Sum value={format.integer(away.length)} name={t('attendance.sum-absent')} />
      {late > 0 && <Sum value={format.integer(late)} name={t('attendance.sum-late')} />}
      <Sum
        value={format.percentWithUnit(absenteeismOf(sheet, edits))}
        name={t('attendance.sum-absenteeism')}
      />
      <Sum
        value={format.percentWithUnit(sheet.totals.coverageRate)}
        name={t('attendance.sum-coverage')}
        help={t('attendance.sum-coverage-help')}
      />
      {sheet.idleHeads > 0 && (
        <Sum
          value={format.integer(sheet.idleHeads)}
          name={t('attendance.sum-idle')}
          help={t('attendance.sum-idle-help')}
        />
      )}
      <span className={classes.right}>
        {t(hoursSource === 'shift' ? 'attendance.sum-shift' : 'attendance.sum-shift-assumed', {
          hours: format.hours(hours),
        })}
      </span>
    </div>
  );
};
