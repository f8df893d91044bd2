import { randomUUID } from 'node:crypto';
import { daysAgo, type Holdings } from '../plant';
import { place, type Inputs } from './values';

const entry = (own: Holdings, key: string) => ({
  key,
  workOrder: own.orderCode,
  operation: own.operationCode,
  unitsProduced: 50,
  unitsDefective: 1,
  runHours: 2,
  employeesAssigned: 8,
  employeesPresent: 7,
  employeesFloatingIdle: null,
  scheduledHours: 2,
  notes: null,
});

const noChanges = { creates: [], updates: [], voids: [] };
const emptyBatch = { stops: noChanges, inspections: noChanges, hours: [] };

/** A row that stands there, changed and taken out, and a new one. */
const batch = (own: Holdings) => ({
  ...emptyBatch,
  place: place(own, own.date),
  production: {
    creates: [entry(own, 'new')],
    updates: [{ ...entry(own, 'changed'), id: own.entryId, version: own.entryVersion }],
    voids: [{ key: 'void', id: own.entryId + 2, version: 1, reason: 'entered twice' }],
  },
});

const batchOfNew = (own: Holdings) => ({
  ...emptyBatch,
  place: place(own, daysAgo(0)),
  production: { ...noChanges, creates: [entry(own, 'new')] },
});

const stop = (own: Holdings, key: string) => ({
  key,
  reason: own.reasonCode,
  startTime: '06:10',
  endTime: null,
  minutes: 20,
  isRunning: false,
  workOrder: own.orderCode,
  equipment: own.equipmentCode,
  employeesAffected: 8,
  responsible: own.employeeCode,
  detail: 'belt',
  resolutionNotes: null,
});

/** Stops alone: a new one, one changed, one taken out. */
const batchOfStops = (own: Holdings) => ({
  ...emptyBatch,
  place: place(own, own.date),
  production: noChanges,
  stops: {
    creates: [stop(own, 'new')],
    updates: [{ ...stop(own, 'changed'), id: own.entryId, version: 1 }],
    voids: [{ key: 'void', id: own.entryId + 2, version: 1, reason: 'entered twice' }],
  },
});

const inspection = (own: Holdings, key: string, defectId: number | null) => ({
  key,
  workOrder: own.orderCode,
  operation: own.operationCode,
  unitsInspected: 20,
  unitsPassed: 18,
  unitsDefective: 2,
  unitsRework: 1,
  unitsRepair: null,
  method: 'VISUAL',
  sampleSizePercent: 10,
  inspector: own.employeeCode,
  isReinspection: false,
  notes: null,
  defects: [
    {
      id: defectId,
      type: own.reasonCode,
      description: 'seam',
      unitSerial: null,
      disposition: 'REWORK',
      rootCause: null,
    },
  ],
});

/** Inspections alone, each with a defect: a new one and one changed, or one taken out. */
const batchesOfInspections = (own: Holdings) => {
  const about = { ...emptyBatch, place: place(own, own.date), production: noChanges };
  const updates = [{ ...inspection(own, 'changed', own.entryId), id: own.entryId, version: 1 }];
  const voids = [{ key: 'void', id: own.entryId, version: 1, reason: 'entered twice' }];
  return [
    { ...about, inspections: { creates: [inspection(own, 'new', null)], updates, voids: [] } },
    { ...about, inspections: { ...noChanges, voids } },
  ];
};

const batches = (own: Holdings) => [
  batchOfNew(own),
  batch(own),
  batchOfStops(own),
  ...batchesOfInspections(own),
];

/** A shift is closed once: each input is of a day of its own. */
const CLOSED_DAYS_AGO = 60;
let closings = 0;

const DRAFT_PLACE = 'probe';

/** What a shift enters, by procedure. */
export const shiftInputs: Inputs = {
  'drafts.get': (own) => [{ clientId: own.clientId, kind: 'sheet', place: own.lineCode }],
  'drafts.save': (own) => [
    {
      clientId: own.clientId,
      kind: 'sheet',
      place: DRAFT_PLACE,
      content: { typed: 1 },
      seat: 'window',
      basedOn: null,
    },
  ],
  'drafts.discard': (own) => [{ clientId: own.clientId, kind: 'sheet', place: DRAFT_PLACE }],
  'sheet.get': (own) => [place(own, own.date), { ...place(own, own.date), seat: 'window' }],
  'sheet.rehearse': (own) => batches(own),
  'sheet.close': (own) => {
    closings += 1;
    return [{ place: place(own, daysAgo(CLOSED_DAYS_AGO + closings)), note: 'counted later' }];
  },
  'sheet.reopen': (own) => [
    { place: place(own, daysAgo(CLOSED_DAYS_AGO + 1)), version: 1, reason: 'forgotten rows' },
  ],
  'sheet.record': (own) => batches(own).map((each) => ({ ...each, submissionId: randomUUID() })),
  'stops.running': () => [{}],
  // Without a line nothing is said of other stops, so that each call answers the same; with one, the reason is missing.
  'stops.start': (own) =>
    [
      { at: { ...place(own, own.date), lineId: null }, reason: own.reasonCode },
      { at: place(own, own.date), reason: '' },
    ].map(({ at, reason }) => ({
      place: at,
      reason,
      workOrder: own.orderCode,
      equipment: own.equipmentCode,
      employeesAffected: 8,
      detail: 'belt',
      startTime: '06:10',
    })),
  // It is over already: whoever closed a running one would leave nothing for the next caller.
  'stops.close': (own) => [{ clientId: own.clientId, id: own.entryId, version: 1, endTime: null }],
  'production.history': (own) => [{ clientId: own.clientId, entryId: own.entryId }],
};
