import { addCalendarEntry, changeCalendarEntry, getCalendar, removeCalendarEntry } from '../../db';
import { inLane } from './procedure';

export const calendar = {
  get: inLane.calendar.get.handler(({ context, input }) => getCalendar(context.scope, input)),
  add: inLane.calendar.add.handler(({ context, input }) => addCalendarEntry(context.scope, input)),
  change: inLane.calendar.change.handler(({ context, input }) => changeCalendarEntry(context.scope, input)),
  remove: inLane.calendar.remove.handler(({ context, input }) => removeCalendarEntry(context.scope, input)),
};
