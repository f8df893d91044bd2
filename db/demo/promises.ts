import { addDays } from '../calendar';
import type { ClientRun } from './client-run';
import type { DemoDay } from './days';
import type { DemoOrder } from './orders';
import { randomOf, type Random } from './random';

/** The dates of an order, seen from the end of the run. */
export type OrderDates = {
  readonly receipt: string;
  readonly acknowledged: string;
  readonly plannedStart: string;
  readonly promised: string;
  /** The day after the last entry of a finished order, if the run has come to it. */
  readonly shippedOn: string | null;
  /** When it was finished, cancelled or rejected. */
  readonly closedOn: string | null;
};

const later = (a: string, b: string): string => (a > b ? a : b);

const promiseOf = (
  order: DemoOrder,
  shippedOn: string | null,
  until: string,
  keepsPromise: () => boolean,
  random: Random,
) => {
  const { fate } = order;
  if (shippedOn !== null) {
    if (fate === 'rush') return addDays(shippedOn, 1);
    return addDays(shippedOn, keepsPromise() ? random.whole(0, 5) : -random.whole(1, 4));
  }
  if (fate === 'displaced') return addDays(until, -random.whole(2, 11));
  if (fate === 'after-rush' && order.status !== 'COMPLETED') return addDays(until, -random.whole(1, 6));
  return addDays(until, random.whole(3, 12));
};

/**
 * Dates each order: promises as a planner makes them who is right as often as the client's character says, and late
 * where a story says so. Orders that wait for the rush order to be done are overdue at the end of the run.
 */
export const dateOrders = (
  run: ClientRun,
  days: readonly DemoDay[],
  until: string,
  seed: number,
): ReadonlyMap<DemoOrder, OrderDates> => {
  const random = randomOf(seed, run.client.code, 'promises');
  const suffers = run.book.orders.some(({ fate, status }) => fate === 'displaced' && status === 'ACTIVE');
  let unstarted = 0;
  // How many promises are broken follows from the client's character, which ones from where it begins to count.
  let broken = random.next();
  const keepsPromise = (): boolean => {
    broken += 1 - run.client.onTime;
    if (broken < 1) return true;
    broken -= 1;
    return false;
  };
  return new Map(
    run.book.orders.map((order): [DemoOrder, OrderDates] => {
      const isGone = order.status === 'CANCELLED' || order.status === 'REJECTED';
      const isDone = order.status === 'COMPLETED' && order.lastMadeOn !== null;
      const ship = isDone && order.lastMadeOn !== null ? addDays(order.lastMadeOn, 1) : null;
      const shippedOn = ship !== null && ship <= until ? ship : null;
      if (order.startedOn === null && !isGone) unstarted += 1;
      const isOverdueUnstarted = suffers && order.startedOn === null && unstarted % 3 !== 0;
      const plannedStart = isGone
        ? (days[random.whole(0, Math.floor(days.length * 0.8))]?.date ?? until)
        : order.startedOn !== null
          ? addDays(order.startedOn, -random.whole(0, 2))
          : addDays(until, isOverdueUnstarted ? -random.whole(8, 13) : random.whole(2, 9));
      const ordinary = promiseOf(order, shippedOn, until, keepsPromise, random);
      const promised = isOverdueUnstarted
        ? addDays(until, -random.whole(0, 7))
        : order.startedOn === null
          ? addDays(plannedStart, random.whole(8, 15))
          : later(ordinary, order.startedOn);
      const receipt = addDays(plannedStart < until ? plannedStart : until, -random.whole(7, 15));
      return [
        order,
        {
          receipt,
          acknowledged: addDays(receipt, random.whole(1, 3)),
          plannedStart,
          promised,
          shippedOn,
          closedOn: isGone ? addDays(receipt, 5) : shippedOn,
        },
      ];
    }),
  );
};
