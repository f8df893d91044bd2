import type { DemoDay } from './days';
import { CREWS, type DemoClient, type DemoCrew } from './floor-plan';
import { crewsOf, endWith, enlarge, openBook, shiftHoursOf, type DemoOrder, type OrderBook } from './orders';
import { employeesOf, peoplePlanner, type DayPeople, type DemoEmployee } from './people';
import { randomOf, type Random } from './random';
import { workShift, type Work } from './shift';
import {
  findsBadLot,
  hasRush,
  isSilent,
  makesNewStyle,
  mistakeOf,
  ORDERS_ON_HOLD,
  startsBigOrders,
  type Mistake,
} from './stories';

/** One crew's shift as it was worked; nothing was typed in of a silent one. */
export type RunShift = {
  readonly crew: DemoCrew;
  readonly shiftType: string;
  readonly present: number;
  readonly works: readonly Work[];
  readonly mistake: Mistake | null;
};

export type RunDay = {
  readonly day: DemoDay;
  readonly hours: number;
  readonly people: DayPeople;
  readonly shifts: readonly RunShift[];
};

export type ClientRun = {
  readonly client: DemoClient;
  readonly at: number;
  readonly employees: readonly DemoEmployee[];
  readonly book: OrderBook;
  /** Works through the days once; only then are the orders what they are in the end. */
  readonly work: () => Generator<RunDay>;
};

type CrewState = {
  readonly crew: DemoCrew;
  order: DemoOrder | null;
  lastPart: string | null;
  rushes: boolean;
};

const USUAL_HOLDS = [
  { season: 14, days: 3, reason: 'ENGINEERING_REVIEW', detail: 'Drawing and sample differ' },
  { season: 26, days: 2, reason: 'CUSTOMER_REQUEST', detail: 'Customer confirms the colour' },
] as const;
const LAST_HOLD_FROM = 86;
/** Days of work that an order has left at least when the rush order displaces it. */
const DAYS_LEFT_BY_RUSH = 3;

const BAD_LOT_REASON = 'MATERIAL_INSPECTION';
const BAD_LOT_DETAIL = 'Dye lot 0417 is off shade';

const passes = (day: DemoDay, seasonDay: number): boolean =>
  !day.isSaturday && day.to >= seasonDay && day.from < seasonDay + 1;

/** Puts running and waiting orders of the bad lot on hold; one of them twice over, overlapping. */
const holdBadLot = (
  book: OrderBook,
  day: DemoDay,
  states: readonly CrewState[],
  dateOf: (number: number) => string | null,
  daysPerStep: number,
): void => {
  const running = states.slice(0, -1).flatMap((state) => {
    const { order } = state;
    state.order = null;
    return order ?? [];
  });
  const affected = [...new Set(running)];
  while (affected.length < ORDERS_ON_HOLD) affected.push(book.receive(day, 0.8));
  for (const [at, order] of affected.entries()) {
    const until = day.number + Math.max(1, Math.round((5 + (at % 4)) * daysPerStep));
    order.holds.push({
      from: day.date,
      to: dateOf(until),
      reason: BAD_LOT_REASON,
      detail: BAD_LOT_DETAIL,
    });
    book.park(order, until);
    if (at !== 0) continue;
    const longer = until + Math.max(1, Math.round(2 * daysPerStep));
    const from = dateOf(day.number + Math.max(0, Math.round(daysPerStep))) ?? day.date;
    order.holds.push({ from, to: dateOf(longer), reason: 'QUALITY_ISSUE', detail: 'Fastness test repeated' });
    order.waitsUntil = longer;
  }
};

/** Makes a client's run through the days; the same seed gives the same run. */
export const runClient = (
  client: DemoClient,
  at: number,
  days: readonly DemoDay[],
  seed: number,
): ClientRun => {
  const streamOf = (name: string): Random => randomOf(seed, client.code, name);
  const employees = employeesOf(client, at, streamOf('employees'));
  const book = openBook(client, days, streamOf('orders'));
  const weekdays = days.filter((day) => !day.isSaturday);
  const dateOf = (number: number): string | null => weekdays[number - 1]?.date ?? null;
  const daysPerStep = Math.min(1, weekdays.length / 90);

  const work = function* (): Generator<RunDay> {
    const planPeople = peoplePlanner(client, at, employees, streamOf('people'));
    const floor = streamOf('floor');
    const states = CREWS.map((crew): CrewState => ({ crew, order: null, lastPart: null, rushes: false }));
    let rush: DemoOrder | null = null;

    const tellStories = (day: DemoDay, before: DemoDay | undefined): void => {
      if (before && makesNewStyle(client, day) && !makesNewStyle(client, before)) {
        for (const state of states) state.order = null;
      }
      if (findsBadLot(client, day, before)) holdBadLot(book, day, states, dateOf, daysPerStep);
      const arrives = hasRush(client, day) && !(before && hasRush(client, before));
      if (arrives) {
        rush = book.receiveRush(
          day,
          client.efficiency * 3 * 3 * 9 * Math.max(1, Math.round(10 * daysPerStep)),
        );
        const displaced = states.filter(({ order }) => order?.fate === 'displaced');
        for (const state of displaced) {
          if (state.order) book.park(state.order, Infinity);
          state.order = null;
          state.rushes = true;
        }
      }
      for (const [turn, { season, days: length, reason, detail }] of USUAL_HOLDS.entries()) {
        const state = states[turn + 1];
        if (!state?.order || !passes(day, season)) continue;
        const until = day.number + Math.max(1, Math.round(length * daysPerStep));
        state.order.holds.push({ from: day.date, to: dateOf(until), reason, detail });
        book.park(state.order, until);
        state.order = null;
      }
      const last = states.at(-1);
      if (day.isLastSeason && passes(day, LAST_HOLD_FROM) && last?.order && last.order.fate === 'ordinary') {
        last.order.holds.push({
          from: day.date,
          to: null,
          reason: 'CAPACITY_CONSTRAINT',
          detail: 'Waits for a free line',
        });
        last.order.status = 'ON_HOLD';
        last.order.waitsUntil = Infinity;
        last.order = null;
      }
    };

    /** What so many people make of an order in so many hours. */
    const unitsOf = (people: number, hours: number, order: DemoOrder): number =>
      Math.ceil((people * hours * client.efficiency) / order.style.cycleHours);

    const nextFor = (state: CrewState, day: DemoDay): DemoOrder => {
      const isRushing = state.rushes && rush !== null && rush.status === 'ACTIVE';
      if (isRushing && rush) return rush;
      const isBig = startsBigOrders(client, day) && state !== states.at(-1);
      const order = book.take(day, isBig ? 2.6 : 1);
      if (isBig) {
        const left = days.slice(days.indexOf(day)).findIndex((on) => hasRush(client, on));
        enlarge(order, unitsOf(state.crew.size, (left + DAYS_LEFT_BY_RUSH) * shiftHoursOf(day), order));
      }
      if (isBig && order.fate === 'ordinary') order.fate = 'displaced';
      else if (order.fate === 'ordinary' && state.rushes) order.fate = 'after-rush';
      return order;
    };

    const finish = (order: DemoOrder): void => {
      order.status = 'COMPLETED';
      if (order.fate === 'displaced') order.fate = order.waitsUntil === Infinity ? 'after-rush' : 'ordinary';
      for (const state of states) if (state.order === order) state.order = null;
    };

    for (const [index, day] of days.entries()) {
      const before = days[index - 1];
      if (before && before.season < day.season) {
        rush = null;
        for (const state of states) state.rushes = false;
      }
      tellStories(day, before);
      const next = days[index + 1];
      const isLastDay = Boolean(next && makesNewStyle(client, next) && !makesNewStyle(client, day));
      const hours = shiftHoursOf(day);
      const people = planPeople(day, hours);
      const shifts = crewsOf(day).flatMap((crew, crewAt): RunShift[] => {
        const state = states[crewAt];
        if (!state || isSilent(client, day, crew.line)) return [];
        const away = [...people.absent].filter(([{ crew: own }]) => own === crew);
        const present = crew.size - away.filter(([, { coveredBy }]) => coveredBy === null).length;
        const mistake = mistakeOf(client, day, crew);
        if (isLastDay || mistake !== null) {
          state.order ??= nextFor(state, day);
          const units = unitsOf(present, hours, state.order);
          if (isLastDay) endWith(state.order, Math.round(units * 0.92));
          else enlarge(state.order, Math.ceil(units * 1.6));
        }
        const { works, lastPart } = workShift({
          client,
          day,
          crew,
          present,
          current: () => (state.order ??= nextFor(state, day)),
          finish,
          lastPart: state.lastPart,
          isLastDay,
          random: floor,
        });
        state.lastPart = lastPart;
        return [{ crew, shiftType: day.isSaturday ? 'SAT_OT' : crew.shiftType, present, works, mistake }];
      });
      yield { day, hours, people, shifts };
    }
    const last = days.at(-1);
    if (last) book.close(last);
  };
  return { client, at, employees, book, work };
};
