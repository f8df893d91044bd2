import type { DemoDay } from './days';
import { CREWS, newStyleOf, partOf, UNMEASURED, type DemoClient, type DemoStyle } from './floor-plan';
import type { Random } from './random';
import { hasUnmeasuredStyles, makesNewStyle } from './stories';

export type DemoJob = {
  readonly code: string;
  readonly number: string;
  readonly part: string;
  ordered: number;
  completed: number;
  scrapped: number;
};

export type DemoHold = {
  readonly from: string;
  readonly to: string | null;
  readonly reason: string;
  readonly detail: string;
};

/** Which orders get on late, and which never have a chance. */
export type Fate = 'ordinary' | 'rush' | 'displaced' | 'after-rush';

export type DemoOrder = {
  readonly code: string;
  readonly style: DemoStyle;
  readonly jobs: DemoJob[];
  readonly holds: DemoHold[];
  fate: Fate;
  status: 'ACTIVE' | 'ON_HOLD' | 'COMPLETED' | 'CANCELLED' | 'REJECTED';
  startedOn: string | null;
  lastMadeOn: string | null;
  /** The first working day on which it may go on; `Infinity` while nobody knows. */
  waitsUntil: number;
  /** The season at whose end a displaced order waits no longer. */
  season: number;
};

/** A client's orders as they come in, are worked on, wait and get done. */
export type OrderBook = {
  readonly orders: DemoOrder[];
  /** The next order for a crew that has none. */
  readonly take: (day: DemoDay, sizeFactor?: number) => DemoOrder;
  /** An order that came in and that nobody has started. */
  readonly receive: (day: DemoDay, sizeFactor?: number) => DemoOrder;
  readonly receiveRush: (day: DemoDay, hours: number) => DemoOrder;
  /** Puts an order back: it goes on from a working day on, before anything new is started. */
  readonly park: (order: DemoOrder, until: number) => void;
  /** Adds those that never start: waiting ones, a cancelled and a rejected one a season. */
  readonly close: (day: DemoDay) => void;
};

const ORDERS_PER_SEASON = 60;
/** Orders that a run usually does not come to, and those that it leaves in any case. */
const USUALLY_LEFT = 6;
const ALWAYS_LEFT = 3;
/** Of those that never start, in a season. */
const GONE_A_SEASON = 2;
const SATURDAY_HOURS = 8;
const WEEKDAY_HOURS = 9;

/** Hours that a shift of that day has. */
export const shiftHoursOf = (day: DemoDay): number => (day.isSaturday ? SATURDAY_HOURS : WEEKDAY_HOURS);

/** Crews that work on a day: on Saturdays line 1 of the first shift alone. */
export const crewsOf = (day: DemoDay) => (day.isSaturday ? CREWS.slice(0, 1) : CREWS);

const capacityOf = (client: DemoClient, days: readonly DemoDay[]): number =>
  client.efficiency *
  days.reduce(
    (sum, day) => sum + shiftHoursOf(day) * crewsOf(day).reduce((people, { size }) => people + size, 0),
    0,
  );

const roundToFive = (units: number): number => Math.max(5, Math.round(units / 5) * 5);

/** The part of an order that is being made; null when all of it is. */
export const currentJob = (order: DemoOrder): DemoJob | null =>
  order.jobs.find((job) => job.completed < job.ordered) ?? null;

/** Lets an order end with so many more units of its current part: what nobody has begun is taken off it. */
export const endWith = (order: DemoOrder, toCome: number): void => {
  const job = currentJob(order);
  if (!job) return;
  job.ordered = roundToFive(job.completed + Math.max(5, toCome));
  order.jobs.splice(order.jobs.indexOf(job) + 1);
};

/** Lets the current part of an order be at least so much that a crew is busy with it for a while. */
export const enlarge = (order: DemoOrder, toCome: number): void => {
  const job = currentJob(order);
  if (job) job.ordered = Math.max(job.ordered, roundToFive(job.completed + toCome));
};

/** Units of an order that are still to be made. */
const unmade = (order: DemoOrder): number =>
  order.jobs.reduce((sum, job) => sum + Math.max(0, job.ordered - job.completed), 0);

/** Units of an order in all. */
export const plannedQuantity = (order: DemoOrder): number =>
  order.jobs.reduce((sum, job) => sum + job.ordered, 0);

/** Opens the book of a client for a run. */
export const openBook = (client: DemoClient, days: readonly DemoDay[], random: Random): OrderBook => {
  const lastNumber = days.at(-1)?.number ?? 1;
  const total = Math.round(ORDERS_PER_SEASON * Math.max(1, lastNumber / 90));
  const seasons = days.at(-1)?.season ?? 1;
  const gone = GONE_A_SEASON * seasons;
  const most = total - gone - ALWAYS_LEFT;
  const planned = total - gone - USUALLY_LEFT;
  const capacity = capacityOf(client, days);
  const capacityFrom = (day: DemoDay): number => (capacity * (lastNumber - day.number + 1)) / lastNumber;
  const orders: DemoOrder[] = [];
  let waiting: DemoOrder[] = [];

  const styleFor = (day: DemoDay): DemoStyle => {
    const isNew = (style: DemoStyle) => style.style.startsWith('POLO-NEW');
    const named = (name: string) => client.styles.find(({ style }) => style === name);
    const unmeasured = named(UNMEASURED[Math.floor(orders.length / 7) % 2] ?? '');
    const isTheirTurn = hasUnmeasuredStyles(client) && orders.length % 7 === 6 && orders.length > 12;
    if (isTheirTurn && unmeasured) return unmeasured;
    const fresh = makesNewStyle(client, day) ? named(newStyleOf(day.season)) : undefined;
    return fresh ?? random.pick(client.styles.filter((style) => style.hasStandard && !isNew(style)));
  };

  /** Hours that those orders would take which are begun or wait. */
  const openHours = (): number =>
    orders
      .filter(({ status }) => status === 'ACTIVE')
      .reduce((sum, order) => sum + unmade(order) * order.style.cycleHours, 0);

  /** So big that the orders that are planned for last until the end. */
  const meanHours = (day: DemoDay): number => {
    const usual = capacity / planned;
    const left = (capacityFrom(day) - openHours()) / Math.max(1, planned - orders.length);
    return Math.min(usual * 1.6, Math.max(usual * 0.6, left));
  };

  const make = (day: DemoDay, hours: number, fate: Fate): DemoOrder => {
    const style = styleFor(day);
    const code = `${client.prefix}-WO-${String(orders.length + 1).padStart(3, '0')}`;
    const colours = style.colours.slice(0, random.whole(1, style.colours.length));
    const shares = colours.map(() => random.between(0.5, 1.5));
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const order: DemoOrder = {
      code,
      style,
      jobs: colours.map((colour, at) => ({
        code: `${code}-${at + 1}`,
        number: String(at + 1),
        part: partOf(style.style, colour),
        ordered: roundToFive((hours / style.cycleHours) * ((shares[at] ?? 1) / whole)),
        completed: 0,
        scrapped: 0,
      })),
      holds: [],
      fate,
      status: 'ACTIVE',
      startedOn: null,
      lastMadeOn: null,
      waitsUntil: 0,
      season: day.season,
    };
    orders.push(order);
    return order;
  };

  const receive: OrderBook['receive'] = (day, sizeFactor = 1) => {
    const isLast = orders.length >= most - 1;
    const hours = isLast ? Math.max(meanHours(day), capacityFrom(day) - openHours()) * 1.5 : meanHours(day);
    return make(day, hours * sizeFactor * random.between(0.7, 1.3), 'ordinary');
  };

  const mayGoOn = (order: DemoOrder, day: DemoDay): boolean =>
    (order.waitsUntil <= day.number || (order.waitsUntil === Infinity && order.season < day.season)) &&
    (!makesNewStyle(client, day) || order.style.style === newStyleOf(day.season));

  return {
    orders,
    receive,
    take: (day, sizeFactor) => {
      const next = waiting.find((order) => mayGoOn(order, day));
      if (!next) return receive(day, sizeFactor);
      waiting = waiting.filter((order) => order !== next);
      return next;
    },
    receiveRush: (day, hours) => make(day, hours, 'rush'),
    park: (order, until) => {
      order.waitsUntil = until;
      waiting.push(order);
    },
    close: (day) => {
      while (orders.length < total) {
        const order = make(day, (capacity / planned) * random.between(0.7, 1.3), 'ordinary');
        if (orders.length <= total - gone) continue;
        order.status = orders.length % 2 === 0 ? 'CANCELLED' : 'REJECTED';
      }
    },
  };
};
