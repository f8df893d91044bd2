import { definitionOf } from '../kpi/definitions';
import { sumOf } from '../kpi/figures';
import { sliceCondition, sliceParameters } from '../kpi/slice';
import { basisPeriods } from '../kpi/sums';
import { excessOf, findEpisode, type Episode } from './episode';
import { IS_NEW, IS_USUAL, type Finding } from './finding';
import { found, placeOf, type Watch } from './watch';

/** Stopped hours of one line by one reason on one day, in the client's reading of availability. */
type Stopped = {
  date: string;
  line: string | null;
  reason: string;
  nameEn: string;
  nameEs: string;
  hours: number;
  stops: number;
};

const LEAST_HOURS = 0.5;
const LEAST_EXCESS_HOURS = 1;
/** Of an episode. */
const LEAST_HOURS_A_DAY = 1;
const GREW_TIMES = 1.5;
const MOST_TOLD = 2;
const LEAST_DAYS_OF_EPISODES = 10;

/** Unplanned stops with a reason, by day, line and reason: the downtime that availability counts. */
const listStopped = ({ asked, range, usual }: Watch): Stopped[] => {
  const periods = basisPeriods(asked.settings, 'availability', usual.from, range.to);
  return periods.flatMap(({ from, to, basis }) => {
    const downtime = basis?.terms['downtimeHours'];
    if (!downtime) return [];
    const slice = { ...asked.slice, from, to };
    return asked.connection
      .prepare(
        `SELECT g.date, g.hours, g.stops, g.reason, r.name_en AS nameEn, r.name_es AS nameEs,
           (SELECT l.code FROM lines l WHERE l.client_id = @clientId AND l.id = g.lineId) AS line
         FROM (
           SELECT v.shift_date AS date, v.line_id AS lineId, d.reason, sum(v.hours) / ${downtime.per}.0 AS hours,
             count(*) AS stops
           FROM (SELECT shift_date, line_id, entry_id, ${downtime.sum} AS hours FROM ${definitionOf('availability').view}
                 WHERE ${sliceCondition(slice)} AND kind = 'stop') v
           CROSS JOIN downtime_entries d ON d.client_id = @clientId AND d.id = v.entry_id
           WHERE v.hours > 0 GROUP BY 1, 2, 3) g
         CROSS JOIN downtime_reasons r ON r.client_id = @clientId AND r.code = g.reason
         WHERE r.is_planned = 0`,
      )
      .all(sliceParameters(slice)) as Stopped[];
  });
};

const hoursOf = (stops: readonly Stopped[]): number => sumOf(stops, ({ hours }) => hours);

/** Days on which anything was entered, in the order of time. */
const workedDays = ({ asked, usual, range, clientId }: Watch): string[] =>
  asked.connection
    .prepare(
      `SELECT shift_date FROM kpi_day WHERE client_id = ? AND shift_date BETWEEN ? AND ? AND production_records > 0
       ORDER BY shift_date`,
    )
    .pluck()
    .all(clientId, usual.from, range.to) as string[];

/** People's hours per hour of the reading: 1 where these are people's hours already. */
const crewOf = ({ asked, range }: Watch): number => {
  const isLine = basisPeriods(asked.settings, 'availability', range.to, range.to)
    .at(-1)
    ?.value.startsWith('line');
  if (isLine !== true) return 1;
  const { labour, line } = asked.connection
    .prepare(
      `SELECT ifnull(sum(planned_labour_s), 0) AS labour, ifnull(sum(planned_line_s), 0) AS line
       FROM kpi_day WHERE client_id = ? AND shift_date BETWEEN ? AND ?`,
    )
    .get(asked.slice.clientId, range.from, range.to) as { labour: number; line: number };
  return line > 0 ? labour / line : 1;
};

const ofEpisode = ({ amount, base, otherAmount, otherDays }: Episode) => ({
  hours: amount,
  days: base,
  perDay: amount / base,
  usualPerDay: otherAmount / otherDays,
});

/**
 * What stood still for longest: a line by a reason, in hours of availability's own reading, with its share of all
 * unplanned stops and what is usual a day; of a longer range the days on which it was far worse than on the others.
 */
export const findStops = (watch: Watch): Finding[] => {
  const { range } = watch;
  const all = listStopped(watch);
  const days = workedDays(watch);
  const now = all.filter(({ date }) => date >= range.from);
  const total = hoursOf(now);
  const daysBefore = days.filter((date) => date < range.from).length;
  const daysNow = days.length - daysBefore;
  const crew = crewOf(watch);
  const byPlace = Map.groupBy(all, ({ line, reason }) => `${line ?? ''}|${reason}`);
  return [...byPlace.values()]
    .flatMap((own): Finding[] => {
      const [one] = own;
      const here = own.filter(({ date }) => date >= range.from);
      const hours = hoursOf(here);
      if (!one || hours < LEAST_HOURS || daysNow === 0) return [];
      const byDate = Map.groupBy(own, ({ date }) => date);
      const rates = days.map((date) => ({ date, amount: hoursOf(byDate.get(date) ?? []), base: 1 }));
      const stretch = daysNow < LEAST_DAYS_OF_EPISODES ? null : findEpisode(rates, range.from);
      const episode = stretch !== null && stretch.amount >= LEAST_HOURS_A_DAY * stretch.days ? stretch : null;
      const usualPerDay = daysBefore > 0 ? (hoursOf(own) - hours) / daysBefore : null;
      const perDay = hours / daysNow;
      const excess = episode
        ? excessOf(episode)
        : usualPerDay === null
          ? 0
          : (perDay - usualPerDay) * daysNow;
      const isNew =
        episode !== null ||
        (usualPerDay !== null && excess >= LEAST_EXCESS_HOURS && perDay >= GREW_TIMES * usualPerDay);
      const dates = episode ?? range;
      const inDates = now.filter(({ date }) => date >= dates.from && date <= dates.to);
      const lost = episode ? episode.amount : hours;
      return [
        found(watch, 'stops', dates, {
          costHours: crew * (isNew ? Math.max(excess, lost / 2) : lost),
          counts: isNew ? IS_NEW : IS_USUAL,
          numbers: {
            ...(episode ? ofEpisode(episode) : { hours, days: daysNow, perDay, usualPerDay }),
            stops: sumOf(
              here.filter(({ date }) => date >= dates.from && date <= dates.to),
              (stop) => stop.stops,
            ),
            sharePercent: (100 * lost) / (episode ? hoursOf(inDates) : total),
            isEpisode: episode ? 1 : 0,
            isGrown: isNew && !episode ? 1 : 0,
          },
          names: { line: one.line, reason: one.reason, reasonEn: one.nameEn, reasonEs: one.nameEs },
          place: placeOf(watch, 'availability', dates, { where: { line: one.line }, causes: 'reason' }),
        }),
      ];
    })
    .toSorted((a, b) => b.costHours * b.counts - a.costHours * a.counts)
    .slice(0, MOST_TOLD);
};
