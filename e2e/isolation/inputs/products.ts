import { daysAgo } from '../plant';
import { fresh, next, type Inputs } from './values';

/** What is made, and its standards, by procedure. */
export const productsInputs: Inputs = {
  'operations.list': (own) => [{ clientId: own.clientId }],
  'operations.create': (own) => [{ clientId: own.clientId, code: fresh('OP'), name: 'Pressing' }],
  'operations.update': (own) => [{ clientId: own.clientId, id: own.entryId, version: 1, isActive: true }],
  'parts.list': (own) => [{ clientId: own.clientId }],
  'parts.create': (own) => [{ clientId: own.clientId, part: fresh('PART'), opportunitiesPerUnit: 12 }],
  // The second part: that of `standards.setPart` is of another version by then.
  'parts.update': (own) => [{ clientId: own.clientId, id: own.entryId + 1, version: 1, notes: null }],
  'products.list': (own) => [{ clientId: own.clientId }],
  'products.create': (own) => [
    {
      clientId: own.clientId,
      code: fresh('P'),
      style: 'Polo',
      sizes: ['S', 'M'],
      colours: ['Navy'],
      variants: [{ size: 'M', colour: 'Navy' }],
    },
  ],
  // The second product: that of `standards.setProduct` is of another version by then.
  'products.update': (own) => [{ clientId: own.clientId, id: own.entryId + 1, version: 1, isActive: true }],
  'routings.list': (own) => [{ clientId: own.clientId }],
  'routings.set': (own) => [
    { clientId: own.clientId, style: 'Polo', operations: [own.operationCode] },
    { clientId: own.clientId, style: null, operations: [own.operationCode] },
  ],
  'standards.changes': (own) => [{ clientId: own.clientId }],
  'standards.explain': (own) => [
    { clientId: own.clientId, date: own.date, workOrder: own.orderCode },
    {
      clientId: own.clientId,
      date: own.date,
      style: own.orderStyle,
      line: own.lineCode,
      shift: own.shiftCode,
    },
  ],
  'standards.list': (own) => [{ clientId: own.clientId }],
  'standards.set': (own) => [
    { clientId: own.clientId, line: own.lineCode, cycleTimeHours: 0.2, from: daysAgo(20) },
    { clientId: own.clientId, shift: own.shiftCode, cycleTimeHours: 0.2, from: daysAgo(20) },
  ],
  'standards.remove': (own) => [
    { clientId: own.clientId, line: own.lineCode, from: daysAgo(20) },
    { clientId: own.clientId, shift: own.shiftCode, from: daysAgo(20) },
  ],
  'standards.setCategory': (own) => [{ clientId: own.clientId, category: 'Trousers', cycleTimeHours: 0.3 }],
  'standards.setProduct': (own) => [
    { clientId: own.clientId, product: own.productCode, cycleTimeHours: 0.2, category: 'Trousers' },
  ],
  // Another cycle time each time, for the answer says how many entries it moved.
  'standards.setOrder': (own) => [
    { clientId: own.clientId, workOrder: own.orderCode, cycleTimeHours: 0.2 + next() / 1000 },
  ],
  'standards.setPart': (own) => [{ clientId: own.clientId, part: own.partNumber, opportunitiesPerUnit: 5 }],
  'standards.setShift': (own) => [{ clientId: own.clientId, shift: own.shiftCode, hours: 7.5, crew: 9 }],
  'standards.setLine': (own) => [{ clientId: own.clientId, line: own.lineCode, crew: 9 }],
};
