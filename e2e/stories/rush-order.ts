import { atEachClient, shown, type Finding } from './finding';
import { netAgeOf, onTimeOf } from './measures';
import { daysOf, weekdayOf, type ClientRows, type Entry, type Order } from './rows';

const QUIET_DAYS = 4;
/** Of an order's entries, those that tell whose it was. */
const LAST_ENTRIES = 2;
const FORTNIGHT = 14;
const OLD_DAYS = 30;
/** Points of a percentage that are more than a few orders more or less. */
const FALL = 40;
const APART = 15;
const LEAST_DUE = 8;

/** Crews by what they are on weekdays: a Saturday's overtime is worked by one of them. */
const crewsOf = (entries: readonly Entry[]): string[] => [
  ...new Set(
    entries.filter(({ date }) => weekdayOf(date) !== 6).map(({ line, shift }) => `${line} ${shift}`),
  ),
];

/** Orders begun and set aside, neither done nor on hold, by the last day on which anything was made of them. */
const setAside = ({ orders, workingDays }: ClientRows): Map<number, { order: Order; last: Entry }[]> =>
  Map.groupBy(
    orders.flatMap((order) => {
      const last = order.entries.at(-1);
      const isLeft = order.status === 'ACTIVE' && order.isUnfinished;
      return isLeft && last && last.day <= workingDays.length - QUIET_DAYS ? [{ order, last }] : [];
    }),
    ({ last }) => last.day,
  );

const findDisplacements = (client: ClientRows, asOf: string): Omit<Finding, 'client'>[] =>
  [...setAside(client)].flatMap(([day, group]) => {
    const crews = crewsOf(group.flatMap(({ order }) => order.entries.slice(-LAST_ENTRIES)));
    const displacing = client.orders.filter(({ entries }) => {
      const [first] = entries;
      if (!first || first.day <= day || first.day > day + 2) return false;
      const own = crewsOf(entries.filter((entry) => entry.day <= first.day + 2));
      return crews.every((crew) => own.includes(crew));
    });
    if (group.length < 2 || displacing.length === 0) return [];
    const ages = group.map(({ order }) => netAgeOf(order, asOf) ?? 0);
    const named = group.map(({ order }) => order.code).join(', ');
    const found = { from: day + 1, to: client.workingDays.length };
    const signs = [
      {
        sign: 'order that displaces others',
        ...found,
        told: `${displacing.map(({ code, priority }) => `${code} (${priority})`).join(', ')} before ${named}`,
      },
    ];
    if (ages.every((age) => age > OLD_DAYS))
      signs.push({
        sign: 'old work in process',
        ...found,
        told: `${ages.map((age) => shown(age)).join(', ')} days`,
      });
    return signs;
  });

const findLateness = (client: ClientRows, asOf: string): Omit<Finding, 'client'>[] => {
  const { workingDays } = client;
  const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
  const until = dateOf(daysOf(asOf) - 1);
  const since = dateOf(daysOf(asOf) - FORTNIGHT);
  const before = onTimeOf(client, workingDays[0] ?? '', dateOf(daysOf(since) - 1), asOf);
  const last = onTimeOf(client, since, until, asOf);
  const found = { from: workingDays.findIndex((date) => date >= since) + 1, to: workingDays.length };
  if (last.due < LEAST_DUE) return [];
  const signs: Omit<Finding, 'client'>[] = [];
  if (last.otd < before.otd - FALL)
    signs.push({ sign: 'OTD falls', ...found, told: `${shown(last.otd)} % after ${shown(before.otd)} %` });
  if (last.trueOtd > last.otd + APART)
    signs.push({
      sign: 'TRUE-OTD apart',
      ...found,
      told: `${shown(last.trueOtd)} % beside ${shown(last.otd)} %`,
    });
  return signs;
};

/** Orders that are set aside together for another one, and promises broken in the last fortnight. */
export const findRushOrders = atEachClient((client) => {
  const last = client.entries.reduce((latest, { date }) => (date > latest ? date : latest), '');
  const asOf = new Date((daysOf(last) + 1) * 86_400_000).toISOString().slice(0, 10);
  return [...findDisplacements(client, asOf), ...findLateness(client, asOf)];
});
