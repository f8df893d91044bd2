import { atEachClient, shown, type Finding } from './finding';
import { availabilityOf } from './measures';
import { sum, type ClientRows, type Stop } from './rows';
import { runsOf, trendOf } from './statistics';

const LEAST_DAYS = 5;
const STEADY = 0.9;
const TIMES = 4;

/** Minutes of one cause on one line, shift by shift. */
const seriesOf = ({ entries }: ClientRows, line: string, stops: readonly Stop[]) => {
  const keyOf = ({ date, shift }: { date: string; shift: string }): string => `${date} ${shift}`;
  const minutes = Map.groupBy(stops, keyOf);
  const shifts = new Map(
    entries.filter((entry) => entry.line === line).map((entry) => [keyOf(entry), entry.day]),
  );
  return [...shifts]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([key, day]) => ({ day, minutes: sum(minutes.get(key) ?? [], (stop) => stop.minutes) }));
};

const lookAt = (client: ClientRows, line: string, detail: string): Omit<Finding, 'client'>[] => {
  const isOne = (stop: Stop) => stop.line === line && stop.detail === detail;
  const series = seriesOf(client, line, client.stops.filter(isOne));
  return runsOf(series.map(({ minutes }) => minutes > 0)).flatMap((run) => {
    const shifts = series.slice(run.from, run.to + 1);
    const [first, last] = [shifts[0], shifts.at(-1)];
    if (!first || !last || last.day - first.day + 1 < LEAST_DAYS) return [];
    if (trendOf(shifts.map(({ minutes }) => minutes)) < STEADY || last.minutes < first.minutes * TIMES)
      return [];
    const found = { from: first.day, to: last.day };
    const within = ({ day }: { day: number }) => day >= first.day && day <= last.day;
    const top = [...Map.groupBy(client.stops.filter(within), (stop) => stop.detail)]
      .map(([name, stops]) => ({ name, minutes: sum(stops, (stop) => stop.minutes) }))
      .toSorted((a, b) => b.minutes - a.minutes)[0];
    const availability = (isOver: (one: { day: number }) => boolean): number =>
      availabilityOf(client.entries.filter(isOver), client.stops.filter(isOver));
    const worst = availability(({ day }) => day >= last.day - 2 && day <= last.day);
    const usual = availability((one) => !within(one));
    const signs: Omit<Finding, 'client'>[] = [
      {
        sign: 'stops that grow',
        ...found,
        told: `${line} "${detail}": ${first.minutes} to ${last.minutes} minutes a shift`,
      },
    ];
    if (top?.name === detail)
      signs.push({ sign: 'top of the Pareto', ...found, told: `${shown(top.minutes)} minutes` });
    if (worst < usual - 5)
      signs.push({
        sign: 'availability falls',
        ...found,
        told: `${shown(worst, 1)} % after ${shown(usual, 1)} %`,
      });
    return signs;
  });
};

/** Failures of one thing on one line that take more time shift after shift, and then none. */
export const findFailingMachines = atEachClient((client) => {
  const failures = client.stops.filter(({ reason }) => reason === 'EQUIPMENT_FAILURE');
  const things = new Map(failures.map(({ line, detail }) => [`${line} ${detail}`, { line, detail }]));
  return [...things.values()].flatMap(({ line, detail }) => lookAt(client, line, detail));
});
