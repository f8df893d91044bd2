import { atEachClient, byWorkingDay, shown, type Finding } from './finding';
import { dpmoOf } from './measures';
import { daysOf, text, type ClientRows, type Line } from './rows';
import { mean, median, runsOf } from './statistics';

const LEAST_DAYS = 3;
const TIMES = 2.5;
const HELD_TIMES = 4;

const shareOf = (types: readonly string[], isOne: (type: string) => boolean): number =>
  types.filter(isOne).length / types.length;

const findOutbreaks = (client: ClientRows): Omit<Finding, 'client'>[] => {
  const days = byWorkingDay(client, client.inspections);
  const rates = days.map(dpmoOf);
  const usual = median(rates.filter((rate) => !Number.isNaN(rate)));
  return runsOf(rates.map((rate) => rate > usual * TIMES)).flatMap(({ from, to }) => {
    if (to - from + 1 < LEAST_DAYS) return [];
    const during = days.slice(from, to + 1).flat();
    const others = days.filter((_, at) => at < from || at > to).flat();
    const typesOf = (all: typeof during) => all.flatMap(({ types }) => types);
    const isColour = (type: string) => type.startsWith('COLO');
    const [share, before] = [shareOf(typesOf(during), isColour), shareOf(typesOf(others), isColour)];
    const found = { from: from + 1, to: to + 1 };
    const signs = [
      {
        sign: 'DPMO leaps',
        ...found,
        told: `${shown(dpmoOf(during))} after ${shown(dpmoOf(others))}: ${shown(dpmoOf(during) / dpmoOf(others), 1)} times`,
      },
    ];
    if (share > 0.6 && share > before * 1.5)
      signs.push({
        sign: 'colour defects',
        ...found,
        told: `${shown(share * 100)} % of all after ${shown(before * 100)} %`,
      });
    return signs;
  });
};

const resumed = (hold: Line): number =>
  text(hold, 'resume_date') === '' ? Infinity : daysOf(text(hold, 'resume_date'));

/** Orders of which two holds overlap. */
const heldTwice = (holds: readonly Line[]): string[] =>
  [...Map.groupBy(holds, (hold) => text(hold, 'work_order_id_fk'))]
    .filter(([, own]) =>
      own.some((hold, at) =>
        own.some(
          (other, otherAt) =>
            otherAt > at &&
            daysOf(text(hold, 'hold_date')) < resumed(other) &&
            daysOf(text(other, 'hold_date')) < resumed(hold),
        ),
      ),
    )
    .map(([order]) => order);

const findWavesOfHolds = (client: ClientRows): Omit<Finding, 'client'>[] => {
  const days = client.workingDays.map((date) =>
    client.holds.filter((hold) => text(hold, 'hold_date') === date),
  );
  const usual = mean(days.map((holds) => holds.length));
  return days.flatMap((holds, at) => {
    const inspected = holds.filter((hold) => text(hold, 'hold_reason') === 'MATERIAL_INSPECTION');
    const orders = new Set(inspected.map((hold) => text(hold, 'work_order_id_fk')));
    if (orders.size <= Math.max(HELD_TIMES, usual * HELD_TIMES)) return [];
    const found = { from: at + 1, to: at + 1 };
    const twice = heldTwice(client.holds).filter((order) => orders.has(order));
    return [
      { sign: 'orders on hold', ...found, told: `${orders.size} for material inspection` },
      ...twice.map((order) => ({ sign: 'overlapping holds', ...found, told: order })),
    ];
  });
};

/** Days on which far more defects are found, and the many orders that are held for it. */
export const findBadLots = atEachClient((client) => [...findOutbreaks(client), ...findWavesOfHolds(client)]);
