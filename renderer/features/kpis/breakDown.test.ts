import { describe, expect, it } from 'vitest';
import type { KpiResult } from '../../../electron/contract/kpi';
import { sorted, usualSort, type GroupRow } from './breakDown';

const row = (code: string | null, value: number | null, records = 1): GroupRow => {
  const result: KpiResult = {
    kpi: 'efficiency',
    client: 'C',
    group: { line: code },
    value,
    unit: '%',
    numerator: value,
    denominator: 100,
    records,
    estimatedShare: 0,
    confidence: 1,
    inferences: [],
    notes: [],
    noteKeys: [],
    noteParams: {},
    extra: {},
  };
  return { code, name: code ?? 'none', result };
};

const ROWS = [row('L10', 80, 3), row(null, 90), row('L2', 70), row('L3', null)];
const codes = (rows: readonly GroupRow[]) => rows.map(({ code }) => code);

describe('a break-down', () => {
  it('tells the worst first, whichever way of the KPI is good', () => {
    const high = usualSort('line', 'higher');
    const low = usualSort('line', 'lower');
    expect(codes(sorted(ROWS, high.sort, high.order, 'en'))).toEqual(['L2', 'L10', null, 'L3']);
    expect(codes(sorted(ROWS, low.sort, low.order, 'en'))).toEqual([null, 'L10', 'L2', 'L3']);
  });

  it('tells dates in their order and codes by the numbers in them', () => {
    expect(usualSort('week', 'lower')).toEqual({ sort: 'name', order: 'up' });
    expect(codes(sorted(ROWS, 'name', 'up', 'en'))).toEqual(['L2', 'L3', 'L10', null]);
    expect(codes(sorted(ROWS, 'records', 'down', 'en'))).toEqual(['L10', 'L2', 'L3', null]);
  });
});
