import { addDays } from '../calendar';
import { dayNumber } from '../kpi/clock';
import { sumOf } from '../kpi/figures';
import { WIP_AGING } from '../kpi/aging';
import { OTD, TRUE_OTD } from '../kpi/delivery';
import { canNarrow, ownResultOf } from '../kpi/results';
import { narrowingCondition, narrowingParameters } from '../kpi/slice';
import { stateOf } from '../kpi/targets';
import { lengthInDays } from '../kpi/periods';
import { ORDER_COLUMNS } from '../kpi/orders';
import type { KpiRow } from '../kpi/row';
import { IS_NEW, IS_USUAL, type Finding } from './finding';
import { found, placeOf, within, type Watch } from './watch';

/** A delay of so many days counts as much as the work itself. */
const FULL_DELAY_DAYS = 10;
const OLD_DAYS = 30;
const LEAST_HELD = 2;

const delayOf = (days: number): number => Math.min(1, Math.max(0, days) / FULL_DELAY_DAYS);

const openHoursOf = (watch: Watch): ReadonlyMap<number, number> =>
  new Map(
    WIP_AGING.rows(watch.asked).map(({ entryId, facts }) => [
      entryId,
      Number(facts['openUnits'] ?? 0) * watch.hoursPerUnit,
    ]),
  );

/** Orders of the range that were due and are late or were delivered late, against the target and the days before. */
const findLate = (watch: Watch, open: ReadonlyMap<number, number>): Finding[] => {
  const { asked, range } = watch;
  const length = lengthInDays(range);
  const rows = OTD.rows(asked);
  const late = rows.filter(({ numerator }) => numerator === 0);
  if (late.length === 0) return [];
  const result = (definition: typeof OTD, kpi: 'otd' | 'true-otd', dates: typeof range) =>
    ownResultOf(kpi, asked.code, {}, definition.compute(within(asked, dates), undefined).get(null));
  const now = result(OTD, 'otd', range);
  const complete = result(TRUE_OTD, 'true-otd', range);
  const before = result(OTD, 'otd', {
    from: addDays(range.from, -Math.max(28, length)),
    to: addDays(range.from, -1),
  });
  const target = watch.targetOf('otd');
  const state = stateOf('higher', now.value, target);
  if (state === 'good') return [];
  const today = asked.clock.date;
  const daysLate = ({ facts, shiftDate }: KpiRow): number =>
    dayNumber(String(facts['delivered'] ?? today)) - dayNumber(String(shiftDate));
  const overdue = late.filter(({ facts }) => facts['delivered'] === null);
  const worst = (overdue.length > 0 ? overdue : late).toSorted((a, b) => daysLate(b) - daysLate(a))[0];
  const hoursOf = (row: KpiRow) => open.get(row.entryId) ?? (row.unitsProduced ?? 0) * watch.hoursPerUnit;
  const isFallen = before.value !== null && now.value !== null && now.value < before.value - 1;
  return [
    found(watch, 'late-orders', range, {
      costHours: sumOf(late, (row) => hoursOf(row) * delayOf(daysLate(row))),
      counts: isFallen ? IS_NEW : IS_USUAL,
      numbers: {
        late: late.length,
        overdue: overdue.length,
        due: now.denominator,
        percent: now.value,
        completePercent: complete.value,
        usualPercent: before.value,
        targetPercent: target?.target,
        days: worst ? daysLate(worst) : null,
      },
      names: { order: worst?.workOrder ?? null },
      place: placeOf(watch, 'otd', range, { group: 'work-order' }),
    }),
  ];
};

/** Open orders older than the critical limit of WIP aging, 30 days without one. */
const findOld = (watch: Watch, open: ReadonlyMap<number, number>): Finding[] => {
  const limit = watch.targetOf('wip-aging')?.critical ?? OLD_DAYS;
  const old = WIP_AGING.rows(watch.asked)
    .filter(({ numerator }) => numerator > limit)
    .toSorted((a, b) => b.numerator - a.numerator);
  const [oldest] = old;
  if (!oldest) return [];
  return [
    found(watch, 'old-orders', watch.range, {
      costHours: sumOf(old, (row) => (open.get(row.entryId) ?? 0) * delayOf(row.numerator - limit)),
      counts: IS_NEW,
      numbers: {
        orders: old.length,
        limitDays: limit,
        oldestDays: oldest.numerator,
        units: Number(oldest.facts['openUnits']),
      },
      names: { order: oldest.workOrder },
      place: placeOf(watch, 'wip-aging', watch.range, { group: 'work-order' }),
    }),
  ];
};

type Held = {
  orderId: number;
  code: string;
  reason: string;
  nameEn: string | null;
  nameEs: string | null;
  heldOn: string;
  resumedOn: string | null;
  units: number;
};

/** Orders that were put on hold in the range, or stand on hold now and were before it, by the reason that holds most work up. */
const findHeld = (watch: Watch, open: ReadonlyMap<number, number>): Finding[] => {
  const { asked, range, clientId } = watch;
  const held = asked.connection
    .prepare(
      `SELECT h.work_order_id AS orderId, o.code, h.reason, r.name_en AS nameEn, r.name_es AS nameEs,
         h.hold_date AS heldOn, h.resume_date AS resumedOn, o.planned_quantity AS units
       FROM hold_entries h
       CROSS JOIN work_orders o ON o.client_id = h.client_id AND o.id = h.work_order_id
       LEFT JOIN hold_reasons r ON r.client_id = h.client_id AND r.code = h.reason
       WHERE h.client_id = @clientId AND h.voided_at IS NULL AND h.approved_at IS NOT NULL
         AND ((h.hold_status = 'RESUMED' AND h.hold_date BETWEEN @from AND @to)
           OR (h.hold_status = 'ON_HOLD' AND h.hold_date <= @to))
         ${narrowingCondition(asked.slice, ORDER_COLUMNS)}
       ORDER BY h.hold_date, h.id`,
    )
    .all({ clientId, ...range, ...narrowingParameters(asked.slice) }) as Held[];
  const today = asked.clock.date;
  const daysOf = ({ heldOn, resumedOn }: Held): number =>
    Math.max(0, dayNumber(resumedOn ?? today) - dayNumber(heldOn));
  const isStill = ({ resumedOn }: Held): boolean => resumedOn === null;
  const [worst] = [...Map.groupBy(held, ({ reason }) => reason).values()]
    .map((own) => {
      const orders = [...Map.groupBy(own, ({ orderId }) => orderId).values()];
      const costHours = sumOf(orders, (holds) => {
        const [one] = holds;
        const hours = open.get(one?.orderId ?? 0) ?? (one?.units ?? 0) * watch.hoursPerUnit;
        return hours * delayOf(Math.max(...holds.map(daysOf)));
      });
      return { own, orders, costHours };
    })
    .toSorted((a, b) => b.costHours - a.costHours);
  const [first] = worst?.own ?? [];
  if (!worst || !first || worst.orders.length < LEAST_HELD) return [];
  const still = worst.orders.filter((holds) => holds.some(isStill)).length;
  const holdsOf = Map.groupBy(held, ({ orderId }) => orderId);
  const several = worst.orders.filter(([one]) => (holdsOf.get(one?.orderId ?? 0)?.length ?? 0) > 1).length;
  const dates = { from: first.heldOn > range.from ? first.heldOn : range.from, to: range.to };
  return [
    found(watch, 'held-orders', dates, {
      costHours: worst.costHours,
      counts: IS_NEW,
      numbers: {
        orders: worst.orders.length,
        still,
        several,
        days: Math.max(...worst.own.map(daysOf)),
      },
      names: { reason: first.reason, reasonEn: first.nameEn, reasonEs: first.nameEs, since: first.heldOn },
      place:
        still > 0
          ? { page: 'orders', show: 'held' }
          : placeOf(watch, 'wip-aging', watch.range, { group: 'work-order' }),
    }),
  ];
};

/** Orders that are late, on hold or old; the cost is the hours of their open work, whole from ten days of delay on. */
export const findOrders = (watch: Watch): Finding[] => {
  if (!canNarrow('otd', watch.asked.slice)) return [];
  const open = openHoursOf(watch);
  return [...findLate(watch, open), ...findHeld(watch, open), ...findOld(watch, open)];
};
