import { addDays } from '../calendar';
import type { ClientRun } from './client-run';
import { plannedQuantity, type DemoOrder } from './orders';
import type { OrderDates } from './promises';
import { instantOf, type DemoWriter, type Row } from './write';

const MILLISECONDS_IN_HOUR = 3_600_000;
const MORNING = 480;

const priorityOf = (order: DemoOrder, at: number): string =>
  order.fate === 'rush' ? 'RUSH' : at % 9 === 4 ? 'LOW' : 'STANDARD';

const statusOf = (order: DemoOrder, dates: OrderDates): string =>
  order.status === 'COMPLETED' && dates.shippedOn === null ? 'ACTIVE' : order.status;

const NOTES: Readonly<Record<string, string>> = {
  rush: 'Rush order: goes before everything that runs.',
  displaced: 'Displaced by the rush order; cut parts wait at the line.',
};

/** Writes a client's orders with their parts, holds and shipments. */
export const writeOrders = async (
  writer: DemoWriter,
  run: ClientRun,
  clientId: number,
  dates: ReadonlyMap<DemoOrder, OrderDates>,
  who: { readonly leader: string },
): Promise<void> => {
  const { client, book } = run;
  const dated = book.orders.flatMap((order) => {
    const own = dates.get(order);
    return own ? [{ order, own }] : [];
  });
  await writer.bring(
    'work_order',
    clientId,
    dated.map(({ order, own }, at): Row => {
      const received = instantOf(own.receipt, MORNING);
      const closed = own.closedOn === null ? null : instantOf(own.closedOn, MORNING);
      return {
        code: order.code,
        style_model: order.style.style,
        planned_quantity: plannedQuantity(order),
        planned_start_date: own.plannedStart,
        actual_start_date: order.startedOn,
        planned_ship_date: own.promised,
        required_date: addDays(own.promised, at % 3),
        ideal_cycle_ms: order.style.hasStandard
          ? Math.round(order.style.cycleHours * MILLISECONDS_IN_HOUR)
          : null,
        status: statusOf(order, own),
        receipt_date: own.receipt,
        acknowledged_date: own.acknowledged,
        priority_level: priorityOf(order, at),
        po_number: `PO-${client.letter}-${4000 + at}`,
        notes: NOTES[order.fate] ?? null,
        created_by: who.leader,
        completed_at: closed,
        created_at: received,
        updated_at: closed ?? received,
      };
    }),
  );
  const orderIds = writer.idsBy('work_orders', 'code', clientId);
  await writer.bring(
    'job',
    clientId,
    dated.flatMap(({ order }, at) =>
      order.jobs.map((job): Row => ({
        code: job.code,
        work_order_id: orderIds.get(order.code) ?? null,
        job_number: job.number,
        part_number: job.part,
        quantity_ordered: job.ordered,
        quantity_completed: job.completed,
        quantity_scrapped: job.scrapped,
        priority_level: priorityOf(order, at),
      })),
    ),
  );
  await writer.bring('hold_entry', clientId, holdRows(run, orderIds, who.leader));
  await writer.add(
    'shipments',
    clientId,
    dated.flatMap(({ order, own }): Row[] => {
      if (own.shippedOn === null) return [];
      const shipped = instantOf(own.shippedOn, MORNING);
      return [
        {
          external_id: `${order.code}-S1`,
          work_order_id: orderIds.get(order.code) ?? null,
          shipped_on: own.shippedOn,
          quantity: plannedQuantity(order),
          reference: `${client.prefix}-${order.code.slice(-3)}`,
          recorded_by: who.leader,
          created_at: shipped,
          updated_at: shipped,
        },
      ];
    }),
  );
};

const holdRows = (run: ClientRun, orderIds: ReadonlyMap<string, number>, leader: string): Row[] => {
  let serial = 0;
  return run.book.orders.flatMap((order) =>
    order.holds.map((hold): Row => {
      serial += 1;
      const begun = instantOf(hold.from, MORNING);
      const resumed = hold.to === null ? null : instantOf(hold.to, MORNING);
      return {
        external_id: `${run.client.prefix}-H-${String(serial).padStart(4, '0')}`,
        work_order_id: orderIds.get(order.code) ?? null,
        hold_status: hold.to === null ? 'ON_HOLD' : 'RESUMED',
        hold_date: hold.from,
        reason: hold.reason,
        reason_detail: hold.detail,
        approved_by: leader,
        approved_at: begun,
        resume_date: hold.to,
        resume_approved_by: resumed === null ? null : leader,
        resume_approved_at: resumed,
        created_at: begun,
        updated_at: resumed ?? begun,
      };
    }),
  );
};
