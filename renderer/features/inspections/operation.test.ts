import { describe, expect, it } from 'vitest';
import { createFormat } from '../../format';
import { chosenOperation, usualOperation, withUsualOperation } from './operation';
import { blankInspection, type InspectionRow } from './rows';

const format = createFormat('en-US');
const operations = ['SEW', 'FINAL'].map((value) => ({ value, label: value }));
const row = (typed: InspectionRow['typed']): InspectionRow => ({ ...blankInspection(), typed });

describe('the operation of a new inspection', () => {
  it('is that of the last row, else of the last visit, else the only one', () => {
    const rows = [row({ operation: 'SEW' }), row({ operation: 'FINAL' }), row({})];
    expect(usualOperation(rows, operations, 'SEW', format)).toBe('FINAL');
    expect(usualOperation([row({})], operations, 'sew', format)).toBe('SEW');
    expect(usualOperation([row({})], operations.slice(1), null, format)).toBe('FINAL');
  });

  it('is none where nothing says which, or where the remembered one is gone', () => {
    expect(usualOperation([row({})], operations, null, format)).toBe('');
    expect(usualOperation([row({})], operations, 'CUT', format)).toBe('');
  });

  it('comes with the first cell of a row, and never over one that is typed or was taken away', () => {
    const blank = row({});
    const begun = { ...blank, typed: { workOrder: 'W1' } };
    expect(withUsualOperation([blank], [begun], 'SEW', format)[0]?.typed).toEqual({
      workOrder: 'W1',
      operation: 'SEW',
    });
    const own = { ...blank, typed: { operation: 'FINAL' } };
    expect(withUsualOperation([blank], [own], 'SEW', format)[0]).toBe(own);
    const further = { ...begun, typed: { workOrder: 'W1', unitsInspected: '5' } };
    expect(withUsualOperation([begun], [further], 'SEW', format)[0]).toBe(further);
  });

  it('is remembered when it is chosen, if it is known', () => {
    const blank = row({});
    const choose = (operation: string) =>
      chosenOperation([blank], [{ ...blank, typed: { operation } }], operations, format);
    expect(choose('FINAL')).toBe('FINAL');
    expect(choose('fin')).toBeNull();
    expect(chosenOperation([blank], [blank], operations, format)).toBeNull();
  });
});
