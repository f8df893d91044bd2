import type { RowCheck } from '../fields';

/** A job that a row names must be one of its order's. */
export const refuseForeignJob = ({ values, jobOrderId, refuse }: RowCheck): void => {
  if (jobOrderId !== null && jobOrderId !== values['work_order_id'])
    refuse('job_id_fk', 'exchange.unknown-job');
};

/** History may come into orders that take no typed entry any more; the report says so. */
export const warnOfClosedOrder = ({ order, warn }: RowCheck): void => {
  if (order && order.status !== 'ACTIVE') {
    warn('work_order_id_fk', 'exchange.order-not-active', { order: order.code, status: order.status });
  }
};
