import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTime, listHourSlots, minutesInto, sharePieces, type PlaceShift } from './shift';

const shiftOf = (
  startTime: string | null,
  endTime: string | null,
  breaks: PlaceShift['breaks'] = [],
): PlaceShift => ({ seconds: 9 * 3600, source: 'shift', startTime, endTime, breaks });

const told = (shift: PlaceShift) =>
  listHourSlots(shift).map(({ from, to, workMinutes }) => `${from}–${to} ${workMinutes}`);

describe('the hours of a shift', () => {
  it('begin with it, and the last one is as short as it leaves it', () => {
    expect(told(shiftOf('07:15', '10:45'))).toEqual([
      '07:15–08:15 60',
      '08:15–09:15 60',
      '09:15–10:15 60',
      '10:15–10:45 30',
    ]);
  });

  it('go over midnight', () => {
    const night = listHourSlots(shiftOf('22:30', '06:30'));
    expect(night).toHaveLength(8);
    expect(night.map(({ from }) => from).slice(0, 3)).toEqual(['22:30', '23:30', '00:30']);
    expect(night.at(-1)).toMatchObject({ hour: 8, from: '05:30', to: '06:30' });
  });

  it('work outside breaks, also where one lies across two of them', () => {
    const startTime = '22:00';
    const lunch = minutesInto(startTime, '01:45');
    expect(lunch).toBe(225);
    expect(told(shiftOf(startTime, '03:00', [{ from: lunch, to: lunch + 30 }]))).toEqual([
      '22:00–23:00 60',
      '23:00–00:00 60',
      '00:00–01:00 60',
      '01:00–02:00 45',
      '02:00–03:00 45',
    ]);
  });

  it('have no times where the client has no such shift', () => {
    const slots = listHourSlots(shiftOf(null, null));
    expect(slots).toHaveLength(9);
    expect(slots[8]).toMatchObject({ hour: 9, from: null, to: null, workMinutes: 60 });
  });

  it('take a shift that ends when it began for a whole day', () => {
    expect(listHourSlots(shiftOf('06:00', '06:00'))).toHaveLength(24);
  });
});

describe('the plan of a shift', () => {
  it('is shared by working minutes and adds up to the piece, whatever the shift', () => {
    const quarters = fc.integer({ min: 0, max: 95 }).map((quarter) => clockTime(quarter * 15));
    fc.assert(
      fc.property(
        quarters,
        quarters,
        fc.array(fc.record({ at: fc.integer({ min: 0, max: 400 }), long: fc.integer({ min: 5, max: 60 }) }), {
          maxLength: 3,
        }),
        fc.integer({ min: 0, max: 20_000 }),
        (start, end, pauses, pieces) => {
          const shift = shiftOf(
            start,
            end,
            pauses.map(({ at, long }) => ({ from: at, to: at + long })),
          );
          const slots = listHourSlots(shift);
          const shares = sharePieces(pieces, slots);
          const works = slots.some(({ workMinutes }) => workMinutes > 0);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(works ? pieces : 0);
          expect(shares.every((share) => Number.isInteger(share) && share >= 0)).toBe(true);
          expect(shares.every((share, at) => share === 0 || (slots[at]?.workMinutes ?? 0) > 0)).toBe(true);
        },
      ),
    );
  });

  it('leaves nothing to an hour that is a break', () => {
    const slots = listHourSlots(shiftOf('07:00', '10:00', [{ from: 60, to: 120 }]));
    expect(sharePieces(101, slots)).toEqual([51, 0, 50]);
  });
});
