import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../electron/contract/production';
import type { Sheet } from '../../../electron/contract/sheet';
import { createFormat } from '../../format';
import { applyPaste, duplicateRows, insertRow, typeText } from '../../ui/grid/commands';
import { productionRowKind, type InputField } from '../production/rows';
import { isChanged } from './section';
import { batchOf, parseDraft, sheetStoreOf } from './store';

const format = createFormat('en-US');
const kind = productionRowKind(format);
const place = { clientId: 1, lineId: 2, shiftDate: '2025-12-02', shiftType: 'SHIFT_1ST' } as const;
const used = (value: number) => ({ value, source: 'entry', confidence: 1 });

const entry = (id: number, unitsProduced = 100): Entry => ({
  id,
  version: 1,
  workOrder: { id: 1, code: 'W1', styleModel: null, status: 'ACTIVE' },
  operation: null,
  unitsProduced,
  unitsDefective: 2,
  runHours: 2.5,
  employeesAssigned: 10,
  employeesPresent: null,
  employeesFloatingIdle: 0,
  scheduledHours: null,
  notes: null,
  derived: {
    cycleTimeHours: used(0.25),
    employeesAssigned: used(10),
    employeesPresent: used(10),
    scheduledHours: used(9),
    runHours: used(2.5),
    efficiency: 27.8,
    performance: 34.1,
  },
  warnings: [],
  recordedBy: 'U1',
  recordedAt: '2025-12-02T20:00:00.000Z',
  updatedAt: '2025-12-02T20:00:00.000Z',
  isVerified: false,
  readOnlyBecause: null,
});

const totals = { unitsProduced: 0, unitsDefective: 0, runHours: 0, efficiency: null, performance: null };
const sheetOf = (entries: Entry[]): Sheet => ({
  shift: {
    hours: 9,
    hoursSource: 'shift',
    startTime: '06:00',
    endTime: '15:00',
    slots: [{ hour: 1, from: '06:00', to: '07:00', planPieces: 60 }],
    planPieces: 60,
    planSource: 'plan',
  },
  production: { entries, totals },
  stops: [],
  inspections: [],
  hours: [],
  account: { plannedHours: 9, runHours: 0, stopHours: 0, unexplainedHours: 9, missing: [] },
  closing: { closed: null, missing: [] },
  draftsElsewhere: [],
});

let users = 0;
const open = (...entries: Entry[]) => {
  const store = sheetStoreOf(`U${(users += 1)}`, place);
  store.load(sheetOf(entries));
  store.markReady();
  const { production } = store.sections;
  const type = (at: number, field: InputField, text: string) =>
    production.edit({ kind: 'type', count: 1 }, (rows) =>
      typeText(rows, rows[at]?.key ?? '', field, text, kind),
    );
  const units = () => production.rows().map((row) => kind.textOf(row, 'unitsProduced'));
  return { store, production, type, units };
};

describe('a sheet', () => {
  it('takes back typing, a void and a discard, one after the other', () => {
    const { store, production, type, units } = open(entry(1));
    type(0, 'unitsProduced', '110');
    type(1, 'unitsProduced', '7');
    production.void('e-1', 'Counted twice');
    store.discard();
    expect(units()).toEqual(['100', '']);
    expect(production.undo()?.edit.kind).toBe('discard');
    expect(units()).toEqual(['110', '7', '']);
    expect(production.rows()[0]?.voidReason).toBe('Counted twice');
    expect(production.undo()?.edit.kind).toBe('void');
    production.undo();
    production.undo();
    expect(units()).toEqual(['100', '']);
    expect(production.rows().some(isChanged)).toBe(false);
    expect(production.undo()).toBeNull();
    for (let step = 0; step < 4; step += 1) production.redo();
    expect(units()).toEqual(['100', '']);
    expect(production.redo()).toBeNull();
  });

  it('keeps what the engine says meanwhile when an edit is taken back', () => {
    const { store, production, type, units } = open(entry(1), entry(2));
    type(0, 'unitsProduced', '110');
    store.load(sheetOf([entry(1), entry(2, 120), entry(3, 130)]));
    production.undo();
    expect(units()).toEqual(['100', '120', '130', '']);
  });

  it('starts a new history when it is saved, and so does the next submit', () => {
    const { store, production, type } = open();
    type(0, 'workOrder', 'W1');
    const first = store.submission();
    type(0, 'unitsProduced', '5');
    expect(store.submission()).not.toBe(first);
    store.saved(sheetOf([entry(9, 5)]));
    expect(production.undo()).toBeNull();
  });

  it('keeps rows in their places when saved ones are read again', () => {
    const { store, production } = open(entry(1), entry(2));
    production.edit({ kind: 'insert', count: 1 }, (rows) => insertRow(rows, 1, kind));
    store.load(sheetOf([entry(1), entry(2)]));
    expect(production.rows().map((row) => row.saved?.id ?? null)).toEqual([1, null, 2, null]);
  });

  it('sends hours that were pasted as clock times, and copies of rows as new ones', () => {
    const { store, production } = open(entry(1));
    production.edit({ kind: 'paste', count: 1 }, (rows) =>
      applyPaste(
        rows,
        [
          {
            cells: [
              { field: 'workOrder', text: 'W1', problem: null },
              { field: 'runHours', text: '2:30', problem: null },
            ],
          },
        ],
        1,
        kind,
      ),
    );
    production.edit({ kind: 'duplicate', count: 2 }, (rows) =>
      duplicateRows(rows, { top: 0, bottom: 1 }, kind),
    );
    const { creates, updates } = batchOf(place, store.get().sections, format).production;
    expect(updates).toEqual([]);
    expect(creates.map(({ runHours }) => runHours)).toEqual([2.5, 2.5, 2.5]);
    expect(creates.map(({ unitsProduced }) => unitsProduced)).toEqual([null, 100, null]);
    expect(new Set(creates.map(({ key }) => key)).size).toBe(3);
  });

  it('keeps a draft of every section, and reads those that held production alone', () => {
    const { store, type } = open();
    expect(store.draft()).toBeNull();
    type(0, 'workOrder', 'W1');
    const draft = store.draft();
    expect(parseDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    const rows = draft?.sections.production;
    expect(parseDraft({ submissionId: null, rows })).toEqual(draft);
    expect(parseDraft({ rows: 'x' })).toBeNull();
  });
});
