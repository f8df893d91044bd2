import { useQuery } from '@tanstack/react-query';
import type { ShiftRecord } from '../../../electron/contract/shifts';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import type { Column } from '../../ui/records/arrange';
import type { MasterPanelProps } from '../masters/kinds';
import { MasterList } from '../masters/MasterList';
import { useMay } from '../session/useMay';
import { endsNextDay } from './clock';
import { ShiftForm } from './ShiftForm';
import { weekdaysText } from './weekdays';

/** A client's shifts: when they run, for how long, with how many people. */
export const ShiftsPanel = ({ client }: MasterPanelProps) => {
  const { t, language, format } = useWords();
  const mayWrite = useMay('write-standards');
  const shifts = useQuery(procedures.shifts.list.queryOptions({ input: { clientId: client.id } }));
  const clockText = ({ startTime, endTime }: ShiftRecord): string => {
    const times = `${startTime}–${endTime}`;
    return endsNextDay(startTime, endTime) ? `${times} ${t('shifts.next-day')}` : times;
  };
  const columns: readonly Column<ShiftRecord>[] = [
    { key: 'code', label: t('masters.code'), value: (shift) => shift.code },
    { key: 'name', label: t('masters.name'), value: (shift) => shift.name },
    { key: 'type', label: t('shifts.type'), value: (shift) => t(`shift.${shift.shiftType}`) },
    { key: 'clock', label: t('shifts.clock'), value: clockText },
    {
      key: 'weekdays',
      label: t('shifts.weekdays'),
      value: (shift) => weekdaysText(language, shift.weekdays) || t('shifts.extra-only'),
    },
    {
      key: 'breaks',
      label: t('shifts.breaks'),
      value: (shift) => shift.breaks.reduce((sum, one) => sum + one.minutes, 0) || null,
      show: (shift) =>
        shift.breaks.length === 0
          ? '–'
          : t('shifts.breaks-sum', {
              count: shift.breaks.length,
              minutes: format.integer(shift.breaks.reduce((sum, one) => sum + one.minutes, 0)),
            }),
    },
    {
      key: 'hours',
      label: t('shifts.hours'),
      value: (shift) => shift.standardHours,
      show: (shift) => format.exact(shift.standardHours),
      isNumber: true,
    },
    { key: 'crew', label: t('lines.crew'), value: (shift) => shift.standardCrew, isNumber: true },
  ];
  return (
    <MasterList
      name={t('masters.shifts')}
      query={shifts}
      keyOf={(shift) => shift.code}
      columns={columns}
      addLabel={mayWrite ? t('shifts.add') : undefined}
      empty={t('shifts.empty')}
      form={(open) => <ShiftForm client={client} {...open} />}
    />
  );
};
