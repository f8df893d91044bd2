import { expect, test } from 'vitest';
import { createFormat } from '../../format';
import { openSpotOf } from './openSpot';
import { blankRow, type ProductionRow, type ProductionTyped } from './rows';

const format = createFormat('en-US');
const FULL = { unitsProduced: '80', unitsDefective: '0', runHours: '1.5', employeesAssigned: '10' };

const row = (
  key: string,
  typed: Partial<ProductionTyped>,
  voidReason: string | null = null,
): ProductionRow => ({
  ...blankRow(),
  key,
  typed,
  voidReason,
});

test('an order goes on at the first empty cell of its first row that has one', () => {
  const rows = [
    row('full', { workOrder: 'WO-1', ...FULL }),
    row('other', { workOrder: 'WO-2', unitsProduced: '5' }),
    row('begun', { workOrder: 'wo-1', unitsProduced: '120', unitsDefective: '3' }),
    row('later', { workOrder: 'WO-1' }),
    blankRow(),
  ];
  expect(openSpotOf('WO-1', rows, format)).toEqual({ key: 'begun', field: 'runHours' });
  expect(openSpotOf('WO-2', rows, format)).toEqual({ key: 'other', field: 'unitsDefective' });
});

test('rows that are full or to be voided have no place for more', () => {
  const rows = [row('full', { workOrder: 'WO-1', ...FULL }), row('void', { workOrder: 'WO-1' }, 'twice')];
  expect(openSpotOf('WO-1', rows, format)).toBeNull();
  expect(openSpotOf('WO-3', rows, format)).toBeNull();
});
