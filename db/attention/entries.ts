import type { ClientScope } from '../scope';
import { getTrust, type TrustFlag } from '../kpi/trust';
import { sumOf } from '../kpi/figures';
import { resultOf } from '../kpi/results';
import { IS_NEW, IS_UNCERTAIN, type Finding } from './finding';
import { found, placeOf, sumsBy, type Watch } from './watch';

const LEAST_ESTIMATED = 0.1;
const MOST_FLAGS = 2;

type Missing = { readonly date: string; readonly line: string | null; readonly shift: string };

const findMissing = (watch: Watch, missing: readonly Missing[]): Finding[] => {
  const { begun } = watch;
  const counted = missing.filter(({ date }) => begun !== null && date >= begun);
  const [lines] = [...Map.groupBy(counted, ({ line }) => line)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  if (!lines) return [];
  const [line, own] = lines;
  const dates = [...new Set(own.map(({ date }) => date))].toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range = { from: first, to: last };
  return [
    found(watch, 'missing', range, {
      costHours: own.length * watch.crewHoursPerShift,
      counts: IS_NEW,
      numbers: { shifts: own.length, days: dates.length, others: counted.length - own.length },
      names: { line },
      place: placeOf(watch, 'efficiency', range, { where: line === null ? {} : { line } }),
    }),
  ];
};

const KINDS = {
  'entry-far-over-100': 'entry-too-good',
  'own-hours-over-shift': 'run-over-shift',
  'run-over-shift': 'run-over-shift',
} as const;

/** What a mistyped entry is off by, in hours of a usual crew. */
const hoursOff = ({ kind, value, limit }: TrustFlag, crewHours: number): number =>
  kind === 'entry-far-over-100' ? ((value - limit) / 100) * crewHours : ((value - limit) / limit) * crewHours;

const findMistakes = (watch: Watch, flags: readonly TrustFlag[]): Finding[] => {
  const mistakes = flags.flatMap((flag) => {
    const kind = KINDS[flag.kind as keyof typeof KINDS];
    return kind === undefined ? [] : [{ kind, flag, hours: hoursOff(flag, watch.crewHoursPerShift) }];
  });
  return [...Map.groupBy(mistakes, ({ kind }) => kind).values()].flatMap((own) => {
    const byShift = new Map(
      own
        .toSorted((a, b) => a.hours - b.hours)
        .map((one) => [`${one.flag.date}|${one.flag.line}|${one.flag.shift}`, one]),
    );
    const worst = [...byShift.values()].toSorted((a, b) => b.hours - a.hours).slice(0, MOST_FLAGS);
    return worst.map(({ kind, flag, hours }) => {
      const dates = { from: flag.date, to: flag.date };
      const where = { shift: flag.shift, ...(flag.line === null ? {} : { line: flag.line }) };
      return found(watch, kind, dates, {
        costHours: hours,
        counts: IS_NEW,
        numbers: { value: flag.value, limit: flag.limit, others: byShift.size - 1 },
        names: { line: flag.line, shift: flag.shift, order: flag.workOrder },
        place: placeOf(watch, 'efficiency', dates, { where, group: 'work-order' }),
      });
    });
  });
};

/** Styles whose hours rest on estimates, those with most hours first. */
const findEstimates = (watch: Watch): Finding[] => {
  const { range, asked } = watch;
  const styles = [...sumsBy(watch, 'efficiency', range, 'style')]
    .map(([style, sums]) => ({ style, result: resultOf('efficiency', asked.code, {}, sums) }))
    .map((one) => ({ ...one, hours: (one.result.denominator ?? 0) * one.result.estimatedShare }))
    .filter(({ result, hours }) => hours > 0 && result.estimatedShare >= LEAST_ESTIMATED)
    .toSorted((a, b) => b.hours - a.hours);
  const all = [...sumsBy(watch, 'efficiency', range, 'style')].map(([, { sums }]) => sums.denominator);
  const hours = sumOf(styles, (one) => one.hours);
  const total = sumOf(all, (seconds) => seconds) / 3600;
  const [first, second] = styles;
  if (!first || hours <= 0 || total <= 0) return [];
  const hasNoStandard = first.result.inferences.some(
    ({ input, source }) => input === 'cycleTimeHours' && source !== 'standard',
  );
  return [
    found(watch, 'estimates', range, {
      costHours: hours,
      counts: IS_UNCERTAIN,
      numbers: {
        hours,
        sharePercent: (100 * hours) / total,
        styles: styles.length,
        hasNoStandard: hasNoStandard ? 1 : 0,
      },
      names: { style: first.style, second: second?.style ?? null },
      place: placeOf(watch, 'efficiency', range, { where: { style: first.style }, group: 'style' }),
    }),
  ];
};

/** What numbers cannot be relied upon for: shifts without entries, entries that cannot be right, styles without standards. */
export const findEntries = async (scope: ClientScope, watch: Watch): Promise<Finding[]> => {
  const { clientId, range, where, asked } = watch;
  const trust = await getTrust(scope, { clientId, ...range, where, asOf: asked.clock.instant });
  return [...findMissing(watch, trust.missing), ...findMistakes(watch, trust.flags), ...findEstimates(watch)];
};
