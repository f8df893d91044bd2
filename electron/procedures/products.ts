import {
  createOperation,
  createPart,
  createProduct,
  listOperations,
  listParts,
  listProducts,
  listRoutings,
  setRouting,
  updateOperation,
  updatePart,
  updateProduct,
} from '../../db';
import { inLane } from './procedure';

export const products = {
  list: inLane.products.list.handler(({ context, input }) => listProducts(context.scope, input.clientId)),
  create: inLane.products.create.handler(({ context, input }) => createProduct(context.scope, input)),
  update: inLane.products.update.handler(({ context, input }) => updateProduct(context.scope, input)),
};

export const operations = {
  list: inLane.operations.list.handler(({ context, input }) => listOperations(context.scope, input.clientId)),
  create: inLane.operations.create.handler(({ context, input }) => createOperation(context.scope, input)),
  update: inLane.operations.update.handler(({ context, input }) => updateOperation(context.scope, input)),
};

export const routings = {
  list: inLane.routings.list.handler(({ context, input }) => listRoutings(context.scope, input.clientId)),
  set: inLane.routings.set.handler(({ context, input }) => setRouting(context.scope, input)),
};

export const parts = {
  list: inLane.parts.list.handler(({ context, input }) => listParts(context.scope, input.clientId)),
  create: inLane.parts.create.handler(({ context, input }) => createPart(context.scope, input)),
  update: inLane.parts.update.handler(({ context, input }) => updatePart(context.scope, input)),
};
