import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Calendar } from '../../../electron/contract/calendar';
import { useWords } from '../../i18n/useWords';
import { weekdayName } from '../shifts/weekdays';
import { askedShort, askedText } from './asked';
import { movedBy } from './month';
import classes from './Calendar.module.css';

/** A month as a grid that arrows walk through; the chosen date is the one cell that Tab stops at. */
export const MonthGrid = ({
  weeks,
  date,
  today,
  calendar,
  firstDay,
  onDate,
  onOpen,
}: {
  readonly weeks: readonly (readonly string[])[];
  readonly date: string;
  readonly today: string;
  readonly calendar: Calendar;
  readonly firstDay: 0 | 1;
  readonly onDate: (date: string) => void;
  /** What Enter does on the chosen date. */
  readonly onOpen: () => void;
}) => {
  const words = useWords();
  const { t, format, language } = words;
  const grid = useRef<HTMLDivElement>(null);
  const isWalking = useRef(false);
  useEffect(() => {
    if (!isWalking.current) return;
    isWalking.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus();
  }, [date]);
  const walk = (event: KeyboardEvent): void => {
    const next = movedBy(event.key, date, firstDay);
    if (next !== null) {
      isWalking.current = true;
      onDate(next);
    } else if (event.key === 'Enter') onOpen();
    else return;
    event.preventDefault();
  };
  const askedOn = new Map(calendar.dates.map((one) => [one.date, one.shifts]));
  const entriesOn = Map.groupBy(calendar.entries, (entry) => entry.date);
  return (
    <div ref={grid} className={classes.grid} role="grid" aria-label={format.month(date)}>
      <div role="row" className={classes.week}>
        {[0, 1, 2, 3, 4, 5, 6].map((column) => {
          const weekday = (column + firstDay) % 7 || 7;
          return (
            <div
              key={weekday}
              role="columnheader"
              className={classes.head}
              aria-label={weekdayName(language, weekday, 'long')}
            >
              {weekdayName(language, weekday, 'short')}
            </div>
          );
        })}
      </div>
      {weeks.map((week) => (
        <div key={week[0]} role="row" className={classes.week}>
          {week.map((day) => {
            const shifts = askedOn.get(day) ?? [];
            const entries = entriesOn.get(day) ?? [];
            const kinds = entries.map(({ kind, name }) => name ?? t(`calendar.${kind}`));
            return (
              <div
                key={day}
                role="gridcell"
                data-date={day}
                className={classes.day}
                tabIndex={day === date ? 0 : -1}
                aria-selected={day === date}
                data-other={day.slice(0, 7) !== date.slice(0, 7) || undefined}
                data-today={day === today || undefined}
                data-rest={shifts.length === 0 || undefined}
                onClick={() => onDate(day)}
                onDoubleClick={onOpen}
                onKeyDown={walk}
              >
                <VisuallyHidden>
                  {[format.date(day, 'full'), askedText(shifts, words), ...kinds].join(', ')}
                </VisuallyHidden>
                <div className={classes.top} aria-hidden>
                  <span className={classes.number}>{Number(day.slice(8))}</span>
                  <span className={classes.asked}>{askedShort(shifts, words)}</span>
                </div>
                {entries.map(({ id, kind, name }) => (
                  <div key={id} className={classes.mark} data-kind={kind} aria-hidden>
                    {name ?? t(`calendar.${kind}`)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
};
