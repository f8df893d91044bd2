import { UnstyledButton } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useWords, type Words } from '../../i18n/useWords';
import { STATES, type PromiseDay } from './days';
import { weeksOf } from './months';
import classes from './Deliveries.module.css';

const SIGNS = { good: '●', warning: '▲', critical: '■', none: '◌' } as const;

/** Moves the focus between days by arrow keys: a day aside, a week up or down. */
const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const step = steps[event.key];
  const { day } = event.currentTarget.dataset;
  const month = event.currentTarget.closest('table');
  if (step === undefined || !day || !month) return;
  event.preventDefault();
  const days = [...month.querySelectorAll<HTMLElement>('[data-day]')];
  const at = Date.parse(day);
  const direction = Math.sign(step);
  const wanted = at + step * 86_400_000;
  const ahead = days.filter(({ dataset }) => direction * (Date.parse(dataset['day'] ?? '') - at) > 0);
  const beyond = ahead.filter(({ dataset }) => direction * (Date.parse(dataset['day'] ?? '') - wanted) >= 0);
  const next = direction > 0 ? (beyond[0] ?? ahead.at(-1)) : (beyond.at(-1) ?? ahead[0]);
  next?.focus();
};

const labelOf = (one: PromiseDay, { t, format }: Words): string =>
  t('deliveries.day-label', {
    day: format.date(one.day),
    promised: format.integer(one.promised),
    states: format.list(
      STATES.filter(({ count }) => one[count] > 0).map(
        ({ state, count }) => `${format.integer(one[count])} ${t(`deliveries.${state}`)}`,
      ),
    ),
  });

const Marks = ({ one }: { readonly one: PromiseDay }) => {
  const { format } = useWords();
  return (
    <span className={classes.marks} aria-hidden>
      {STATES.filter(({ count }) => one[count] > 0).map(({ state, mark, count }) => (
        <span key={state} className={classes.mark} data-state={mark}>
          {SIGNS[mark]} {format.integer(one[count])}
        </span>
      ))}
    </span>
  );
};

/** A month of promises: each day with how many were kept, late, overdue or are still to come. */
export const PromiseMonth = ({
  month,
  days,
  picked,
  today,
  onPick,
}: {
  readonly month: string;
  readonly days: ReadonlyMap<string, PromiseDay>;
  readonly picked: string | undefined;
  readonly today: string;
  readonly onPick: (day: string) => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const weeks = weeksOf(month);
  const name = format.month(`${month}-01`);
  const withPromises = weeks.flat().filter((day) => day !== null && days.has(day));
  const entrance = withPromises.find((day) => day === picked) ?? withPromises[0];
  // 1 January 2024 was a Monday.
  const weekdays = Array.from({ length: 7 }, (_, at) =>
    new Intl.DateTimeFormat(format.locale, { weekday: 'short', timeZone: 'UTC' }).format(
      Date.UTC(2024, 0, 1 + at),
    ),
  );
  return (
    <table className={classes.month} aria-label={t('deliveries.calendar', { month: name })}>
      <caption>{name}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          <tr key={at}>
            {week.map((day, place) => {
              const one = day === null ? undefined : days.get(day);
              return (
                <td key={place} data-today={day === today || undefined}>
                  {one ? (
                    <UnstyledButton
                      className={classes.day}
                      data-day={one.day}
                      aria-pressed={one.day === picked}
                      aria-label={labelOf(one, words)}
                      title={labelOf(one, words)}
                      tabIndex={one.day === entrance ? 0 : -1}
                      onClick={() => onPick(one.day)}
                      onKeyDown={moveFocus}
                    >
                      <span className={classes.date}>{Number(one.day.slice(8))}</span>
                      <Marks one={one} />
                    </UnstyledButton>
                  ) : (
                    day !== null && <span className={classes.empty}>{Number(day.slice(8))}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
