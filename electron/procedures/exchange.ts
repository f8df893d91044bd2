import { exportTable, importTable } from '../../db';
import { inLane } from './procedure';

export const exchange = {
  importTable: inLane.exchange.importTable.handler(async ({ context, input }) => ({
    table: input.table,
    ...(await importTable(context.scope, input)),
  })),
  exportTable: inLane.exchange.exportTable.handler(({ context, input }) => exportTable(context.scope, input)),
};
