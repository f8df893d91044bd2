import { HISTORY_KINDS } from '../../../electron/contract/history';
import { CATALOGUE_KINDS } from '../../../db/vocabulary';
import { daysAgo } from '../plant';
import { fresh, next, type Inputs } from './values';

/** A PNG of one pixel. */
const PIXEL = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** Clients and their floor, by procedure. */
export const plantInputs: Inputs = {
  'catalogues.list': (own) => [{ clientId: own.clientId }, { clientId: own.clientId, lineId: own.lineId }],
  'catalogues.records': (own) => CATALOGUE_KINDS.map((kind) => ({ clientId: own.clientId, kind })),
  'catalogues.create': (own) => [
    {
      clientId: own.clientId,
      kind: 'stop-reasons',
      code: fresh('STOP'),
      nameEn: 'New reason',
      nameEs: 'Motivo nuevo',
      parentCode: own.reasonCode,
      lineCodes: [own.lineCode],
    },
  ],
  // Changes nothing, so that the version that it names stays the newest.
  'catalogues.update': (own) => [
    { clientId: own.clientId, kind: 'hold-reasons', id: own.entryId, version: 1, parentCode: null },
    { clientId: own.clientId, kind: 'hold-reasons', id: own.entryId, version: 1, isActive: true },
  ],
  'catalogues.addStarterSet': (own) => [{ clientId: own.clientId, kind: 'defect-types' }],
  'calendar.get': (own) => [
    { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0) },
    { clientId: own.clientId, from: daysAgo(20), to: daysAgo(0), line: own.lineCode },
  ],
  'calendar.add': (own) => [
    {
      clientId: own.clientId,
      date: daysAgo(next()),
      kind: 'NO_SHIFT',
      shiftId: own.entryId,
      lineId: own.lineId,
      name: 'Power cut',
    },
  ],
  'calendar.change': (own) => [
    {
      clientId: own.clientId,
      id: own.entryId,
      shiftId: own.entryId,
      lineId: own.lineId,
      name: 'Stocktaking',
    },
  ],
  // Another version than it has: whoever removed it would leave nothing for the next caller.
  'calendar.remove': (own) => [{ clientId: own.clientId, id: own.entryId, version: 99 }],
  'clients.list': () => [undefined],
  'clients.records': () => [undefined],
  'clients.people': (own) => [{ clientId: own.clientId }],
  'clients.logo': (own) => [{ clientId: own.clientId }],
  'clients.setLogo': (own) => [{ clientId: own.clientId, content: PIXEL }],
  'clients.removeLogo': (own) => [{ clientId: own.clientId }],
  'clients.update': (own) => [
    {
      clientId: own.clientId,
      location: 'Hall 2',
      supervisorCode: own.employeeCode,
      plannerCode: own.employeeCode,
      engineeringCode: own.employeeCode,
      contacts: [{ id: null, name: 'Contact One', jobTitle: null, email: 'one@example.test', phone: null }],
    },
  ],
  'clients.provision': () => [{ code: fresh('NEW'), name: 'New client' }],
  'clients.verify': (own) => [{ code: own.clientCode }],
  'employees.list': (own) => [{ clientId: own.clientId }],
  'employees.create': (own) => [{ clientId: own.clientId, code: fresh('EMP'), name: 'New employee' }],
  // Changes nothing, so that the version that it names stays the newest.
  'employees.update': (own) => [
    { clientId: own.clientId, employeeId: own.employeeId, version: 1, isActive: true },
  ],
  'equipment.list': (own) => [{ clientId: own.clientId }],
  'equipment.create': (own) => [
    { clientId: own.clientId, code: fresh('EQ'), name: 'Machine', lineId: own.lineId },
  ],
  'equipment.update': (own) => [
    { clientId: own.clientId, id: own.entryId, name: 'Press', lineId: own.lineId },
  ],
  'lines.list': (own) => [{ clientId: own.clientId }],
  'lines.create': (own) => [{ clientId: own.clientId, code: fresh('L'), name: 'Line', standardCrew: 8 }],
  'lines.update': (own) => [
    { clientId: own.clientId, id: own.lineId, name: 'Line of today' },
    { clientId: own.clientId, id: own.lineId, standardCrew: 9 },
  ],
  'piecePlans.list': (own) => [{ clientId: own.clientId }],
  'piecePlans.add': (own) => [
    {
      clientId: own.clientId,
      lineId: own.lineId,
      shiftType: 'SAT_OT',
      date: null,
      from: daysAgo(next()),
      pieces: 100,
    },
  ],
  'piecePlans.change': (own) => [
    {
      clientId: own.clientId,
      id: own.entryId,
      lineId: own.lineId,
      shiftType: 'SUN_OT',
      date: daysAgo(1),
      from: null,
      pieces: 200,
    },
  ],
  // Another version than it has: whoever removed it would leave nothing for the next caller.
  'piecePlans.remove': (own) => [{ clientId: own.clientId, id: own.entryId, version: 99 }],
  'shifts.list': (own) => [{ clientId: own.clientId }],
  'shifts.create': (own) => [
    {
      clientId: own.clientId,
      code: fresh('S'),
      name: 'Night',
      shiftType: 'OTHER',
      startTime: '22:00',
      endTime: '06:00',
      standardHours: 7.5,
      standardCrew: null,
      weekdays: [1, 2, 3, 4, 5],
      breaks: [{ startTime: '02:00', minutes: 30, isPaid: false }],
    },
  ],
  'shifts.update': (own) => [
    { clientId: own.clientId, id: own.entryId, name: 'Morning', breaks: [] },
    { clientId: own.clientId, id: own.entryId, standardHours: 7, weekdays: [1, 2, 3] },
  ],
  'history.list': (own) =>
    HISTORY_KINDS.map((kind) => ({
      clientId: own.clientId,
      kind,
      rowId: { client: own.clientId, employee: own.employeeId }[kind as string] ?? own.entryId,
    })),
  'plant.lines': (own) => [{ clientId: own.clientId }],
  'plant.shifts': (own) => [{ clientId: own.clientId }],
  'settings.get': (own) => [{ clientId: own.clientId }, { clientId: own.clientId, key: 'default_crew' }],
  'settings.set': (own) => [{ clientId: own.clientId, key: 'default_crew', value: '12' }],
};
