import { describe, expect, it } from 'vitest';
import {
  clockAt,
  deriveTimes,
  leavesShift,
  minutesBetween,
  offsetIn,
  overlaps,
  spanOf,
  touches,
} from './times';

const day = { startTime: '06:00', endTime: '15:30' };
const night = { startTime: '22:00', endTime: '06:00' };
const none = { startTime: null, endTime: null };

describe('the third of begin, end and minutes', () => {
  it('follows from any two of them', () => {
    expect(deriveTimes({ from: '09:10', to: null, minutes: 20 }, day).to).toBe('09:30');
    expect(deriveTimes({ from: null, to: '09:30', minutes: 20 }, day).from).toBe('09:10');
    expect(deriveTimes({ from: '09:10', to: '09:30', minutes: null }, day).minutes).toBe(20);
  });

  it('goes over midnight where the shift does', () => {
    expect(deriveTimes({ from: '23:50', to: '00:20', minutes: null }, night).minutes).toBe(30);
    expect(deriveTimes({ from: '23:50', to: null, minutes: 30 }, night).to).toBe('00:20');
    expect(deriveTimes({ from: null, to: '00:20', minutes: 30 }, night).from).toBe('23:50');
  });

  it('is not made up where an end comes before its begin', () => {
    expect(deriveTimes({ from: '09:30', to: '09:10', minutes: null }, day).minutes).toBeNull();
    expect(minutesBetween(night, '00:20', '23:50')).toBeNull();
  });

  it('goes over midnight where no shift is known and the end is earlier', () => {
    expect(minutesBetween(none, '23:50', '00:20')).toBe(30);
    expect(minutesBetween(none, '09:10', '09:30')).toBe(20);
  });

  it('leaves what is typed alone, even where it disagrees', () => {
    const typed = { from: '09:10', to: '09:30', minutes: 25 };
    expect(deriveTimes(typed, day)).toEqual(typed);
  });

  it('says nothing from one alone', () => {
    expect(deriveTimes({ from: null, to: null, minutes: 10 }, day)).toEqual({
      from: null,
      to: null,
      minutes: 10,
    });
  });
});

describe('a place in the shift', () => {
  it('counts from its begin, over midnight too', () => {
    expect(offsetIn(day, '09:10')).toBe(190);
    expect(offsetIn(night, '23:00')).toBe(60);
    expect(offsetIn(night, '05:30')).toBe(450);
  });

  it('is the next day where it is before the begin', () => {
    expect(offsetIn(night, '06:30')).toBe(510);
    expect(offsetIn(day, '05:45')).toBe(1425);
  });

  it('turns back into the same time', () => {
    for (const clock of ['22:00', '23:59', '00:00', '05:59', '06:30'])
      expect(clockAt(night, offsetIn(night, clock))).toBe(clock);
  });
});

describe('stops beside each other', () => {
  const span = (from: string, minutes: number) => {
    const made = spanOf({ from, to: null, minutes }, day);
    if (!made) throw new Error('There is no span.');
    return made;
  };

  it('overlap only with time in common', () => {
    expect(overlaps(span('09:10', 20), span('09:29', 5))).toBe(true);
    expect(overlaps(span('09:10', 20), span('09:30', 5))).toBe(false);
  });

  it('make one where one ends when the other begins', () => {
    expect(touches(span('09:10', 20), span('09:30', 5))).toBe(true);
    expect(touches(span('09:10', 20), span('09:31', 5))).toBe(false);
  });

  it('leave the shift after its end and before its begin', () => {
    expect(leavesShift(span('05:50', 5), day)).toBe(true);
    expect(leavesShift(span('15:20', 20), day)).toBe(true);
    expect(leavesShift(span('15:10', 20), day)).toBe(false);
    expect(leavesShift({ from: 0, to: 9000 }, none)).toBe(false);
  });
});
