import type { Words } from '../../i18n/useWords';
import type { CellView } from '../../ui/grid/model';
import { plainCell } from '../sheet/rowView';
import { isRunning, STOP_FIELDS, textOf, timesOf, type StopField, type StopRow } from './rows';
import type { ShiftClock } from './times';

/** The cells under the stops: how many minutes the line stood, and the people-minutes that cost. */
export const totalCells = (
  rows: readonly StopRow[],
  shift: ShiftClock,
  { t, format }: Words,
): Record<StopField, CellView> => {
  const counted = rows
    .filter((row) => row.voidReason === null && !isRunning(row))
    .map((row) => {
      const people = format.parse(textOf(row, 'employeesAffected', format));
      return {
        minutes: timesOf(row, shift, format).minutes ?? 0,
        people: people === null || Number.isNaN(people) ? 1 : people,
      };
    });
  const minutes = counted.reduce((sum, each) => sum + each.minutes, 0);
  const labour = counted.reduce((sum, each) => sum + each.minutes * each.people, 0);
  const none = plainCell('');
  const cells = Object.fromEntries(STOP_FIELDS.map((field) => [field, none])) as Record<StopField, CellView>;
  return {
    ...cells,
    startTime: plainCell(t('sheet.total')),
    minutes: plainCell(format.exact(Math.round(minutes * 100) / 100)),
    employeesAffected:
      labour > 0
        ? {
            ...plainCell(t('stops.labour', { hours: format.hours(labour / 60) })),
            sentence: t('stops.labour-help'),
          }
        : none,
  };
};
