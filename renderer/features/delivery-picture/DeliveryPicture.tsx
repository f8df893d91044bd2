import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Deliveries } from '../../../electron/contract/delivery';
import { procedures } from '../../api/queries';
import { useWords } from '../../i18n/useWords';
import { StateMark } from '../../ui/StateMark';
import type { PictureProps } from '../kpis/OwnPictures';
import { Answered } from '../kpis/picture/Answered';
import { PicturePanel } from '../kpis/picture/PicturePanel';
import { inputOf } from '../kpis/slice';
import { useOtdShown } from '../kpis/useOtdShown';
import { daysOf, STATES } from './days';
import { monthsOf, windowOf } from './months';
import { PromisedOrders } from './PromisedOrders';
import { PromiseMonth } from './PromiseMonth';
import { PromiseTable, promisesText } from './PromiseTable';
import { Readings } from './Readings';
import shared from '../kpis/picture/Pictures.module.css';
import classes from './Deliveries.module.css';

const MONTHS = 2;
const MOST = 200;

const Legend = () => {
  const { t } = useWords();
  return (
    <span className={classes.legend}>
      {STATES.map(({ state, mark }) => (
        <StateMark key={state} state={mark} label={t(`deliveries.${state}`)} />
      ))}
    </span>
  );
};

const Calendar = ({
  deliveries,
  slice,
  search,
  onChange,
}: Pick<PictureProps, 'slice' | 'search' | 'onChange'> & { readonly deliveries: Deliveries }) => {
  const { t } = useWords();
  const days = daysOf(deliveries);
  const pick = (day: string): void => onChange({ day: search.day === day ? undefined : day });
  if (search.view === 'table') return <PromiseTable days={days} picked={search.day} onPick={pick} />;
  const { shown, before, after } = windowOf(
    monthsOf(slice.range),
    MONTHS,
    search.month ?? search.day?.slice(0, 7),
    deliveries.today,
  );
  const byDay = new Map(days.map((one) => [one.day, one]));
  const step = (to: string | null, label: string, Icon: typeof IconChevronLeft) => (
    <ActionIcon
      variant="default"
      aria-label={label}
      disabled={to === null}
      onClick={() => onChange({ month: to ?? undefined })}
    >
      <Icon size={16} />
    </ActionIcon>
  );
  return (
    <>
      <div className={shared.part}>
        <div className={shared.partTitle}>
          <Legend />
        </div>
        {(before !== null || after !== null) && (
          <>
            {step(before, t('deliveries.month-before'), IconChevronLeft)}
            {step(after, t('deliveries.month-after'), IconChevronRight)}
          </>
        )}
      </div>
      <div className={classes.months}>
        {shown.map((month) => (
          <PromiseMonth
            key={month}
            month={month}
            days={byDay}
            picked={search.day}
            today={deliveries.today}
            onPick={pick}
          />
        ))}
      </div>
    </>
  );
};

const Orders = ({
  deliveries,
  clientCode,
  day,
  onAll,
}: {
  readonly deliveries: Deliveries;
  readonly clientCode: string;
  readonly day: string | undefined;
  readonly onAll: () => void;
}) => {
  const { t, format } = useWords();
  const { rows, total } = deliveries;
  const title = day
    ? t('deliveries.day-list', { day: format.date(day), count: total })
    : t('deliveries.late-list', { count: total });
  return (
    <>
      <div className={shared.part}>
        <h3 className={shared.partTitle}>{title}</h3>
        {day && (
          <Button variant="default" size="xs" onClick={onAll}>
            {t('deliveries.all-late')}
          </Button>
        )}
      </div>
      {total === 0 ? (
        <p className={shared.none}>{t(day ? 'deliveries.no-promises' : 'deliveries.none-late')}</p>
      ) : (
        <PromisedOrders rows={rows} clientCode={clientCode} label={title} />
      )}
      {total > rows.length && (
        <p className={shared.note}>{t('picture.more', { shown: rows.length, total })}</p>
      )}
    </>
  );
};

/** Promises kept and missed: the readings side by side, a calendar, and the orders behind what was not kept. */
export const DeliveryPicture = ({ kpi, slice, search, onChange }: PictureProps) => {
  const words = useWords();
  const { t, format, say } = words;
  const otdShown = useOtdShown(slice.client.id, slice.range.to);
  const { from, to } = slice.range;
  const day = search.day !== undefined && search.day >= from && search.day <= to ? search.day : undefined;
  const query = useQuery(
    procedures.kpi.deliveries.queryOptions({
      input: { ...inputOf(slice), ...(day ? { day } : {}), limit: MOST },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <PicturePanel
      id="picture-deliveries"
      title={t('deliveries.title', { range: format.dateRange(from, to) })}
      search={search}
      text={query.data ? promisesText(daysOf(query.data), words) : null}
      onChange={onChange}
    >
      <Answered answer={query} height={560}>
        {(deliveries) => {
          const [note] = deliveries.noteKeys;
          if (note !== undefined) return <p className={shared.none}>{say({ key: note, params: {} })}</p>;
          if (deliveries.counts.promised === 0) {
            return <p className={shared.none}>{t('deliveries.no-promises')}</p>;
          }
          return (
            <>
              <Readings deliveries={deliveries} kpi={kpi} search={search} otdShown={otdShown} />
              <Calendar
                deliveries={deliveries}
                slice={slice}
                search={{ ...search, day }}
                onChange={onChange}
              />
              <Orders
                deliveries={deliveries}
                clientCode={slice.client.code}
                day={day}
                onAll={() => onChange({ day: undefined })}
              />
            </>
          );
        }}
      </Answered>
    </PicturePanel>
  );
};
