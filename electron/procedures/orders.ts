import { createOrder, getOrderPage, listOrderLines, moveOrder, searchOrders, updateOrder } from '../../db';
import { inLane } from './procedure';

export const orders = {
  search: inLane.orders.search.handler(({ context, input }) => searchOrders(context.scope, input)),
  list: inLane.orders.list.handler(({ context, input }) => listOrderLines(context.scope, input)),
  get: inLane.orders.get.handler(({ context, input }) => getOrderPage(context.scope, input)),
  create: inLane.orders.create.handler(({ context, input }) => createOrder(context.scope, input)),
  update: inLane.orders.update.handler(({ context, input }) => updateOrder(context.scope, input)),
  release: inLane.orders.release.handler(({ context, input }) =>
    moveOrder(context.scope, 'release', { ...input, reason: null }),
  ),
  complete: inLane.orders.complete.handler(({ context, input }) =>
    moveOrder(context.scope, 'complete', input),
  ),
  cancel: inLane.orders.cancel.handler(({ context, input }) => moveOrder(context.scope, 'cancel', input)),
  reject: inLane.orders.reject.handler(({ context, input }) => moveOrder(context.scope, 'reject', input)),
  reopen: inLane.orders.reopen.handler(({ context, input }) => moveOrder(context.scope, 'reopen', input)),
};
