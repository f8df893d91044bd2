import { dateOf, dayNumber, instantOf, later, localAt, weekdayOf } from './clock';
import { assignedOf, cycleOf, scheduledOf } from './inputs';
import { numberIn, textIn, type PlainClient, type Row } from './plain';

/** The clock that ages and open holds end at. */
export type AsOf = { readonly instantMs: number; readonly date: string; readonly minutes: number };

/** A date is the start of that day in the client's zone; anything else an instant. */
export const asOfIn = (client: PlainClient, asOf: string): AsOf => {
  const instantMs = /^\d{4}-\d{2}-\d{2}$/.test(asOf)
    ? instantOf(client.timezone, asOf, '00:00')
    : Date.parse(asOf);
  return { instantMs, ...localAt(client.timezone, instantMs) };
};

const entriesOf = (client: PlainClient, order: Row): Row[] =>
  client.tables.production_entry
    .filter((entry) => entry['work_order_id_fk'] === order['work_order_id'])
    .toSorted((a, b) => String(a['shift_date']).localeCompare(String(b['shift_date'])));

/** When an order started: actually, by its first entry, or as planned. */
export const startOf = (
  client: PlainClient,
  order: Row,
): { date: string; source: string; confidence: number } | null => {
  const actual = textIn(order, 'actual_start_date');
  if (actual !== null) return { date: actual, source: 'actual', confidence: 1 };
  const first = entriesOf(client, order)[0];
  if (first) return { date: String(first['shift_date']), source: 'first-entry', confidence: 0.9 };
  const planned = textIn(order, 'planned_start_date');
  return planned === null ? null : { date: planned, source: 'planned', confidence: 0.5 };
};

/** A stretch on hold, in instants; whether the clock said when it began and ended. */
type Stretch = { readonly from: number; readonly to: number; readonly isClocked: boolean };

const DAY_MS = 86_400_000;

/** A calendar's day count at an instant: whole days, and how much of the local day has passed. */
const daysAt = (client: PlainClient, instantMs: number): number => {
  const { date } = localAt(client.timezone, instantMs);
  const start = instantOf(client.timezone, date, '00:00');
  const end = instantOf(client.timezone, later(date, 1), '00:00');
  return dayNumber(date) + (instantMs - start) / (end - start);
};

/** Holds that count: approved, not cancelled; an open one runs to `until`. */
const stretchesOf = (client: PlainClient, holds: readonly Row[], until: number): Stretch[] =>
  holds.flatMap((hold): Stretch[] => {
    if (hold['hold_status'] === 'CANCELLED') return [];
    if ('hold_approved_at' in hold && textIn(hold, 'hold_approved_at') === null) return [];
    const date = textIn(hold, 'hold_date');
    const time = textIn(hold, 'hold_time');
    if (date === null) return [];
    const at = (day: string, clock: string | null) => instantOf(client.timezone, day, clock ?? '00:00');
    if (hold['hold_status'] === 'ON_HOLD')
      return [{ from: at(date, time), to: until, isClocked: time !== null }];
    const back = String(hold['resume_date']);
    const backTime = textIn(hold, 'resume_time');
    return time !== null && backTime !== null
      ? [{ from: at(date, time), to: at(back, backTime), isClocked: true }]
      : [{ from: at(date, null), to: at(back, null), isClocked: false }];
  });

const clipped = (stretches: readonly Stretch[], from: number, to: number): Stretch[] =>
  stretches
    .map((one): Stretch => ({ ...one, from: Math.max(one.from, from), to: Math.min(one.to, to) }))
    .filter((one) => one.to > one.from);

const union = (stretches: readonly Stretch[]): Stretch[] => {
  const joined: Stretch[] = [];
  for (const next of stretches.toSorted((x, y) => x.from - y.from)) {
    const last = joined.at(-1);
    if (!last || next.from > last.to) joined.push(next);
    else
      joined[joined.length - 1] = {
        from: last.from,
        to: Math.max(last.to, next.to),
        isClocked: last.isClocked || next.isClocked,
      };
  }
  return joined;
};

const overlap = (some: readonly Stretch[], others: readonly Stretch[]): Stretch[] =>
  some.flatMap((one) =>
    clipped(others, one.from, one.to).map((other) => ({
      ...other,
      isClocked: one.isClocked || other.isClocked,
    })),
  );

/**
 * Days on hold of an order between two instants: its own holds, and when all its open jobs are held. Dates count whole
 * days of the calendar, clock times real minutes.
 */
export const heldDays = (client: PlainClient, order: Row, from: number, to: number): number => {
  const ofOrder = (row: Row) => row['work_order_id_fk'] === order['work_order_id'];
  const holds = client.tables.hold_entry.filter(ofOrder);
  const of = (job: string | null) =>
    stretchesOf(
      client,
      holds.filter((hold) => textIn(hold, 'job_id_fk') === job),
      to,
    );
  const jobs = client.tables.job.filter(ofOrder);
  const isOpen = (job: Row) =>
    (numberIn(job, 'quantity_completed') ?? 0) + (numberIn(job, 'quantity_scrapped') ?? 0) <
    Number(job['quantity_ordered']);
  const open = jobs.some(isOpen) ? jobs.filter(isOpen) : jobs;
  const [first, ...others] = open.map((job) => union(of(textIn(job, 'job_id'))));
  const together = first ? others.reduce<Stretch[]>(overlap, first) : [];
  return clipped(union([...of(null), ...together]), from, to)
    .map((one) =>
      one.isClocked ? (one.to - one.from) / DAY_MS : daysAt(client, one.to) - daysAt(client, one.from),
    )
    .reduce((sum, days) => sum + days, 0);
};

export type Age = {
  readonly order: Row;
  readonly days: number;
  readonly source: string;
  readonly confidence: number;
};

/** KPI 1: net ages of the open orders that have begun by `asOf`. */
export const agesOf = (client: PlainClient, asOf: AsOf): Age[] =>
  client.tables.work_order.flatMap((order): Age[] => {
    if (order['status'] !== 'ACTIVE' && order['status'] !== 'ON_HOLD') return [];
    const start = startOf(client, order);
    if (!start || start.date > asOf.date) return [];
    const gross = daysAt(client, asOf.instantMs) - dayNumber(start.date);
    const begun = instantOf(client.timezone, start.date, '00:00');
    const days = Math.max(0, gross - heldDays(client, order, begun, asOf.instantMs));
    return [{ order, days, source: start.source, confidence: start.confidence }];
  });

export type OrderPromise = { readonly date: string; readonly source: string; readonly confidence: number };

/** When an order was promised: planned ship date, required date, or computed from its work content. */
export const promiseOf = (client: PlainClient, order: Row): OrderPromise | null => {
  const shipping = textIn(order, 'planned_ship_date');
  if (shipping !== null) return { date: shipping, source: 'planned-ship', confidence: 1 };
  const required = textIn(order, 'required_date');
  if (required !== null) return { date: required, source: 'required', confidence: 1 };
  const start = startOf(client, order);
  if (!start) return null;
  const likely: Row = {
    work_order_id_fk: order['work_order_id'],
    shift_date: start.date,
    shift_type: 'SHIFT_1ST',
  };
  // A promise is worked out anew each time, from the entries that stand by now.
  const now = { ...client, written: client.tables.production_entry };
  const hours = cycleOf(now, likely).value * Number(order['planned_quantity']);
  const daily = assignedOf(client, likely).value * scheduledOf(client, likely).value;
  const days = Math.ceil(Number((hours / daily).toFixed(9)));
  let date = start.date;
  for (let left = days; left > 0;) {
    date = later(date, 1);
    if (client.workdays.includes(weekdayOf(date))) left -= 1;
  }
  return { date, source: 'computed', confidence: 0.4 };
};

export type Delivery = {
  readonly order: Row;
  readonly promise: OrderPromise;
  /** First shipment, or the day after the last entry of a completed order. */
  readonly delivered: string | null;
  readonly completed: string | null;
  readonly isOverdue: boolean;
  readonly isEstimated: boolean;
};

const reachedOn = (steps: readonly { date: string; units: number }[], wanted: number): string | null => {
  let sum = 0;
  for (const { date, units } of steps) {
    sum += units;
    if (sum >= wanted) return date;
  }
  return null;
};

/** KPI 2: orders promised in the range and what became of them. */
export const deliveriesOf = (client: PlainClient, from: string, to: string, asOf: AsOf): Delivery[] =>
  client.tables.work_order.flatMap((order): Delivery[] => {
    if (order['status'] === 'CANCELLED' || order['status'] === 'REJECTED') return [];
    const promise = promiseOf(client, order);
    if (!promise || promise.date < from || promise.date > to) return [];
    const shipped = client.shipments
      .filter((one) => one.workOrder === order['work_order_id'])
      .toSorted((a, b) => a.date.localeCompare(b.date));
    const entries = entriesOf(client, order);
    const wanted = Number(order['planned_quantity']);
    const last = entries.at(-1);
    const base = { order, promise };
    const finish = (delivered: string | null, completed: string | null, isEstimated: boolean): Delivery => ({
      ...base,
      delivered,
      completed,
      isEstimated,
      isOverdue: delivered === null && promise.date < asOf.date,
    });
    if (shipped.length > 0) {
      const steps = shipped.map((one) => ({ date: one.date, units: one.quantity }));
      return [finish(shipped[0]?.date ?? null, reachedOn(steps, wanted), false)];
    }
    if (order['status'] === 'COMPLETED' && last) {
      const day = dateOf(dayNumber(String(last['shift_date'])) + 1);
      return [finish(day, day, true)];
    }
    const steps = entries.map((entry) => ({
      date: String(entry['shift_date']),
      units: Number(entry['units_produced']) - (numberIn(entry, 'units_defective') ?? 0),
    }));
    return [finish(null, reachedOn(steps, wanted), false)];
  });
