import { describe, expect, it } from 'vitest';
import { currentShift } from './defaults';

const shift = (shiftType: 'SHIFT_1ST' | 'SHIFT_2ND' | 'OTHER', startTime: string, endTime: string) => ({
  id: 1,
  code: shiftType,
  name: shiftType,
  shiftType,
  startTime,
  endTime,
  standardHours: 9,
});
const shifts = [
  shift('SHIFT_1ST', '06:00', '14:00'),
  shift('SHIFT_2ND', '14:30:00', '21:00:00'),
  shift('OTHER', '22:00', '05:00'),
];

describe('the shift that a sheet opens with', () => {
  it.each([
    ['06:00', 'SHIFT_1ST', '2026-11-21'],
    ['13:59', 'SHIFT_1ST', '2026-11-21'],
    ['14:30', 'SHIFT_2ND', '2026-11-21'],
    ['23:10', 'OTHER', '2026-11-21'],
    // After midnight the night shift still belongs to the day on which it began.
    ['04:59', 'OTHER', '2026-11-20'],
    // Between two shifts the one that ended last is still to be typed in.
    ['14:10', 'SHIFT_1ST', '2026-11-21'],
    ['21:30', 'SHIFT_2ND', '2026-11-21'],
  ])('at %s is %s of %s', (clock, shiftType, date) => {
    expect(currentShift(shifts, '2026-11-21', clock)).toEqual({ shiftType, date });
  });

  it('is the first shift of today where the client has no shifts', () => {
    expect(currentShift([], '2026-11-21', '12:00')).toEqual({ shiftType: 'SHIFT_1ST', date: '2026-11-21' });
  });
});
