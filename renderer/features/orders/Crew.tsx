import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OrderCrew } from '../../../electron/contract/order-page';
import { NO_VALUE } from '../../format';
import { useWords } from '../../i18n/useWords';
import { NO_LINE } from '../sheet/defaults';
import { Card } from './Card';
import { MoreRows } from './MoreRows';
import classes from './OrderPage.module.css';

const FIRST_SHIFTS = 10;
const FIRST_PEOPLE = 12;

const Shifts = ({ crew, client }: { readonly crew: OrderCrew; readonly client: string }) => {
  const { t, format } = useWords();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? crew.shifts : crew.shifts.slice(0, FIRST_SHIFTS);
  return (
    <div>
      <Table horizontalSpacing={6} aria-label={t('orders.crew-shifts')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('orders.date')}</Table.Th>
            <Table.Th>{t('orders.crew-shift')}</Table.Th>
            <Table.Th>{t('orders.crew-line')}</Table.Th>
            <Table.Th ta="right">{t('orders.crew-present')}</Table.Th>
            <Table.Th ta="right">{t('orders.crew-assigned')}</Table.Th>
            <Table.Th ta="right">{t('orders.crew-idle')}</Table.Th>
            <Table.Th ta="right">{t('orders.labour-hours')}</Table.Th>
            <Table.Th ta="right">{t('orders.crew-attendance')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((shift) => (
            <Table.Tr key={`${shift.date} ${shift.shiftType} ${shift.lineCode}`}>
              <Table.Td className={classes.whole}>{format.date(shift.date, 'weekday')}</Table.Td>
              <Table.Td className={classes.whole}>{t(`shift.${shift.shiftType}`)}</Table.Td>
              <Table.Td>{shift.lineCode ?? NO_VALUE}</Table.Td>
              <Table.Td ta="right">
                {shift.isEstimated && (
                  <abbr title={t('orders.crew-estimated')} className={classes.estimated}>
                    ~
                  </abbr>
                )}
                {format.integer(shift.present)}
              </Table.Td>
              <Table.Td ta="right">{format.integer(shift.assigned)}</Table.Td>
              <Table.Td ta="right">{format.integer(shift.floatingIdle)}</Table.Td>
              <Table.Td ta="right">{format.hours(shift.labourHours)}</Table.Td>
              <Table.Td ta="right" className={classes.whole}>
                <Link
                  to="/people"
                  search={{
                    client,
                    line: shift.lineCode ?? NO_LINE,
                    date: shift.date,
                    shift: shift.shiftType,
                  }}
                  className={classes.back}
                >
                  {shift.recorded === null
                    ? t('orders.crew-unrecorded')
                    : t('orders.crew-recorded', { count: shift.recorded })}
                </Link>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        {crew.shifts.length > 1 && (
          <Table.Tfoot>
            <Table.Tr data-testid="crew-total">
              <Table.Th colSpan={3}>{t('orders.crew-total', { count: crew.totals.shifts })}</Table.Th>
              <Table.Th ta="right" title={t('orders.crew-average-help')}>
                Ø {format.fixed(crew.totals.averagePresent, 1)}
              </Table.Th>
              <Table.Th />
              <Table.Th />
              <Table.Th ta="right">{format.hours(crew.totals.labourHours)}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
      <MoreRows total={crew.shifts.length} first={FIRST_SHIFTS} isWhole={isWhole} onChange={setIsWhole} />
    </div>
  );
};

const Names = ({ people }: { readonly people: NonNullable<OrderCrew['people']> }) => {
  const { t, format } = useWords();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? people : people.slice(0, FIRST_PEOPLE);
  return (
    <div>
      <Table horizontalSpacing={6} aria-label={t('orders.crew-people')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('orders.crew-person')}</Table.Th>
            <Table.Th ta="right">{t('orders.crew-shifts')}</Table.Th>
            <Table.Th ta="right">{t('orders.crew-hours')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((person) => (
            <Table.Tr key={person.code}>
              <Table.Td>
                {person.name} <span className={classes.dim}>{person.code}</span>
                {person.isFloating && <span className={classes.dim}> · {t('orders.crew-floating')}</span>}
              </Table.Td>
              <Table.Td ta="right">{format.integer(person.shifts)}</Table.Td>
              <Table.Td ta="right">{format.hours(person.hours)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <MoreRows total={people.length} first={FIRST_PEOPLE} isWhole={isWhole} onChange={setIsWhole} />
      <p className={classes.dim}>{t('orders.crew-people-help')}</p>
    </div>
  );
};

/** Who worked on an order: the heads of each shift and, for leaders, by name who was on these shifts. */
export const Crew = ({ crew, client }: { readonly crew: OrderCrew; readonly client: string }) => {
  const { t, format } = useWords();
  const { totals, people } = crew;
  if (totals.shifts === 0) {
    return (
      <Card title={t('orders.crew')}>
        <p className={classes.dim}>{t('orders.no-production')}</p>
      </Card>
    );
  }
  return (
    <Card
      title={t('orders.crew')}
      note={t('orders.crew-sum', {
        count: totals.shifts,
        labour: format.hours(totals.labourHours),
        run: format.hours(totals.runHours),
      })}
      isWide
    >
      <div className={classes.crew} data-has-names={(people !== null && people.length > 0) || undefined}>
        <Shifts crew={crew} client={client} />
        {people !== null && people.length > 0 && <Names people={people} />}
      </div>
    </Card>
  );
};
