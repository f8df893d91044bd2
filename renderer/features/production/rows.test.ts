import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../electron/contract/production';
import { createFormat } from '../../format';
import { isBlank, isChanged } from '../sheet/section';
import { blankRow, readRow, typeInto } from './rows';

const format = createFormat('en-US');
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

const savedRow = () => ({ ...blankRow(), saved: entry(1) });

describe('typing', () => {
  it('marks a row as changed only while it differs from what is saved', () => {
    const row = savedRow();
    const typed = typeInto(row, 'unitsProduced', '110', format);
    expect(isChanged(typed)).toBe(true);
    expect(isChanged(typeInto(typed, 'unitsProduced', '100', format))).toBe(false);
    expect(isChanged(typeInto(row, 'unitsProduced', '100.0', format))).toBe(false);
  });

  it('makes a new row blank again when all of it is emptied', () => {
    const typed = typeInto(blankRow(), 'workOrder', 'W2', format);
    expect(isBlank(typed)).toBe(false);
    expect(isBlank(typeInto(typed, 'workOrder', '', format))).toBe(true);
  });

  it('sends untouched numbers as they were read, not as an editor would round them', () => {
    const row = typeInto(savedRow(), 'unitsProduced', '110', format);
    expect(readRow(row, format).input).toMatchObject({ unitsProduced: 110, runHours: 7.3333333 });
  });

  it('names cells that hold no number and never sends them as blank', () => {
    const row = typeInto(blankRow(), 'unitsProduced', 'ten', format);
    const { input, unreadable } = readRow(row, format);
    expect(unreadable).toEqual(['unitsProduced']);
    expect(input.unitsProduced).toBeLessThan(0);
  });
});
