import type { Attendance, ClientRows, Entry, Inspection, Line, Order, Stop } from './rows';
import { daysOf, sum, text } from './rows';

/** Percent: standard hours of what was made in the hours of those assigned. */
export const efficiencyOf = (entries: readonly Entry[]): number =>
  (100 * sum(entries, (one) => one.units * one.standardHours)) /
  sum(entries, (one) => one.assigned * one.scheduledHours);

/** Percent: the same in the hours of those who came. */
export const efficiencyOfPresent = (entries: readonly Entry[]): number =>
  (100 * sum(entries, (one) => one.units * one.standardHours)) /
  sum(entries, (one) => one.present * one.scheduledHours);

/** Percent: standard hours of what was made in labour hours of run time. */
export const performanceOf = (entries: readonly Entry[]): number =>
  (100 * sum(entries, (one) => one.units * one.standardHours)) /
  sum(entries, (one) => one.runHours * one.present);

/** Percent of the planned labour hours that no stop has taken. */
export const availabilityOf = (entries: readonly Entry[], stops: readonly Stop[]): number => {
  const planned = sum(entries, (one) => one.assigned * one.scheduledHours);
  return (100 * (planned - sum(stops, (one) => (one.minutes / 60) * one.affected))) / planned;
};

/** Defects per million opportunities, each inspection with those of its part. */
export const dpmoOf = (inspections: readonly Inspection[]): number =>
  (1e6 * sum(inspections, (one) => one.defects)) /
  sum(inspections, (one) => one.inspected * one.opportunities);

/** Percent of the scheduled hours for which people stayed away. */
export const absenteeismOf = (attendance: readonly Attendance[]): number =>
  (100 * sum(attendance, (one) => one.absenceHours)) / sum(attendance, (one) => one.scheduledHours);

const isHeldOn = (holds: readonly Line[], day: number): boolean =>
  holds.some((hold) => {
    const resumed = text(hold, 'resume_date');
    return daysOf(text(hold, 'hold_date')) <= day && (resumed === '' || day < daysOf(resumed));
  });

/** Days that an order has been in the making, those on hold left out; null where it has not begun. */
export const netAgeOf = ({ started, holds }: Order, asOf: string): number | null => {
  if (started === null || started > asOf) return null;
  let age = 0;
  for (let day = daysOf(started); day < daysOf(asOf); day += 1) if (!isHeldOn(holds, day)) age += 1;
  return age;
};

/** The day after the last entry of a finished order, else that on which what was made reached what was planned. */
const completedOn = ({ status, entries, planned }: Order): number | null => {
  const last = entries.at(-1);
  if (status === 'COMPLETED') return last === undefined ? null : daysOf(last.date) + 1;
  let made = 0;
  for (const entry of entries) {
    made += entry.units - entry.defective;
    if (made >= planned) return daysOf(entry.date);
  }
  return null;
};

/** OTD and TRUE-OTD in percent of the orders promised between two dates, both included. */
export const onTimeOf = ({ orders }: ClientRows, from: string, to: string, asOf: string) => {
  const judged = orders
    .filter(
      ({ status, promised }) =>
        !['CANCELLED', 'REJECTED'].includes(status) && promised >= from && promised <= to,
    )
    .map((order) => {
      const isDelivered = order.status === 'COMPLETED';
      const done = completedOn(order);
      return {
        isDelivered,
        isOverdue: !isDelivered && order.promised < asOf,
        isComplete: done !== null,
        isOnTime: done !== null && done <= daysOf(order.promised),
      };
    });
  const due = judged.filter((one) => one.isDelivered || one.isOverdue);
  const complete = judged.filter((one) => one.isComplete);
  return {
    otd: (100 * due.filter((one) => one.isDelivered && one.isOnTime).length) / due.length,
    due: due.length,
    trueOtd: (100 * complete.filter((one) => one.isOnTime).length) / complete.length,
  };
};
