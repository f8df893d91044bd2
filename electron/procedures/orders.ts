import { searchOrders } from '../../db';
import { inLane } from './procedure';

export const orders = {
  search: inLane.orders.search.handler(({ context, input }) => searchOrders(context.scope, input)),
};
