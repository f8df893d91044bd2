import { describe, expect, it } from 'vitest';
import { createFormat } from '../../format';
import type { HourRow } from '../hours/rows';
import { blankRow, type ProductionRow } from '../production/rows';
import { compareCounts } from './counted';

const format = createFormat('en-US');
const hour = (at: number, pieces: string): HourRow => ({
  key: `e-${at}`,
  saved: {
    id: at,
    hour: at,
    version: null,
    from: null,
    to: null,
    planPieces: null,
    pieces: null,
    recordedBy: null,
    readOnlyBecause: null,
  },
  typed: { pieces },
  voidReason: null,
});
const made = (workOrder: string, unitsProduced: string): ProductionRow => ({
  ...blankRow(),
  typed: { workOrder, unitsProduced },
});

describe('pieces by the hour beside production', () => {
  it('are offered to the one row without units: what stands in no other row', () => {
    const rows = [made('W1', '30'), made('W2', ''), blankRow()];
    expect(compareCounts(rows, [hour(1, '40'), hour(2, '45')], format)).toEqual({
      counted: 85,
      made: 30,
      offer: { key: rows[1]?.key, order: 'W2', units: 55 },
    });
  });

  it('are offered to nobody where two rows are open or nothing is left', () => {
    const open = [made('W1', ''), made('W2', '')];
    expect(compareCounts(open, [hour(1, '40')], format).offer).toBeNull();
    const enough = [made('W1', '40'), made('W2', '')];
    expect(compareCounts(enough, [hour(1, '40')], format).offer).toBeNull();
  });

  it('leave out what is no number and rows that are to be voided', () => {
    const voided = { ...made('W1', '30'), voidReason: 'Counted twice' };
    const rows = [voided, made('W2', 'ten'), made('W3', '7')];
    expect(compareCounts(rows, [hour(1, 'forty'), hour(2, '9')], format)).toMatchObject({
      counted: 9,
      made: 7,
    });
  });
});
