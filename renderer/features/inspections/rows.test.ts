import { describe, expect, it } from 'vitest';
import apparel from '../../../resources/catalogues/apparel.json';
import type { Inspection } from '../../../electron/contract/sheet';
import { createFormat } from '../../format';
import { codeChoices, codeFinder } from '../catalogues/choices';
import { isBlank, isChanged } from '../sheet/section';
import {
  blankInspection,
  defectsOf,
  inspectionRowKind,
  readInspection,
  textOf,
  typeInto,
  unitsOf,
  type InspectionField,
  type InspectionRow,
} from './rows';

const format = createFormat('en-US');
const find = codeFinder(
  codeChoices(
    apparel.defectTypes.map((each) => ({ ...each, isPlanned: false })),
    'en',
  ),
);

const typed = (
  texts: Partial<Record<InspectionField, string>>,
  row: InspectionRow = blankInspection(),
): InspectionRow =>
  Object.entries(texts).reduce(
    (next, [field, text]) => typeInto(next, field as InspectionField, text, format, find),
    row,
  );

const detail = {
  id: 31,
  type: 'STITCHING',
  description: 'Left seam',
  unitSerial: null,
  disposition: 'REWORK',
  rootCause: 'OPERATOR_ERROR',
} as const;

const saved = (changes: Partial<Inspection> = {}): InspectionRow => ({
  key: 'e-9',
  saved: {
    id: 9,
    version: 1,
    workOrder: 'W1',
    operation: 'SEW',
    unitsInspected: 100,
    unitsPassed: 97,
    unitsDefective: 3,
    unitsRework: 1,
    unitsRepair: null,
    method: 'VISUAL',
    sampleSizePercent: 12.5,
    inspector: null,
    isReinspection: false,
    notes: 'Second table',
    defects: [detail],
    totalDefects: 1,
    opportunitiesPerUnit: { value: 47, source: 'part', confidence: 1 },
    recordedBy: 'U1',
    recordedAt: '2025-12-02T20:00:00.000Z',
    updatedAt: '2025-12-02T20:00:00.000Z',
    isVerified: false,
    warnings: [],
    readOnlyBecause: null,
    ...changes,
  },
  typed: {},
  voidReason: null,
});

describe('passed and defective', () => {
  it('follow from each other and from what was inspected', () => {
    expect(unitsOf(typed({ unitsInspected: '100', unitsPassed: '97' }), format).defective).toBe(3);
    expect(unitsOf(typed({ unitsInspected: '100', unitsDefective: '3' }), format).passed).toBe(97);
    expect(unitsOf(typed({ unitsPassed: '97', unitsDefective: '3' }), format).inspected).toBe(100);
  });

  it('follow from nothing that cannot be', () => {
    expect(unitsOf(typed({ unitsInspected: '100', unitsPassed: '101' }), format).defective).toBeNull();
    expect(unitsOf(typed({ unitsInspected: 'all', unitsPassed: '97' }), format).defective).toBeNull();
  });

  it('are sent as they were typed, so that the engine checks them', () => {
    const { input } = readInspection(typed({ unitsInspected: '100', unitsPassed: '97' }), format);
    expect(input).toMatchObject({ unitsInspected: 100, unitsPassed: 97, unitsDefective: null });
    const all = typed({ unitsInspected: '100', unitsPassed: '97', unitsDefective: '5' });
    expect(readInspection(all, format).input).toMatchObject({ unitsPassed: 97, unitsDefective: 5 });
  });

  it('let a typed one take the place of a saved counterpart', () => {
    const row = typed({ unitsPassed: '95' }, saved());
    expect(unitsOf(row, format)).toEqual({ inspected: 100, passed: 95, defective: 5 });
    expect(readInspection(row, format).input).toMatchObject({ unitsPassed: 95, unitsDefective: null });
  });
});

describe('what is typed of an inspection', () => {
  it('is the whole of it in few cells', () => {
    const row = typed({
      workOrder: 'W1',
      operation: 'SEW',
      unitsInspected: '100',
      unitsPassed: '97',
      defects: '3st',
    });
    const { input, unreadable } = readInspection(row, format);
    expect(unreadable).toEqual([]);
    expect(input.defects.map(({ type }) => type)).toEqual(['STITCHING', 'STITCHING', 'STITCHING']);
    expect(textOf(row, 'defects', format)).toContain('3 ');
  });

  it('is no change where it is what is saved', () => {
    const row = typed({ unitsInspected: '100.0', sampleSizePercent: '12.5', isReinspection: '' }, saved());
    expect(isChanged(row)).toBe(false);
    expect(isChanged(typed({ defects: '1st' }, saved()))).toBe(false);
    expect(isChanged(typed({ defects: '2st' }, saved()))).toBe(true);
  });

  it('keeps the details of defects that stay', () => {
    const row = typed({ defects: '2st, 1sta' }, saved());
    expect(defectsOf(row)).toMatchObject([detail, { id: null, type: 'STITCHING' }, { type: 'STAIN' }]);
    expect(isChanged(typed({ defects: '1st' }, row))).toBe(false);
  });

  it('keeps a tally that cannot be read as it was typed, and says so', () => {
    const row = typed({ defects: '3 xyz' });
    expect(textOf(row, 'defects', format)).toBe('3 xyz');
    expect(readInspection(row, format).unreadable).toEqual(['defects']);
    expect(isBlank(row)).toBe(false);
    expect(isBlank(typed({ defects: '' }, row))).toBe(true);
  });

  it('names cells that hold no number, no method and no yes', () => {
    const row = typed({
      unitsInspected: 'ten',
      sampleSizePercent: 'all',
      method: 'GUESS',
      isReinspection: 'maybe',
    });
    const { input, unreadable } = readInspection(row, format);
    expect(unreadable).toEqual(['method', 'isReinspection', 'unitsInspected', 'sampleSizePercent']);
    expect(input.unitsInspected).toBeLessThan(0);
    expect(input.method).toBeNull();
  });

  it('takes a percentage with its sign', () => {
    expect(readInspection(typed({ sampleSizePercent: '12.5 %' }), format).input.sampleSizePercent).toBe(12.5);
  });

  it('is copied with its defects, which are new ones then', () => {
    const copy = inspectionRowKind(format, find).copyOf(saved());
    expect(copy.typed).toMatchObject({ workOrder: 'W1', defects: [{ ...detail, id: null }] });
    expect(readInspection(copy, format).input.notes).toBe('Second table');
  });
});
