import { describe, expect, it } from 'vitest';
import { changesOf, isBlank, isChanged, newRowKey, type SectionRow } from './section';
import { applyDraftRows, createSlice, draftRowsOf, draftRowSchema, mergeSaved, withBlankEnd } from './slice';

type Saved = { id: number; version: number | null; readOnlyBecause: null; pieces: number };
type Typed = { readonly pieces: string };
type Row = SectionRow<Saved, Typed>;

const saved = (id: number, changes: Partial<Saved> = {}): Saved => ({
  id,
  version: 1,
  readOnlyBecause: null,
  pieces: 100,
  ...changes,
});
const blank = (): Row => ({ key: newRowKey(), saved: null, typed: {}, voidReason: null });
const fresh = (pieces: string): Row => ({ ...blank(), typed: { pieces } });
const typedOver = (record: Saved, pieces: string): Row => ({ ...blank(), saved: record, typed: { pieces } });
const untouched = (record: Saved): Row => ({ ...blank(), saved: record });
const loaded = (...records: Saved[]) => mergeSaved<Saved, Typed>([blank()], records, blank);

describe('the rows of a section', () => {
  it('end with exactly one blank row', () => {
    expect(loaded(saved(1)).map(isBlank)).toEqual([false, true]);
    expect(withBlankEnd([fresh('2')], blank).map(isBlank)).toEqual([false, true]);
    expect(withBlankEnd([untouched(saved(1))], null).map(isBlank)).toEqual([false]);
  });

  it('send new, changed and voided ones, and nothing that is as saved', () => {
    const voided = { ...untouched(saved(3, { version: 4 })), voidReason: 'Counted twice' };
    const rows = [untouched(saved(1)), typedOver(saved(2), '5'), voided, fresh('7'), blank()];
    const changes = changesOf(rows, ({ typed }) => ({ pieces: typed.pieces }));
    expect(changes.creates).toEqual([{ pieces: '7' }]);
    expect(changes.updates).toEqual([{ pieces: '5', id: 2, version: 1 }]);
    expect(changes.voids).toEqual([{ key: voided.key, id: 3, version: 4, reason: 'Counted twice' }]);
  });
});

describe('what the engine says meanwhile', () => {
  it('renews untouched rows and leaves typed ones with the version they were typed over', () => {
    const rows = [untouched(saved(1)), typedOver(saved(2), '120')];
    const next = mergeSaved(
      rows,
      [saved(1, { version: 2, pieces: 101 }), saved(2, { version: 2, pieces: 102 })],
      blank,
    );
    expect(next[0]?.saved?.pieces).toBe(101);
    expect(next[1]?.saved?.version).toBe(1);
    expect(next[1]?.typed).toEqual({ pieces: '120' });
  });

  it('keeps a typed row that somebody voided, so that its typing is not lost', () => {
    const next = mergeSaved([typedOver(saved(1), '120')], [], blank);
    expect(next.map((row) => row.typed)).toContainEqual({ pieces: '120' });
  });

  it('replaces what was submitted and drops what was voided', () => {
    const slice = createSlice<Saved, Typed>(blank, { onChange: () => undefined });
    slice.load([saved(1), saved(2)]);
    slice.void('e-2', 'No');
    slice.edit({ kind: 'type', count: 1 }, (rows) => [...rows.slice(0, -1), fresh('9')]);
    slice.saved([saved(1), saved(9)]);
    expect(slice.rows().map((row) => row.saved?.id)).toEqual([1, 9, undefined]);
    expect(slice.rows().some(isChanged)).toBe(false);
    expect(slice.undo()).toBeNull();
  });
});

describe('what completes a text that was typed in part', () => {
  it('is as if it had been typed in full: one undo takes all of it back, and redo brings it whole', () => {
    const slice = createSlice<Saved, Typed>(blank, { onChange: () => undefined });
    const row = fresh('82');
    slice.edit({ kind: 'type', count: 1 }, () => [row]);
    slice.amend(row.key, (now) => ({ ...now, typed: { pieces: 'WO-1082' } }));
    expect(slice.rows()[0]?.typed).toEqual({ pieces: 'WO-1082' });
    slice.undo();
    expect(slice.rows().every(isBlank)).toBe(true);
    slice.redo();
    expect(slice.rows()[0]?.typed).toEqual({ pieces: 'WO-1082' });
  });
});

describe('rows that are given', () => {
  it('stay as many as they are, whatever is pasted or inserted', () => {
    const slice = createSlice<Saved, Typed>(null, { onChange: () => undefined });
    slice.load([saved(1), saved(2)]);
    slice.edit({ kind: 'paste', count: 3 }, (rows) => [...rows, fresh('5')]);
    expect(slice.rows().map((row) => row.saved?.id)).toEqual([1, 2]);
  });

  it('keep that nobody had saved one when it was typed, so that a count of somebody else is not overwritten', () => {
    const mine = { ...typedOver(saved(1), '5'), saved: { ...saved(1), version: null } };
    const restored = applyDraftRows([untouched(saved(1))], draftRowsOf([mine]), null);
    expect(restored[0]?.saved?.version).toBeNull();
  });
});

describe('a draft', () => {
  it('comes back as it was, over rows as they are now', () => {
    const kept = draftRowsOf([typedOver(saved(1), '110'), fresh('2')]);
    const draft = draftRowSchema.array().parse(JSON.parse(JSON.stringify(kept)));
    const restored = applyDraftRows(loaded(saved(1, { version: 7 })), draft, blank);
    expect(restored.map((row) => row.typed)).toEqual([{ pieces: '110' }, { pieces: '2' }, {}]);
    // The old version makes saving end in a question rather than in a silent overwrite.
    expect(restored[0]?.saved?.version).toBe(1);
  });

  it('comes back as a new row where its row is gone', () => {
    const restored = applyDraftRows(loaded(), draftRowsOf([typedOver(saved(1), '110')]), blank);
    expect(restored[0]).toMatchObject({ saved: null, typed: { pieces: '110' } });
  });
});
