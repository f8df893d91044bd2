import { ActionIcon, Button, Popover, UnstyledButton } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { daysBetween } from '../../format';
import { useWords, type Words } from '../../i18n/useWords';
import { hasLater, moved, namedRange, nameOf, PERIODS, type Range } from './period';
import classes from './PeriodControl.module.css';

/** What a period is called: its name, else how long it is. */
const titleOf = (range: Range, today: string, { t, format }: Words): string => {
  const name = nameOf(range, today);
  if (name !== null) return t(`period.${name}`);
  const isMonth = range.from.endsWith('-01') && range.from.slice(0, 7) === range.to.slice(0, 7);
  const days = daysBetween(range.from, range.to);
  if (isMonth && days >= 28 && moved(range, -1, today).from.endsWith('-01')) return format.month(range.from);
  return t('period.days', { count: days });
};

type Picked = readonly [string | null, string | null];

const Choices = ({
  range,
  today,
  onChange,
}: {
  readonly range: Range;
  readonly today: string;
  readonly onChange: (range: Range) => void;
}) => {
  const { t, format } = useWords();
  const [picked, setPicked] = useState<Picked>([range.from, range.to]);
  const current = nameOf(range, today);
  const [from, to] = picked;
  return (
    <div className={classes.choices}>
      <div className={classes.names} role="group" aria-label={t('period')}>
        {PERIODS.map((name) => (
          <UnstyledButton
            key={name}
            className={classes.name}
            aria-pressed={name === current}
            {...(name === (current ?? PERIODS[0]) ? { 'data-autofocus': true } : {})}
            onClick={() => onChange(namedRange(name, today))}
          >
            {t(`period.${name}`)}
          </UnstyledButton>
        ))}
      </div>
      <div className={classes.custom}>
        <DatePicker
          type="range"
          size="xs"
          allowSingleDateInRange
          weekendDays={[]}
          maxDate={today}
          defaultDate={range.to}
          aria-label={t('period.custom')}
          value={[from, to]}
          onChange={([start, end]) => setPicked([start, end])}
          ariaLabels={{
            previousMonth: t('period.month-before'),
            nextMonth: t('period.month-after'),
          }}
        />
        <div className={classes.foot}>
          <span>{from && to ? format.dateRange(from, to) : t('period.pick-end')}</span>
          <Button size="xs" disabled={!from || !to} onClick={() => from && to && onChange({ from, to })}>
            {t('period.apply')}
          </Button>
        </div>
      </div>
    </div>
  );
};

/** Picks the dates of a page: a named period, the one before or after it, or any two dates. */
export const PeriodControl = ({
  range,
  today,
  onChange,
}: {
  readonly range: Range;
  readonly today: string;
  readonly onChange: (range: Range) => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={classes.period}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('period.earlier')}
        onClick={() => onChange(moved(range, -1, today))}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <Popover opened={isOpen} onChange={setIsOpen} trapFocus returnFocus position="bottom-start" shadow="md">
        <Popover.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconCalendar size={14} aria-hidden />}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {titleOf(range, today, words)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Choices
            range={range}
            today={today}
            onChange={(chosen) => {
              setIsOpen(false);
              onChange(chosen);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('period.later')}
        disabled={!hasLater(range, today)}
        onClick={() => onChange(moved(range, 1, today))}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
      <span className={classes.range}>{format.dateRange(range.from, range.to)}</span>
    </div>
  );
};
