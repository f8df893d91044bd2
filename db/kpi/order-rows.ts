import type { KpiRow } from './row';
import type { OrderShare } from './orders';

/** The row of an order behind a number: the date that it counts by, 1 in the denominator. */
export const rowOfOrder = (share: OrderShare, factor: number): KpiRow => ({
  kind: 'order',
  entryId: share.order.id,
  shiftDate: share.date,
  shiftType: null,
  line: null,
  workOrder: share.order.code,
  style: share.order.style,
  operation: null,
  unitsProduced: share.order.plannedQuantity,
  cycleTimeHours: null,
  headcount: null,
  hours: null,
  numerator: share.numerator,
  denominator: 1,
  value: factor * share.numerator,
  confidence: share.confidence,
  sources: share.inferred.map((name) => {
    const [input = '', source = ''] = name.split('|');
    return { input, source };
  }),
  facts: share.facts,
});
