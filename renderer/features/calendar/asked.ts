import type { Calendar } from '../../../electron/contract/calendar';
import type { Words } from '../../i18n/useWords';

type Asked = Calendar['dates'][number]['shifts'];

/** What a date asks for in a few signs: `2 × 3` (shifts × lines) where all lines run the same, else shift by shift. */
export const askedShort = (shifts: Asked, { format }: Pick<Words, 'format'>): string => {
  const [first] = shifts;
  if (!first) return '';
  if (first.lines === 0) return format.integer(shifts.length);
  const isEven = shifts.every(({ lines }) => lines === first.lines);
  return isEven
    ? `${format.integer(shifts.length)} × ${format.integer(first.lines)}`
    : shifts.map(({ lines }) => format.integer(lines)).join(' + ');
};

/** What a date asks for in words: `2 shifts × 3 lines`. */
export const askedText = (shifts: Asked, { t }: Pick<Words, 't'>): string => {
  const [first] = shifts;
  if (!first) return t('calendar.nothing');
  const count = t('calendar.shifts', { count: shifts.length });
  if (first.lines === 0) return count;
  const isEven = shifts.every(({ lines }) => lines === first.lines);
  return isEven
    ? `${count} × ${t('calendar.lines', { count: first.lines })}`
    : shifts
        .map(({ shiftType, lines }) => `${t(`shift.${shiftType}`)}: ${t('calendar.lines', { count: lines })}`)
        .join(', ');
};
