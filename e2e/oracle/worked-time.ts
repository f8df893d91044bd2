import { held, made, order, stopped, type WorkedCase } from './worked';

const NIGHT = {
  shift_id: 'S2',
  shift_name: 'Night',
  shift_type: 'SHIFT_2ND',
  start_time: '21:30',
  end_time: '06:30',
  standard_hours: 9,
};

/** A night of nine hours on one line with two stops, on the line basis. */
const night = (
  name: string,
  timezone: string,
  date: string,
  first: readonly [time: string, minutes: number],
  second: readonly [time: string, minutes: number],
  downHours: number,
): WorkedCase => {
  const place = { shift_date: date, shift_type: 'SHIFT_2ND', line: 'L1' };
  const stop = ([time, minutes]: readonly [string, number]) =>
    stopped({ ...place, downtime_start_time: time, downtime_duration_minutes: minutes });
  return {
    name,
    timezone,
    settings: [['availability_basis', 'line']],
    rows: { shift: [NIGHT], production_entry: [made(place)], downtime_entry: [stop(first), stop(second)] },
    expected: [
      {
        kpi: 'availability',
        from: date,
        to: date,
        value: (100 * (9 - downHours)) / 9,
        numerator: 9 - downHours,
        denominator: 9,
      },
    ],
  };
};

const aged = (
  name: string,
  timezone: string,
  start: string,
  hold: readonly [string, string, string | null, string],
  asOf: string,
  value: number,
): WorkedCase => ({
  name,
  timezone,
  rows: {
    work_order: [order({ actual_start_date: start })],
    hold_entry: [held(hold[0], hold[2], { hold_time: hold[1], resume_time: hold[3] })],
  },
  expected: [{ kpi: 'wip-aging', asOf, value, denominator: 1 }],
});

/** Nights of a clock change, holds, ages: every figure derived above it. */
export const TIME_CASES: readonly WorkedCase[] = [
  // At 02:00 it is 01:00 again. 00:30 + 120 min end at 01:30 of the second hour, before 02:15: 120 + 30 min.
  night(
    'night with an hour more, Tijuana',
    'America/Tijuana',
    '2025-11-01',
    ['00:30', 120],
    ['02:15', 30],
    2.5,
  ),
  // After 01:59 comes 03:00. 01:30 + 120 min end at 04:30, so half of 04:00–05:00 was down already: 120 + 30 min.
  night(
    'night with an hour less, Tijuana',
    'America/Tijuana',
    '2026-03-07',
    ['01:30', 120],
    ['04:00', 60],
    2.5,
  ),
  // At 03:00 it is 02:00 again. 01:30 + 120 min end at 02:30 of the second hour, before 03:15: 120 + 30 min.
  night('night with an hour more, Madrid', 'Europe/Madrid', '2025-10-25', ['01:30', 120], ['03:15', 30], 2.5),
  // After 01:59 comes 03:00. 01:30 + 120 min end at 04:30: 120 + 30 min.
  night('night with an hour less, Madrid', 'Europe/Madrid', '2026-03-28', ['01:30', 120], ['04:00', 60], 2.5),
  // No clock changes: 00:30–02:30 and 02:15–02:45 are 135 min; 01:30–03:30 and 04:00–05:00 are 180.
  night(
    'the same night in autumn, Mexico City',
    'America/Mexico_City',
    '2025-11-01',
    ['00:30', 120],
    ['02:15', 30],
    2.25,
  ),
  night(
    'the same night in spring, Mexico City',
    'America/Mexico_City',
    '2026-03-07',
    ['01:30', 120],
    ['04:00', 60],
    3,
  ),
  // 22:00 to 06:00 are nine hours of that night: 6 days − 9 h.
  aged(
    'hold over an hour more',
    'America/Tijuana',
    '2025-10-30',
    ['2025-11-01', '22:00', '2025-11-02', '06:00'],
    '2025-11-05',
    6 - 9 / 24,
  ),
  // … seven of the night in spring: 5 days − 7 h.
  aged(
    'hold over an hour less',
    'America/Tijuana',
    '2026-03-05',
    ['2026-03-07', '22:00', '2026-03-08', '06:00'],
    '2026-03-10',
    5 - 7 / 24,
  ),
  // … and eight where no clock changes.
  aged(
    'hold over the same night, Mexico City',
    'America/Mexico_City',
    '2025-10-30',
    ['2025-11-01', '22:00', '2025-11-02', '06:00'],
    '2025-11-05',
    6 - 8 / 24,
  ),
  // By dates alone the same hold is two days, whatever the clocks did; a hold whose end has no time is by dates, too.
  aged(
    'hold by dates over an hour more',
    'America/Tijuana',
    '2025-10-30',
    ['2025-11-01', '', '2025-11-03', ''],
    '2025-11-05',
    4,
  ),
  aged(
    'hold with half its times',
    'America/Mexico_City',
    '2025-10-30',
    ['2025-11-01', '22:00', '2025-11-03', ''],
    '2025-11-05',
    4,
  ),
  // Half past the night in Madrid: 10:00 to 09:00 next day are 24 h.
  aged(
    'a day of a hold over an hour more',
    'Europe/Madrid',
    '2025-10-24',
    ['2025-10-25', '10:00', '2025-10-26', '09:00'],
    '2025-10-27',
    3 - 1,
  ),
  {
    // A date is its midnight; noon (18:00 UTC) is half a day more; 05:59 UTC is still the evening before.
    name: 'asOf as a date and as an instant',
    rows: { work_order: [order({ actual_start_date: '2025-12-01' })] },
    expected: [
      { kpi: 'wip-aging', asOf: '2025-12-07', value: 6 },
      { kpi: 'wip-aging', asOf: '2025-12-07T18:00:00Z', value: 6.5 },
      { kpi: 'wip-aging', asOf: '2025-12-07T05:59:00Z', value: 5 + 1439 / 1440 },
    ],
  },
  {
    // Noon of the day of 25 hours comes 13 hours after its midnight.
    name: 'asOf on a day of 25 hours',
    timezone: 'America/Tijuana',
    rows: { work_order: [order({ actual_start_date: '2025-11-01' })] },
    expected: [
      { kpi: 'wip-aging', asOf: '2025-11-02', value: 1 },
      { kpi: 'wip-aging', asOf: '2025-11-02T20:00:00Z', value: 1 + 13 / 25 },
      { kpi: 'wip-aging', asOf: '2025-11-03', value: 2 },
    ],
  },
  {
    // Ten days less the 3rd to the 8th, which overlap on the 5th and 6th.
    name: 'overlapping holds count once',
    rows: {
      work_order: [order({ actual_start_date: '2025-12-01' })],
      hold_entry: [held('2025-12-03', '2025-12-06'), held('2025-12-05', '2025-12-08')],
    },
    expected: [{ kpi: 'wip-aging', asOf: '2025-12-11', value: 5 }],
  },
  {
    // Half open: the hold that ends on the 5th and the one that begins there share nothing. 9 − 2 − 2 days.
    name: 'holds that touch',
    rows: {
      work_order: [order({ actual_start_date: '2025-12-01' })],
      hold_entry: [held('2025-12-03', '2025-12-05'), held('2025-12-05', '2025-12-07')],
    },
    expected: [{ kpi: 'wip-aging', asOf: '2025-12-10', value: 5 }],
  },
  {
    // Clipped: before the start and after the clock nothing counts. 2 of the hold's days lie within; 6 − 1 − 1.
    name: 'holds are clipped to start and clock',
    rows: {
      work_order: [order({ actual_start_date: '2025-12-01' })],
      hold_entry: [held('2025-11-20', '2025-12-02'), held('2025-12-06', '2025-12-20')],
    },
    expected: [{ kpi: 'wip-aging', asOf: '2025-12-07', value: 4 }],
  },
  {
    // Held since the 5th: the age stays what it was that midnight, whatever the clock. Requests and cancellations hold nothing.
    name: 'open hold to the clock',
    rows: {
      work_order: [order({ actual_start_date: '2025-12-01', status: 'ON_HOLD' })],
      hold_entry: [
        held('2025-12-05', null, { hold_approved_at: '2025-12-05T12:00:00Z' }),
        held('2025-12-02', null, { hold_approved_at: '' }),
        held('2025-12-02', '2025-12-04', {
          hold_status: 'CANCELLED',
          hold_approved_at: '2025-12-02T12:00:00Z',
        }),
      ],
    },
    expected: [
      { kpi: 'wip-aging', asOf: '2025-12-07', value: 4 },
      { kpi: 'wip-aging', asOf: '2025-12-07T18:00:00Z', value: 4 },
    ],
  },
  {
    // One of two open jobs held: the clock runs. Both from the 4th to the 6th: it stops for two days. 10 − 2.
    name: 'hold on one job of two',
    rows: {
      work_order: [order({ actual_start_date: '2025-12-01' })],
      job: ['J1', 'J2'].map((job_id) => ({
        job_id,
        work_order_id_fk: 'W1',
        part_number: 'P',
        quantity_ordered: 50,
      })),
      hold_entry: [
        held('2025-12-02', '2025-12-06', { job_id_fk: 'J1' }),
        held('2025-12-04', '2025-12-08', { job_id_fk: 'J2' }),
      ],
    },
    expected: [
      { kpi: 'wip-aging', asOf: '2025-12-04', value: 3 },
      { kpi: 'wip-aging', asOf: '2025-12-11', value: 8 },
    ],
  },
  {
    // The first shift's stop runs 15:00–16:00, the second's 15:40–16:20: 80 min of the line, 60 and 20 of them.
    name: 'stop across two shifts',
    settings: [['availability_basis', 'line']],
    rows: {
      production_entry: [
        made({ line: 'L1' }),
        made({ line: 'L1', shift_type: 'SHIFT_2ND', shift_hours_scheduled: 8, run_time_hours: 7 }),
      ],
      downtime_entry: [
        stopped({ line: 'L1', downtime_start_time: '15:00', downtime_duration_minutes: 60 }),
        stopped({
          line: 'L1',
          shift_type: 'SHIFT_2ND',
          downtime_start_time: '15:40',
          downtime_duration_minutes: 40,
        }),
      ],
    },
    expected: [
      { kpi: 'availability', value: (100 * (17 - 80 / 60)) / 17, numerator: 17 - 80 / 60, denominator: 17 },
      { kpi: 'availability', by: 'shift', group: 'SHIFT_1ST', value: (100 * 8) / 9, numerator: 8 },
      { kpi: 'availability', by: 'shift', group: 'SHIFT_2ND', value: (100 * (8 - 1 / 3)) / 8 },
    ],
  },
];
