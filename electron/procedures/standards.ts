import {
  explainStandard,
  listStandardChanges,
  listStandards,
  removeStandard,
  setCategoryStandard,
  setLineStandard,
  setOrderStandard,
  setPartStandard,
  setProductStandard,
  setShiftStandard,
  setStandard,
} from '../../db';
import { inLane } from './procedure';

export const standards = {
  list: inLane.standards.list.handler(({ context, input }) => listStandards(context.scope, input.clientId)),
  explain: inLane.standards.explain.handler(({ context, input }) => explainStandard(context.scope, input)),
  changes: inLane.standards.changes.handler(({ context, input }) =>
    listStandardChanges(context.scope, input.clientId),
  ),
  set: inLane.standards.set.handler(({ context, input }) => setStandard(context.scope, input)),
  remove: inLane.standards.remove.handler(({ context, input }) => removeStandard(context.scope, input)),
  setCategory: inLane.standards.setCategory.handler(({ context, input }) =>
    setCategoryStandard(context.scope, input),
  ),
  setProduct: inLane.standards.setProduct.handler(({ context, input }) =>
    setProductStandard(context.scope, input),
  ),
  setOrder: inLane.standards.setOrder.handler(({ context, input }) => setOrderStandard(context.scope, input)),
  setPart: inLane.standards.setPart.handler(({ context, input }) => setPartStandard(context.scope, input)),
  setShift: inLane.standards.setShift.handler(({ context, input }) => setShiftStandard(context.scope, input)),
  setLine: inLane.standards.setLine.handler(({ context, input }) => setLineStandard(context.scope, input)),
};
