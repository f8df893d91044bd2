import { dayNumber } from '../kpi/clock';
import { resultOf, type KpiValue } from '../kpi/results';
import { IS_NEW, IS_PATTERN, IS_USUAL, type Finding } from './finding';
import { found, placeOf, sumsBy, together, type Watch } from './watch';

/** Percentage points that are worth a word. */
const LEAST_POINTS = 3;
const LEAST_HOURS = 2;
/** A style counts as new where the client had made others for so long before. */
const KNOWN_DAYS = 7;
const FIRST_DAYS = 3;
const LEAST_DAYS = 3;
/** Beginning below this part of what others reach is learning; above that one it is learned. */
const BEGINS_BELOW = 0.8;
const LEARNED = 0.95;
const REGULAR_SHIFTS = ['SHIFT_1ST', 'SHIFT_2ND'];

/** Hours of work that a value below another one costs. */
const lostHours = (now: KpiValue, level: number): number =>
  now.value === null ? 0 : ((level - now.value) / 100) * (now.denominator ?? 0);

/** Results of efficiency by line or style, now and before. */
const compareGroups = (watch: Watch, by: 'line' | 'style' | 'shift') => {
  const code = watch.asked.code;
  const before = sumsBy(watch, 'efficiency', watch.usual, by);
  return [...sumsBy(watch, 'efficiency', watch.range, by)].map(([group, sums]) => {
    const earlier = before.get(group);
    return {
      group,
      now: resultOf('efficiency', code, {}, sums),
      before: earlier ? resultOf('efficiency', code, {}, earlier) : null,
    };
  });
};

/**
 * The line and the style that lost most to an efficiency below their own level before, or else below the target: the
 * cost is the crew's hours × the points that are missing.
 */
export const findLowEfficiency = (
  watch: Watch,
  isToldElsewhere: (style: string | null) => boolean,
): Finding[] =>
  (['line', 'style'] as const).flatMap((by) => {
    const target = watch.targetOf('efficiency');
    const [worst] = compareGroups(watch, by)
      .filter(({ group, now }) => now.value !== null && !(by === 'style' && isToldElsewhere(group)))
      .map((one) => {
        const usual = one.before?.value ?? null;
        const fellHours = usual === null ? 0 : lostHours(one.now, usual);
        const hasFallen = usual !== null && usual - Number(one.now.value) >= LEAST_POINTS;
        const missedHours = target === null ? 0 : lostHours(one.now, target.target);
        const limit = target === null ? -Infinity : (target.warning ?? target.target - LEAST_POINTS);
        const isMissed = Number(one.now.value) < limit;
        const costHours = hasFallen
          ? Math.max(fellHours, isMissed ? missedHours : 0)
          : isMissed
            ? missedHours
            : 0;
        return { ...one, usual, hasFallen, costHours };
      })
      .filter(({ costHours }) => costHours >= LEAST_HOURS)
      .toSorted((a, b) => b.costHours - a.costHours);
    if (!worst) return [];
    return [
      found(watch, 'efficiency', watch.range, {
        costHours: worst.costHours,
        counts: worst.hasFallen ? IS_NEW : IS_USUAL,
        numbers: {
          percent: worst.now.value,
          usualPercent: worst.usual,
          targetPercent: target?.target,
          crewHours: worst.now.denominator,
          isFallen: worst.hasFallen ? 1 : 0,
        },
        names: { by, group: worst.group },
        place: placeOf(watch, 'efficiency', watch.range, {
          where: { [by]: worst.group },
          group: by === 'line' ? 'style' : 'line',
        }),
      }),
    ];
  });

/** Whether a style was made before a date. */
const wasMadeBefore = ({ asked, clientId }: Watch, style: string, date: string): boolean =>
  asked.connection
    .prepare(
      `SELECT 1 FROM work_orders w CROSS JOIN production_entries e ON e.client_id = w.client_id AND e.work_order_id = w.id
       WHERE w.client_id = @clientId AND w.style_model = @style AND e.shift_date < @date AND e.voided_at IS NULL LIMIT 1`,
    )
    .get({ clientId, style, date }) !== undefined;

/**
 * Styles that were made for the first time in the range, began well below what the other styles reach, and how far they
 * have come: first days, last days, after how many days they reached nearly the others' level.
 */
export const findNewStyles = (watch: Watch): Finding[] => {
  const { range, usual, asked, begun } = watch;
  if (begun === null || asked.slice.where?.style !== undefined) return [];
  const all = { from: usual.from, to: range.to };
  const styles = [...sumsBy(watch, 'efficiency', all, 'style')];
  return styles.flatMap(([style]): Finding[] => {
    if (style === null || wasMadeBefore(watch, style, usual.from)) return [];
    const others = together(
      'efficiency',
      asked.code,
      styles.filter(([other]) => other !== style).map(([, sums]) => sums),
    );
    const slice = { ...asked.slice, where: { ...asked.slice.where, style } };
    const own: Watch = { ...watch, asked: { ...asked, slice } };
    const days = [...sumsBy(own, 'efficiency', all, 'day')].flatMap(([date, sums]) =>
      date === null ? [] : [{ date, sums }],
    );
    const [first, last] = [days[0], days.at(-1)];
    if (!first || !last || days.length < LEAST_DAYS || others.value === null) return [];
    if (first.date < range.from || dayNumber(first.date) - dayNumber(begun) < KNOWN_DAYS) return [];
    const level = others.value;
    const over = (some: typeof days) =>
      together(
        'efficiency',
        asked.code,
        some.map(({ sums }) => sums),
      );
    const beginning = over(days.slice(0, FIRST_DAYS));
    if (beginning.value === null || beginning.value >= BEGINS_BELOW * level) return [];
    const learned = days.findIndex((_, at) => {
      const { value } = over(days.slice(at, at + FIRST_DAYS));
      return value !== null && value >= LEARNED * level;
    });
    const reached = over(days.slice(learned > 0 ? learned : -FIRST_DAYS));
    const dates = { from: first.date, to: last.date };
    return [
      found(watch, 'new-style', dates, {
        costHours: Math.max(0, lostHours(over(days), level)),
        counts: IS_NEW,
        numbers: {
          firstPercent: beginning.value,
          lastPercent: reached.value,
          otherPercent: level,
          days: days.length,
          learnedAfterDays: learned > 0 ? learned + 1 : null,
        },
        names: { style },
        place: placeOf(watch, 'efficiency', dates, { where: { style }, group: 'line' }),
      }),
    ];
  });
};

/** Which of the two regular shifts works slower, by at least three points. */
export const findSlowerShift = (watch: Watch): Finding[] => {
  if (watch.asked.slice.where?.shift !== undefined) return [];
  const [slow, fast] = compareGroups(watch, 'shift')
    .filter(({ group, now }) => REGULAR_SHIFTS.includes(group ?? '') && now.value !== null)
    .toSorted((a, b) => Number(a.now.value) - Number(b.now.value));
  if (!slow || !fast || Number(fast.now.value) - Number(slow.now.value) < LEAST_POINTS) return [];
  const costHours = lostHours(slow.now, Number(fast.now.value));
  if (costHours < LEAST_HOURS) return [];
  return [
    found(watch, 'slower-shift', watch.range, {
      costHours,
      counts: IS_PATTERN,
      numbers: { percent: slow.now.value, otherPercent: fast.now.value },
      names: { shift: slow.group, other: fast.group },
      place: placeOf(watch, 'efficiency', watch.range, { group: 'shift' }),
    }),
  ];
};
