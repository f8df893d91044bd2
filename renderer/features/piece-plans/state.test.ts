import { describe, expect, it } from 'vitest';
import type { PiecePlan } from '../../../electron/contract/piece-plans';
import { stateOf } from './state';

const TODAY = '2026-11-21';
let id = 0;
const plan = (given: Partial<PiecePlan>): PiecePlan => ({
  id: (id += 1),
  version: 1,
  updatedAt: '2026-01-01T00:00:00.000Z',
  lineId: 1,
  shiftType: 'SHIFT_1ST',
  date: null,
  from: null,
  pieces: 100,
  ...given,
});

describe('a piece plan', () => {
  it('holds until a newer standing one of its line and shift began', () => {
    const first = plan({});
    const second = plan({ from: '2026-11-01' });
    const third = plan({ from: '2026-12-01' });
    const other = plan({ lineId: 2 });
    const plans = [first, second, third, other];
    expect(plans.map((one) => stateOf(one, plans, TODAY))).toEqual(['past', 'in-force', 'later', 'in-force']);
  });

  it('of one date holds on that date alone', () => {
    const dates = ['2026-11-20', TODAY, '2026-11-22'].map((date) => plan({ date }));
    expect(dates.map((one) => stateOf(one, dates, TODAY))).toEqual(['past', 'in-force', 'later']);
  });
});
