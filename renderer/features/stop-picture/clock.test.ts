import { describe, expect, it } from 'vitest';
import type { TimelineStop } from '../../../electron/contract/stop-times';
import { axisOfDay, clockText, endOf, inLanes } from './clock';

const stop = (fromMinute: number | null, toMinute: number | null, isRunning = false): TimelineStop => ({
  id: 1,
  line: 'L1',
  shift: 'SHIFT_1ST',
  reason: 'OTHER',
  reasonEn: 'Other',
  reasonEs: 'Otro',
  isPlanned: false,
  what: null,
  workOrder: null,
  fromMinute,
  toMinute,
  isRunning,
  minutes: 0,
  employeesAffected: null,
  countedHours: 0,
  lineHours: 0,
});
const shift = (fromMinute: number, toMinute: number) => ({
  shift: 'SHIFT_1ST' as const,
  fromMinute,
  toMinute,
  breaks: [],
});

describe('the clock of a day', () => {
  it('writes minutes as times, after midnight too', () => {
    expect([clockText(425), clockText(1440), clockText(1505.9), clockText(479.999_999_9)]).toEqual([
      '07:05',
      '00:00',
      '01:05',
      '08:00',
    ]);
  });

  it('holds all shifts and stops in whole hours', () => {
    expect(axisOfDay({ shifts: [shift(420, 960)], stops: [] })).toEqual({
      from: 420,
      to: 960,
      hours: [420, 480, 540, 600, 660, 720, 780, 840, 900, 960],
    });
    const late = axisOfDay({ shifts: [shift(420, 960), shift(960, 1500)], stops: [stop(400, 430)] });
    expect([late.from, late.to, late.hours[1]]).toEqual([360, 1500, 480]);
    expect(axisOfDay({ shifts: [], stops: [stop(null, null)] })).toMatchObject({ from: 360, to: 420 });
  });

  it('ends a running stop now, and never beyond what is shown', () => {
    expect(endOf(stop(480, 500), 900, 960)).toBe(500);
    expect(endOf(stop(480, null, true), 900, 960)).toBe(900);
    expect(endOf(stop(480, null, true), 9000, 960)).toBe(960);
  });

  it('keeps stops of a line apart in as few lanes as there need be', () => {
    const stops = [stop(480, 540), stop(510, 570), stop(540, 600), stop(null, null)];
    const lanes = inLanes(
      stops.map((one, at) => ({ stop: one, number: at + 1 })),
      (one) => one.toMinute ?? 0,
    );
    expect(lanes.map(({ number, lane }) => [number, lane])).toEqual([
      [1, 0],
      [2, 1],
      [3, 0],
    ]);
  });
});
