import { ActionIcon, Button, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { procedures, queryClient } from '../../api/queries';
import { todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import { ErrorPanel } from '../../ui/ErrorPanel';
import { Loading } from '../../ui/Loading';
import { usePageKeys } from '../../ui/usePageKeys';
import { lineText } from '../lines/lineText';
import type { MasterPanelProps } from '../masters/kinds';
import { NEW, useMasterSearch } from '../masters/useMasterSearch';
import { useMay } from '../session/useMay';
import { DayPanel } from './DayPanel';
import { EntryForm } from './EntryForm';
import { monthsLater, weeksOf } from './month';
import { MonthGrid } from './MonthGrid';
import classes from './Calendar.module.css';

/** Holidays, extra shifts and shifts that do not run, a month at a time, with what each date asks for. */
export const CalendarPanel = ({ client }: MasterPanelProps) => {
  const { t, format, language } = useWords();
  const mayWrite = useMay('write-masters');
  const { search, change, open, openNew, close } = useMasterSearch();
  const date = search.date ?? todayIn(client.timezone);
  const firstDay = language === 'es' ? 1 : 0;
  const weeks = weeksOf(date, firstDay);
  const input = { clientId: client.id };
  const lines = useQuery(procedures.lines.list.queryOptions({ input })).data ?? [];
  const shifts = useQuery(procedures.shifts.list.queryOptions({ input })).data ?? [];
  const line = lines.find(({ code }) => code === search.line);
  const calendar = useQuery(
    procedures.calendar.get.queryOptions({
      input: {
        ...input,
        from: weeks[0]?.[0] ?? date,
        to: weeks.at(-1)?.at(-1) ?? date,
        ...(search.line === undefined ? {} : { line: search.line }),
      },
      placeholderData: keepPreviousData,
    }),
  );
  usePageKeys(mayWrite ? { n: openNew } : {});
  const section = useRef<HTMLElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && search.open === undefined && document.activeElement === document.body)
      section.current?.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')?.focus();
    wasOpen.current = search.open !== undefined;
  }, [search.open]);
  if (calendar.isError) return <ErrorPanel error={calendar.error} onRetry={() => void calendar.refetch()} />;
  if (!calendar.data) return <Loading height={420} />;
  const entry = calendar.data.entries.find(({ id }) => String(id) === search.open) ?? null;
  const go = (next: string): void => change({ date: next });
  return (
    <section ref={section} className={classes.calendar} aria-label={t('masters.calendar')}>
      <div className={classes.bar}>
        <ActionIcon
          variant="default"
          size="input-xs"
          aria-label={t('calendar.earlier')}
          onClick={() => go(monthsLater(date, -1))}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <h2 className={classes.month} aria-live="polite">
          {format.month(date)}
        </h2>
        <ActionIcon
          variant="default"
          size="input-xs"
          aria-label={t('calendar.later')}
          onClick={() => go(monthsLater(date, 1))}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
        <Button size="xs" variant="default" onClick={() => change({ date: undefined })}>
          {t('calendar.today')}
        </Button>
        {lines.length > 0 && (
          <Select
            size="xs"
            w={200}
            clearable
            aria-label={t('calendar.line')}
            placeholder={t('calendar.all-lines')}
            data={lines.map((each) => ({ value: each.code, label: lineText(each) }))}
            value={line?.code ?? null}
            onChange={(code) => change({ line: code ?? undefined })}
          />
        )}
        {mayWrite && (
          <Button className={classes.add ?? ''} size="xs" onClick={openNew}>
            {t('calendar.add')}
          </Button>
        )}
      </div>
      <div className={classes.columns}>
        <MonthGrid
          weeks={weeks}
          date={date}
          today={todayIn(client.timezone)}
          calendar={calendar.data}
          firstDay={firstDay}
          onDate={go}
          onOpen={() => mayWrite && openNew()}
        />
        <DayPanel
          date={date}
          calendar={calendar.data}
          shifts={shifts}
          lines={lines}
          onOpen={(id) => open(String(id))}
        />
      </div>
      {(entry !== null || (mayWrite && search.open === NEW)) && (
        <EntryForm
          key={entry?.id ?? NEW}
          client={client}
          entry={entry}
          date={date}
          shifts={shifts}
          lines={lines}
          onClose={close}
          onSaved={() => {
            void queryClient.invalidateQueries({ queryKey: procedures.calendar.key() });
            close();
          }}
        />
      )}
    </section>
  );
};
