import { describe, expect, it } from 'vitest';
import type { Stop } from '../../../electron/contract/sheet';
import { createFormat } from '../../format';
import { changesOf, isChanged } from '../sheet/section';
import {
  blankStop,
  isRunning,
  readStop,
  settleTyped,
  stopRowKind,
  textOf,
  timesOf,
  typeInto,
  type StopField,
  type StopRow,
} from './rows';
import { mergeableWith, mergeStops, partsOf, splitStop } from './split';

const format = createFormat('en-US');
const shift = { startTime: '06:00', endTime: '15:30' };
const now = () => '10:42';

const typed = (texts: Partial<Record<StopField, string>>, row: StopRow = blankStop()): StopRow =>
  Object.entries(texts).reduce(
    (next, [field, text]) => typeInto(next, field as StopField, text, format, now),
    row,
  );

const stop = (changes: Partial<Stop> = {}): Stop => ({
  id: 7,
  version: 2,
  reason: 'EQUIPMENT_FAILURE',
  startTime: '09:10',
  endTime: '09:30',
  minutes: 20,
  seconds: 1200,
  isRunning: false,
  runningSince: null,
  workOrder: 'W1',
  equipment: null,
  employeesAffected: null,
  responsible: null,
  detail: null,
  resolutionNotes: 'New belt',
  recordedBy: 'U1',
  recordedAt: '2025-12-02T20:00:00.000Z',
  updatedAt: '2025-12-02T20:00:00.000Z',
  warnings: [],
  readOnlyBecause: null,
  ...changes,
});
const saved = (changes: Partial<Stop> = {}): StopRow => ({
  key: `e-${changes.id ?? 7}`,
  saved: stop(changes),
  typed: {},
  voidReason: null,
});

describe('what is typed of a stop', () => {
  it('is sent as it was typed; the third of its times follows on the page', () => {
    const row = typed({ startTime: '910', minutes: '20', reason: 'EQUIPMENT_FAILURE' });
    expect(readStop(row, format).input).toMatchObject({
      startTime: '09:10',
      endTime: null,
      minutes: 20,
      isRunning: false,
    });
    expect(timesOf(row, shift, format).to).toBe('09:30');
  });

  it('knows the time of day by a point, and what goes on by three', () => {
    const row = typed({ startTime: '.', endTime: '...' });
    expect(textOf(row, 'startTime', format)).toBe('10:42');
    expect(isRunning(row)).toBe(true);
    expect(readStop(row, format).input).toMatchObject({ isRunning: true, endTime: null, minutes: null });
    expect(isRunning(typed({ endTime: 'now' }, row))).toBe(false);
    expect(readStop(typed({ endTime: 'now' }, row), format).input).toMatchObject({
      isRunning: false,
      endTime: '10:42',
    });
  });

  it('names cells that cannot be read and never sends them as blank minutes', () => {
    const { input, unreadable } = readStop(
      typed({ startTime: 'abc', minutes: 'few', employeesAffected: 'all' }),
      format,
    );
    expect(unreadable).toEqual(['startTime', 'minutes', 'employeesAffected']);
    expect(input.minutes).toBeLessThan(0);
    expect(input.employeesAffected).toBeLessThan(0);
  });

  it('is no change where it is what is saved', () => {
    expect(isChanged(typed({ startTime: '9:10', minutes: '20.0' }, saved()))).toBe(false);
    expect(isChanged(typed({ minutes: '25' }, saved()))).toBe(true);
  });

  it('lets a typed end take the place of a saved length', () => {
    const row = typed({ endTime: '9:45' }, saved());
    expect(readStop(row, format).input).toMatchObject({
      startTime: '09:10',
      endTime: '09:45',
      minutes: null,
    });
    expect(timesOf(row, shift, format).minutes).toBe(35);
  });

  it('keeps what the grid does not show of a saved stop', () => {
    expect(readStop(typed({ minutes: '25' }, saved()), format).input.resolutionNotes).toBe('New belt');
  });

  it('closes a saved running stop by an end, and opens it again when that is taken away', () => {
    const running = saved({ isRunning: true, endTime: null, minutes: null, seconds: 0 });
    expect(isRunning(running)).toBe(true);
    const closed = typed({ endTime: '9:40' }, running);
    expect(isRunning(closed)).toBe(false);
    expect(isChanged(typed({ endTime: '' }, closed))).toBe(false);
  });

  it('lets the time that was typed last win over the one it contradicts, and only that', () => {
    const settle = (before: StopRow, texts: Partial<Record<StopField, string>>): StopRow => {
      const [row] = settleTyped([before], [typed(texts, before)], shift, format);
      if (!row) throw new Error('The row is missing.');
      return row;
    };
    const begun = typed({ startTime: '9:10', minutes: '20' });
    const moved = settle(begun, { endTime: '9:40' });
    expect(timesOf(moved, shift, format)).toEqual({ from: '09:10', to: '09:40', minutes: 30 });
    expect(timesOf(settle(moved, { minutes: '20' }), shift, format).to).toBe('09:30');
    expect(settle(begun, { endTime: '9:30' }).typed).toMatchObject({ minutes: '20', endTime: '09:30' });
  });

  it('is copied whole', () => {
    const copy = stopRowKind(format, now).copyOf(saved());
    expect(copy.saved).toBeNull();
    expect(copy.typed).toMatchObject({ startTime: '09:10', minutes: '20', reason: 'EQUIPMENT_FAILURE' });
  });
});

const changes = (rows: readonly StopRow[]) => changesOf(rows, (row) => readStop(row, format).input);

describe('a split', () => {
  it('keeps both parts of a saved stop: one changed, one new', () => {
    const row = saved();
    const parts = partsOf(row, { at: '09:18' }, shift, format);
    expect(parts).toEqual({ first: 8, second: 12, from: '09:10', at: '09:18', to: '09:30' });
    if (!parts) return;
    const { creates, updates, voids } = changes(splitStop([row], row.key, parts, format));
    expect(updates).toMatchObject([{ id: 7, version: 2, startTime: '09:10', minutes: 8, endTime: null }]);
    expect(creates).toMatchObject([
      { startTime: '09:18', minutes: 12, reason: 'EQUIPMENT_FAILURE', workOrder: 'W1' },
    ]);
    expect(voids).toEqual([]);
  });

  it('goes by minutes where there is no begin', () => {
    const row = typed({ minutes: '30', reason: 'OTHER' });
    const parts = partsOf(row, { minutes: 10 }, shift, format);
    if (!parts) throw new Error('There are no parts.');
    expect(splitStop([row], row.key, parts, format).map((each) => textOf(each, 'minutes', format))).toEqual([
      '10',
      '20',
    ]);
    expect(partsOf(row, { at: '09:00' }, shift, format)).toBeNull();
  });

  it('closes the first part of a running stop and lets the second run on', () => {
    const row = saved({ isRunning: true, endTime: null, minutes: null, seconds: 0 });
    const parts = partsOf(row, { at: '09:40' }, shift, format);
    if (!parts) throw new Error('There are no parts.');
    const [first, second] = splitStop([row], row.key, parts, format);
    expect(first && readStop(first, format).input).toMatchObject({ minutes: 30, isRunning: false });
    expect(second && readStop(second, format).input).toMatchObject({ startTime: '09:40', isRunning: true });
  });

  it('is none at the ends of the stop or outside of it', () => {
    for (const at of ['09:10', '09:30', '08:00', '10:00'])
      expect([at, partsOf(saved(), { at }, shift, format)]).toEqual([at, null]);
  });
});

describe('a merge', () => {
  const reason = 'Merged';

  it('makes one stop of two that touch, and keeps what only one of them told', () => {
    const rows = [
      typed({ startTime: '9:30', minutes: '10', reason: 'EQUIPMENT_FAILURE', detail: 'Belt again' }),
      saved({ detail: 'Belt' }),
    ];
    const [added, old] = rows;
    if (!added || !old) throw new Error('Rows are missing.');
    expect(mergeableWith(rows, added.key, shift, format)?.key).toBe(old.key);
    const merged = mergeStops(rows, added.key, old.key, reason, shift, format);
    expect(merged).toHaveLength(1);
    expect(changes(merged).updates).toMatchObject([
      { id: 7, startTime: '09:10', minutes: 30, detail: 'Belt; Belt again' },
    ]);
  });

  it('voids the other one where both are saved', () => {
    const rows = [saved(), saved({ id: 8, startTime: '09:25', minutes: 25, seconds: 1500 })];
    const merged = changes(mergeStops(rows, 'e-7', 'e-8', reason, shift, format));
    expect(merged.updates).toMatchObject([{ id: 7, startTime: '09:10', minutes: 40 }]);
    expect(merged.voids).toMatchObject([{ id: 8, reason }]);
  });

  it('is none for stops apart, of other reasons, or without times', () => {
    const apart = [saved(), saved({ id: 8, startTime: '09:31' })];
    expect(mergeableWith(apart, 'e-7', shift, format)).toBeNull();
    const other = [saved(), saved({ id: 8, startTime: '09:30', reason: 'OTHER' })];
    expect(mergeableWith(other, 'e-7', shift, format)).toBeNull();
    const row = typed({ minutes: '10', reason: 'EQUIPMENT_FAILURE' });
    expect(mergeableWith([saved(), row], row.key, shift, format)).toBeNull();
  });
});
