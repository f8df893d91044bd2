import { daysAgo } from '../plant';
import { late, narrowing, type Inputs } from './values';

/** Actions against a number, by procedure. */
export const actionsInputs: Inputs = {
  'actions.list': (own) => [
    { clientId: own.clientId },
    { clientId: own.clientId, kpi: 'efficiency', states: ['OPEN', 'CLOSED', 'VOIDED'] },
  ],
  'actions.get': (own) => [{ clientId: own.clientId, id: own.entryId }],
  'actions.judge': (own) => [
    { clientId: own.clientId, id: own.entryId },
    { clientId: own.clientId, id: own.entryId, from: daysAgo(8), to: daysAgo(1) },
  ],
  'actions.create': (own) => {
    const input = {
      clientId: own.clientId,
      kpi: 'efficiency',
      from: daysAgo(20),
      to: daysAgo(0),
      problem: 'Efficiency fell',
      countermeasure: 'Second pair of hands at the press',
      ownerId: own.employeeId,
      dueDate: daysAgo(-14),
    };
    return [input, { ...input, where: narrowing(own) }];
  },
  // Changes nothing, so that the version that it names stays the newest.
  'actions.update': (own) => [
    { clientId: own.clientId, id: own.entryId, version: 1, ownerId: own.employeeId },
  ],
  'actions.close': (own) => [
    { ...late(own, 1), from: daysAgo(8), to: daysAgo(0), verdict: 'MOVED', remark: 'held for a week' },
  ],
  'actions.reopen': (own) => [{ ...late(own, 1), reason: 'too early' }],
  'actions.void': (own) => [{ ...late(own, 3), reason: 'entered twice' }],
};
