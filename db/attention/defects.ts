import type { ClientScope } from '../scope';
import { getPareto, type Bar } from '../kpi/pareto';
import { lengthInDays, type DateRange } from '../kpi/periods';
import { compareBetter, stateOf } from '../kpi/targets';
import type { GroupSums } from '../kpi/sums';
import { findEpisode } from './episode';
import { IS_NEW, IS_USUAL, type Finding } from './finding';
import { found, placeOf, sumsBy, together, type Watch } from './watch';

const GREW_TIMES = 1.3;
const LEAST_DEFECTS = 5;
const LEAST_DAYS_OF_EPISODES = 10;

const inside = ({ from, to }: DateRange, date: string | null): boolean =>
  date !== null && date >= from && date <= to;

/** The type of which there are most of more defects than the other dates let expect. */
const topType = (bars: readonly Bar[], others: readonly Bar[], times: number): Bar | null => {
  const before = new Map(others.map(({ code, amount }) => [code, amount]));
  const extra = ({ code, amount }: Bar) => amount - (before.get(code) ?? 0) * times;
  return (
    bars
      .filter(({ code }) => code !== null)
      .toSorted((a, b) => extra(b) - extra(a) || b.amount - a.amount)[0] ?? null
  );
};

/**
 * Defects far above what is usual: the days on which DPMO was at least twice that of the others, else a range above its
 * own level before or past its target; with the defect type behind it. The cost is the extra failed units × what a unit
 * takes to make.
 */
export const findDefects = async (scope: ClientScope, watch: Watch): Promise<Finding[]> => {
  const { range, usual, asked, clientId } = watch;
  const all = { from: usual.from, to: range.to };
  const byDay = sumsBy(watch, 'dpmo', all, 'day');
  const rates = [...byDay].map(([date, { sums }]) => ({
    date: date ?? '',
    amount: sums.numerator,
    base: sums.denominator,
  }));
  const episode = lengthInDays(range) < LEAST_DAYS_OF_EPISODES ? null : findEpisode(rates, range.from);
  const dates: DateRange = episode ? { from: episode.from, to: episode.to } : range;
  const isOther = (date: string | null) =>
    episode ? !inside(dates, date) : date !== null && date < range.from;
  const pick = (days: ReadonlyMap<string | null, GroupSums>, is: (date: string | null) => boolean) =>
    [...days].filter(([date]) => is(date)).map(([, sums]) => sums);
  const now = together(
    'dpmo',
    asked.code,
    pick(byDay, (date) => inside(dates, date)),
  );
  const other = together('dpmo', asked.code, pick(byDay, isOther));
  if (now.value === null || now.numerator === null || now.numerator < LEAST_DEFECTS) return [];
  const target = watch.targetOf('dpmo');
  const isGrown = other.value !== null && now.value >= GREW_TIMES * other.value;
  const state = stateOf('lower', now.value, target);
  if (!isGrown && state !== 'warning' && state !== 'critical') return [];

  const request = { clientId, of: 'defects', by: 'type' } as const;
  const where = watch.where;
  const bars = (await getPareto(scope, { ...request, ...dates, where })).bars;
  const otherDates = episode ? all : usual;
  const others = (await getPareto(scope, { ...request, ...otherDates, where })).bars;
  const type = topType(bars, others, (now.denominator ?? 0) / Math.max(1, other.denominator ?? 0));

  const quality = sumsBy(watch, 'fpy', all, 'day');
  const passed = together(
    'fpy',
    asked.code,
    pick(quality, (date) => inside(dates, date)),
  );
  const passedElse = together('fpy', asked.code, pick(quality, isOther));
  const failed = (passed.denominator ?? 0) - (passed.numerator ?? 0);
  const usualShare =
    passedElse.value !== null && isGrown
      ? 1 - passedElse.value / 100
      : 1 - (watch.targetOf('fpy')?.target ?? 100) / 100;
  const extraUnits = Math.max(0, failed - usualShare * (passed.denominator ?? 0));
  const isWorse = other.value !== null && compareBetter('lower', now.value, other.value) < 0;
  return [
    found(watch, 'defects', dates, {
      costHours: extraUnits * watch.hoursPerUnit,
      counts: isGrown ? IS_NEW : IS_USUAL,
      numbers: {
        dpmo: now.value,
        defects: now.numerator,
        usualDpmo: other.value,
        times: other.value !== null && other.value > 0 && isWorse ? now.value / other.value : null,
        targetDpmo: target?.target,
        typeSharePercent: type === null ? null : type.share * 100,
        units: extraUnits,
        isEpisode: episode ? 1 : 0,
        isGrown: isGrown && !episode ? 1 : 0,
      },
      names: { type: type?.code ?? null, typeEn: type?.name ?? null, typeEs: type?.nameEs ?? null },
      place: placeOf(watch, 'dpmo', dates, { causes: 'type' }),
    }),
  ];
};
