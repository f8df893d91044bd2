import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../electron/contract/production';
import { createFormat } from '../../format';
import {
  applyDraft,
  batchOf,
  blankRow,
  draftOf,
  isBlank,
  isChanged,
  mergeEntries,
  parseDraft,
  readRow,
  replaceRow,
  typeInto,
  withSaved,
  type SheetRow,
} from './rows';

const format = createFormat('en-US');
const place = { clientId: 1, lineId: 2, shiftDate: '2025-12-02', shiftType: 'SHIFT_1ST' } as const;
const used = (value: number) => ({ value, source: 'entry', confidence: 1 });

const entry = (id: number, changes: Partial<Entry> = {}): Entry => ({
  id,
  version: 1,
  workOrder: { id: 1, code: 'W1', styleModel: null, status: 'ACTIVE' },
  operation: null,
  unitsProduced: 100,
  unitsDefective: 2,
  runHours: 7.3333333,
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
    runHours: used(7.3333333),
    efficiency: 27.8,
    performance: 34.1,
  },
  warnings: [],
  recordedBy: 'U1',
  recordedAt: '2025-12-02T20:00:00.000Z',
  updatedAt: '2025-12-02T20:00:00.000Z',
  isVerified: false,
  readOnlyBecause: null,
  ...changes,
});

const loaded = (...entries: Entry[]) => mergeEntries([blankRow()], entries);
const first = (rows: readonly SheetRow[]): SheetRow => {
  const [row] = rows;
  if (!row) throw new Error('There is no row.');
  return row;
};

describe('typing', () => {
  it('marks a row as changed only while it differs from what is saved', () => {
    const row = first(loaded(entry(1)));
    const typed = typeInto(row, 'unitsProduced', '110', format);
    expect(isChanged(typed)).toBe(true);
    expect(isChanged(typeInto(typed, 'unitsProduced', '100', format))).toBe(false);
    expect(isChanged(typeInto(row, 'unitsProduced', '100.0', format))).toBe(false);
  });

  it('keeps exactly one blank row at the end', () => {
    const rows = loaded(entry(1));
    expect(rows.map(isBlank)).toEqual([false, true]);
    const last = rows.at(-1) ?? blankRow();
    const next = replaceRow(rows, typeInto(last, 'workOrder', 'W2', format));
    expect(next.map(isBlank)).toEqual([false, false, true]);
  });

  it('sends untouched numbers as they were read, not as an editor would round them', () => {
    const row = typeInto(first(loaded(entry(1))), 'unitsProduced', '110', format);
    expect(readRow(row, format).input).toMatchObject({ unitsProduced: 110, runHours: 7.3333333 });
  });

  it('names cells that hold no number and never sends them as blank', () => {
    const row = typeInto(blankRow(), 'unitsProduced', 'ten', format);
    const { input, unreadable } = readRow(row, format);
    expect(unreadable).toEqual(['unitsProduced']);
    expect(input.unitsProduced).toBeLessThan(0);
  });
});

describe('a batch', () => {
  it('holds new, changed and voided rows, and nothing that is as saved', () => {
    const [kept, changed, voided] = loaded(entry(1), entry(2), entry(3, { version: 4 }));
    if (!kept || !changed || !voided) throw new Error('Rows are missing.');
    const rows = [
      kept,
      typeInto(changed, 'unitsDefective', '5', format),
      { ...voided, voidReason: 'Counted twice' },
      typeInto(blankRow(), 'workOrder', 'W2', format),
      blankRow(),
    ];
    const batch = batchOf(place, rows, format);
    expect(batch.creates.map(({ workOrder }) => workOrder)).toEqual(['W2']);
    expect(batch.updates.map(({ id, version, unitsDefective }) => [id, version, unitsDefective])).toEqual([
      [2, 1, 5],
    ]);
    expect(batch.voids).toEqual([{ key: voided.key, id: 3, version: 4, reason: 'Counted twice' }]);
  });
});

describe('what the engine says meanwhile', () => {
  it('renews untouched rows and leaves typed ones with the version they were typed over', () => {
    const [one, two] = loaded(entry(1), entry(2));
    if (!one || !two) throw new Error('Rows are missing.');
    const rows = [one, typeInto(two, 'unitsProduced', '120', format)];
    const next = mergeEntries(rows, [
      entry(1, { version: 2, unitsProduced: 101 }),
      entry(2, { version: 2, unitsProduced: 102 }),
    ]);
    expect(next[0]?.entry?.unitsProduced).toBe(101);
    expect(next[1]?.entry?.version).toBe(1);
    expect(next[1]?.typed).toEqual({ unitsProduced: '120' });
  });

  it('keeps a typed row that somebody voided, so that its typing is not lost', () => {
    const typed = typeInto(first(loaded(entry(1))), 'unitsProduced', '120', format);
    expect(mergeEntries([typed], []).map((row) => row.typed)).toContainEqual({ unitsProduced: '120' });
  });

  it('replaces what was saved and drops what was voided', () => {
    const [one, two] = loaded(entry(1), entry(2));
    if (!one || !two) throw new Error('Rows are missing.');
    const rows = [
      typeInto(one, 'unitsProduced', '110', format),
      { ...two, voidReason: 'No' },
      typeInto(blankRow(), 'workOrder', 'W9', format),
    ];
    const next = withSaved(rows, [entry(1, { version: 2, unitsProduced: 110 }), entry(9)]);
    expect(next.map((row) => row.entry?.id)).toEqual([1, 9, undefined]);
    expect(next.some(isChanged)).toBe(false);
  });
});

describe('a draft', () => {
  it('comes back as it was, over rows as they are now', () => {
    const rows = loaded(entry(1));
    const typed = [
      typeInto(first(rows), 'unitsProduced', '110', format),
      typeInto(blankRow(), 'workOrder', 'W2', format),
    ];
    const draft = parseDraft(JSON.parse(JSON.stringify(draftOf(typed, 'a-submission'))));
    if (!draft) throw new Error('The draft was not read.');
    const restored = applyDraft(loaded(entry(1, { version: 7 })), draft);
    expect(restored.map((row) => row.typed)).toEqual([{ unitsProduced: '110' }, { workOrder: 'W2' }, {}]);
    // The old version makes saving end in a question rather than in a silent overwrite.
    expect(restored[0]?.entry?.version).toBe(1);
  });

  it('comes back as a new row where its row is gone', () => {
    const typed = typeInto(first(loaded(entry(1))), 'unitsProduced', '110', format);
    const draft = draftOf([typed], null);
    if (!draft) throw new Error('There is no draft.');
    const restored = applyDraft(loaded(), draft);
    expect(restored[0]).toMatchObject({ entry: null, typed: { unitsProduced: '110' } });
  });

  it('is none where everything is saved, and none of ours is no draft', () => {
    expect(draftOf(loaded(entry(1)), null)).toBeNull();
    expect(parseDraft({ rows: 'x' })).toBeNull();
  });
});
