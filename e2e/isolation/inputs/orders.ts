import { daysAgo } from '../plant';
import { fresh, late, type Inputs } from './values';

/** The life of orders, by procedure. */
export const ordersInputs: Inputs = {
  'holds.approve': (own) => [late(own, 34)],
  'holds.cancel': (own) => [{ ...late(own, 35), reason: 'entered twice' }],
  'holds.list': (own) => [
    { clientId: own.clientId, asOf: daysAgo(0) },
    {
      clientId: own.clientId,
      workOrderId: own.entryId + 40,
      states: ['requested', 'held'],
      asOf: daysAgo(0),
    },
  ],
  'holds.request': (own) =>
    [null, own.entryId + 36].map((jobId) => ({
      clientId: own.clientId,
      workOrderId: own.entryId + 36,
      jobId,
      reason: own.reasonCode,
      reasonDetail: 'Shade',
      holdDate: daysAgo(1),
    })),
  'holds.resume': (own) => [{ ...late(own, 34), resumeDate: daysAgo(0) }],
  'holds.withdraw': (own) => [{ ...late(own, 33), reason: 'the shade was right' }],
  'orders.cancel': (own) => [{ ...late(own, 32), reason: 'customer' }],
  'orders.complete': (own) => [late(own, 31)],
  'orders.create': (own) => [
    { clientId: own.clientId, code: fresh('NEW'), styleModel: null, plannedQuantity: 10 },
    {
      clientId: own.clientId,
      code: fresh('NEW'),
      styleModel: fresh('STYLE'),
      plannedQuantity: 10,
      plannedShipDate: daysAgo(0),
      jobs: [
        { partNumber: own.partNumber, quantity: 10, cells: [{ size: 'M', colour: 'Navy', quantity: 10 }] },
      ],
      routing: [own.operationCode],
    },
  ],
  'orders.get': (own) => [{ clientId: own.clientId, id: own.entryId, asOf: daysAgo(0) }],
  'orders.list': (own) => [
    { clientId: own.clientId, limit: 5 },
    { clientId: own.clientId, which: 'all', text: own.orderCode, limit: 5 },
  ],
  'orders.reject': (own) => [{ ...late(own, 33), reason: 'customer' }],
  'orders.release': (own) => [late(own, 30)],
  'orders.reopen': (own) => [{ ...late(own, 31), reason: 'too early' }],
  // Changes nothing, so that the version that it names stays the newest.
  'orders.update': (own) => [
    {
      clientId: own.clientId,
      id: own.entryId + 39,
      version: 1,
      poNumber: null,
      jobs: [{ id: own.entryId + 39, version: 1 }],
    },
  ],
  'orders.search': (own) => [
    { clientId: own.clientId, text: own.orderCode },
    { clientId: own.clientId, text: own.orderStyle },
    { clientId: own.clientId, text: '' },
  ],
  'shipments.record': (own) => [
    { clientId: own.clientId, workOrderId: own.entryId + 37, shippedOn: daysAgo(1), quantity: 5 },
  ],
  'shipments.void': (own) => [{ ...late(own, 38), reason: 'entered twice' }],
};
