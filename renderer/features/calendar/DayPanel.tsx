import { UnstyledButton } from '@mantine/core';
import type { Calendar, CalendarEntry } from '../../../electron/contract/calendar';
import type { LineRecord } from '../../../electron/contract/lines';
import type { ShiftRecord } from '../../../electron/contract/shifts';
import { useWords } from '../../i18n/useWords';
import { askedText } from './asked';
import classes from './Calendar.module.css';

/** The chosen date in words: what it asks for, and why it differs from its weekday. */
export const DayPanel = ({
  date,
  calendar,
  shifts,
  lines,
  onOpen,
}: {
  readonly date: string;
  readonly calendar: Calendar;
  readonly shifts: readonly ShiftRecord[];
  readonly lines: readonly LineRecord[];
  readonly onOpen: (id: number) => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const asked = calendar.dates.find((one) => one.date === date)?.shifts ?? [];
  const entries = calendar.entries.filter((entry) => entry.date === date);
  const about = ({ shiftId, lineId }: CalendarEntry): string =>
    [
      shifts.find(({ id }) => id === shiftId)?.name ?? t('calendar.all-shifts'),
      lines.find(({ id }) => id === lineId)?.name ?? t('calendar.all-lines'),
    ].join(' · ');
  return (
    <aside className={classes.side} aria-live="polite">
      <h3 className={classes.date}>{format.date(date, 'full')}</h3>
      <p className={classes.text}>{askedText(asked, words)}</p>
      {entries.length > 0 && (
        <ul className={classes.entries}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <UnstyledButton className={classes.entry} onClick={() => onOpen(entry.id)}>
                <strong>{entry.name ?? t(`calendar.${entry.kind}`)}</strong>
                <span className={classes.about}>
                  {entry.name !== null && `${t(`calendar.${entry.kind}`)} · `}
                  {about(entry)}
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <p className={classes.help}>{t('calendar.help')}</p>
    </aside>
  );
};
