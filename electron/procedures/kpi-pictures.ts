import { getDeliveryCalendar, getLosses, getOrderAges, getStopCourse, getStopTimeline } from '../../db';
import { inLane } from './procedure';

/** What the pictures of single KPIs are drawn from. */
export const kpiPictures = {
  aging: inLane.kpi.aging.handler(({ context, input }) => getOrderAges(context.scope, input)),
  deliveries: inLane.kpi.deliveries.handler(({ context, input }) =>
    getDeliveryCalendar(context.scope, input),
  ),
  stopCourse: inLane.kpi.stopCourse.handler(({ context, input }) => getStopCourse(context.scope, input)),
  stopTimeline: inLane.kpi.stopTimeline.handler(({ context, input }) =>
    getStopTimeline(context.scope, input),
  ),
  losses: inLane.kpi.losses.handler(({ context, input }) => getLosses(context.scope, input)),
};
