import { expect, test } from 'vitest';
import { codeAmong } from './code';

const CODES = ['WO-1182', 'WO-1183', 'PO/7', '4711', '1182', 'AB-1', 'A-B1'];

test.each([
  ['WO-1182', 'WO-1182'],
  [' wo-1182 ', 'WO-1182'],
  [']C1WO-1182', 'WO-1182'],
  ['WO:WO-1182', 'WO-1182'],
  ['LABEL=wo-1183', 'WO-1183'],
  ['1PWO-1183', 'WO-1183'],
  ['PLANT-2-WO-1183', 'WO-1183'],
  ['4711', '4711'],
  ['WO:4711', '4711'],
])('%s is %s', (scanned, code) => {
  expect(codeAmong(scanned, CODES)).toBe(code);
});

test('signs that another keyboard sends are no other code, as long as one order is meant', () => {
  expect(codeAmong("WO'1182", CODES)).toBe('WO-1182');
  expect(codeAmong('AB1', CODES)).toBeNull();
});

test.each(['WO-9999', 'WO-4711', 'WO-91182', '47110', '4', '', ']C1'])('%s is no order', (scanned) => {
  expect(codeAmong(scanned, CODES)).toBeNull();
});
