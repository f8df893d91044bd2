import { describe, expect, it } from 'vitest';
import { endsNextDay, lengthMinutes, proposedHours } from './clock';

describe('the clock of a shift', () => {
  it('goes over midnight where the end is not after the start', () => {
    expect(lengthMinutes('07:00', '16:30')).toBe(570);
    expect(lengthMinutes('22:00', '06:00')).toBe(480);
    expect(lengthMinutes('06:00', '06:00')).toBe(1440);
    expect([endsNextDay('22:00', '06:00'), endsNextDay('06:00', '14:00')]).toEqual([true, false]);
  });

  it('proposes the paid hours: without unpaid breaks, with paid ones', () => {
    const lunch = { minutes: 30, isPaid: false };
    const coffee = { minutes: 10, isPaid: true };
    expect(proposedHours('07:00', '16:30', [lunch, coffee])).toBe(9);
    expect(proposedHours('22:00', '06:00', [])).toBe(8);
  });

  it('proposes nothing without both times, or where breaks take it all', () => {
    expect(proposedHours('7', '16:30', [])).toBeNull();
    expect(proposedHours('07:00', '07:30', [{ minutes: 30, isPaid: false }])).toBeNull();
  });
});
