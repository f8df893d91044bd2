import { shown, type Detector, type Finding } from './finding';
import { waveOf } from './flu-wave';
import { efficiencyOf, performanceOf } from './measures';
import { weekdayOf, type Attendance, type ClientRows } from './rows';

const MORE = 1.3;
const SURE = 2;
const DAY = 86_400_000;

const isPayDay = (date: string): boolean =>
  date.endsWith('-15') || new Date(Date.parse(`${date}T00:00:00Z`) + DAY).getUTCDate() === 1;

/** Days on which people work first after the 15th or the last of a month. */
const afterPayDays = (dates: readonly string[]): ReadonlySet<string> =>
  new Set(
    dates.filter((date, at) => {
      const before = dates[at - 1];
      if (before === undefined) return false;
      for (let day = Date.parse(before); day < Date.parse(date); day += DAY)
        if (isPayDay(new Date(day).toISOString().slice(0, 10))) return true;
      return false;
    }),
  );

type Group = { readonly people: number; readonly away: number };

const count = (all: readonly Attendance[]): Group => ({
  people: all.length,
  away: all.filter(({ absenceHours }) => absenceHours > 0).length,
});

/** How many times more people of one group are away than of the other, and by how many standard errors. */
const compare = (one: Group, other: Group) => {
  const rate = (one.away + other.away) / (one.people + other.people);
  const difference = one.away / one.people - other.away / other.people;
  return {
    times: one.away / one.people / (other.away / other.people),
    errors: difference / Math.sqrt(rate * (1 - rate) * (1 / one.people + 1 / other.people)),
  };
};

const findAbsentDays = (clients: readonly ClientRows[]): Finding[] => {
  const all = clients.flatMap((client) => {
    const wave = waveOf(client);
    const isOutside = ({ day }: Attendance) => wave === null || day <= wave.from || day > wave.to + 1;
    return client.attendance.filter(isOutside);
  });
  const dates = [...new Set(all.map(({ date }) => date))].toSorted();
  const after = afterPayDays(dates);
  const weekdays = all.filter(({ isSaturday }) => !isSaturday);
  const isMonday = ({ date }: Attendance) => weekdayOf(date) === 1;
  const isAfter = ({ date }: Attendance) => after.has(date);
  const last = Math.max(...all.map(({ day }) => day));
  const look = (
    sign: string,
    is: (one: Attendance) => boolean,
    leave: (one: Attendance) => boolean,
  ): Finding[] => {
    const among = weekdays.filter((one) => !leave(one));
    const { times, errors } = compare(count(among.filter(is)), count(among.filter((one) => !is(one))));
    if (!(times >= MORE && errors >= SURE)) return [];
    const told = `${shown(times, 2)} times as many absences, ${shown(errors, 1)} standard errors`;
    return [{ sign, client: 'everywhere', from: 1, to: last, told }];
  };
  return [...look('Mondays', isMonday, isAfter), ...look('days after pay day', isAfter, isMonday)];
};

const findSlowShifts = (client: ClientRows): Finding[] => {
  const sane = client.entries.filter((entry) => entry.isMeasured && efficiencyOf([entry]) < 150);
  const of = (shift: string) => performanceOf(sane.filter((entry) => entry.shift === shift));
  const slower = 100 - (100 * of('SHIFT_2ND')) / of('SHIFT_1ST');
  if (slower < 4) return [];
  const { length } = client.workingDays;
  return [
    { sign: 'slower second shift', client: client.code, from: 1, to: length, told: `${shown(slower, 1)} %` },
  ];
};

const findSaturdays = (client: ClientRows): Finding[] => {
  const worked = [...new Set(client.entries.map(({ date }) => date))].filter((date) => weekdayOf(date) === 6);
  const early = worked.filter((date) => Number(date.slice(8)) <= 20);
  if (worked.length < 2 || early.length > 0) return [];
  const { length } = client.workingDays;
  const told = worked.map((date) => date.slice(5)).join(', ');
  return [{ sign: 'Saturdays late in the month', client: client.code, from: 1, to: length, told }];
};

/** What comes back with the calendar: absences by weekday and pay day, the pace of shifts, overtime. */
export const findRhythm: Detector = (clients) => [
  ...findAbsentDays(clients),
  ...clients.flatMap((client) => [...findSlowShifts(client), ...findSaturdays(client)]),
];
