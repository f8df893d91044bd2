import { made, order, stopped, type WorkedCase } from './worked';

const QUARTER = [order({ ideal_cycle_time: 0.25 })];
const FIRST_SHIFT = {
  shift_id: 'S1',
  shift_name: 'First',
  shift_type: 'SHIFT_1ST',
  start_time: '06:00',
  end_time: '15:30',
  standard_hours: 9,
};
const LATER = '2025-12-12';
const FROM = '2025-12-10';
const fiveOrders = ['W1', 'W2', 'W3', 'W4', 'W5'];

/** Efficiency, performance, availability and OEE; a unit takes a quarter of an hour unless said. */
export const LABOUR_CASES: readonly WorkedCase[] = [
  {
    name: 'zero units are 0 %, zero scheduled and zero run hours no value',
    rows: {
      work_order: QUARTER,
      production_entry: [
        made({ units_produced: 0 }),
        made({ shift_date: LATER, run_time_hours: 0, shift_hours_scheduled: 0 }),
      ],
    },
    expected: [
      { kpi: 'efficiency', to: '2025-12-02', value: 0, denominator: 90 },
      { kpi: 'performance', to: '2025-12-02', value: 0, denominator: 80 },
      { kpi: 'efficiency', from: LATER, value: null },
      { kpi: 'performance', from: LATER, value: null },
      { kpi: 'availability', from: LATER, value: null },
      { kpi: 'oee', from: LATER, value: null },
    ],
  },
  {
    // Nine hours by run hours 1 : 2 : 1 : 2 : 3; five times 2.5 h earned over 10 people × 9 h.
    name: 'five orders of one crew share one shift',
    rows: {
      shift: [FIRST_SHIFT],
      work_order: fiveOrders.map((work_order_id) => order({ work_order_id, ideal_cycle_time: 0.25 })),
      production_entry: [1, 2, 1, 2, 3].map((run_time_hours, at) =>
        made({
          work_order_id_fk: fiveOrders[at],
          line: 'L1',
          units_produced: 10,
          run_time_hours,
          shift_hours_scheduled: '',
        }),
      ),
    },
    expected: [
      {
        kpi: 'efficiency',
        value: (100 * 12.5) / 90,
        numerator: 12.5,
        denominator: 90,
        estimatedShare: 0,
        confidence: 1,
      },
      { kpi: 'efficiency', by: 'work-order', group: 'W5', value: (100 * 2.5) / 30, denominator: 30 },
      { kpi: 'efficiency', by: 'work-order', group: 'W1', value: (100 * 2.5) / 10, denominator: 10 },
    ],
  },
  {
    // One has 4 h of its own; the two others share the 5 h that are left equally, without run hours.
    name: 'what is left of the shift',
    rows: {
      shift: [FIRST_SHIFT],
      work_order: QUARTER,
      production_entry: [
        made({ line: 'L1', shift_hours_scheduled: 4, run_time_hours: 4, operation_id: 'A' }),
        made({ line: 'L1', shift_hours_scheduled: '', run_time_hours: '', operation_id: 'B' }),
        made({ line: 'L1', shift_hours_scheduled: '', run_time_hours: '', operation_id: 'C' }),
      ],
    },
    // Run hours of the two are their scheduled ones: 40 + 25 + 25 labour hours, half of confidence for 50 of 90.
    expected: [
      { kpi: 'efficiency', value: (100 * 75) / 90, numerator: 75, denominator: 90 },
      {
        kpi: 'performance',
        value: (100 * 75) / 90,
        denominator: 90,
        confidence: (40 * 0.9 + 50 * 0.45) / 90,
      },
    ],
  },
  {
    // 25 h over (10 + 2 idle) × 9 h; over (8 present + 2) × 9 h from the 10th on.
    name: 'idle people, present headcount from a date',
    settings: [['efficiency_headcount', 'present', FROM]],
    rows: {
      work_order: QUARTER,
      production_entry: [
        made({ employees_present: 8, employees_floating_idle: 2 }),
        made({ employees_present: 8, employees_floating_idle: 2, shift_date: LATER }),
      ],
    },
    expected: [
      { kpi: 'efficiency', to: FROM, value: (100 * 25) / 108 },
      { kpi: 'efficiency', from: FROM, value: (100 * 25) / 90 },
      { kpi: 'efficiency', value: (100 * 50) / 198, numerator: 50, denominator: 198, confidence: 1 },
    ],
  },
  {
    // 8 h × 8 people, then 8 h by the clock: 50 h earned over 72.
    name: 'performance basis from a date',
    settings: [['performance_basis', 'clock', FROM]],
    rows: {
      work_order: QUARTER,
      production_entry: [made({ employees_present: 8 }), made({ employees_present: 8, shift_date: LATER })],
    },
    expected: [{ kpi: 'performance', value: (100 * 50) / 72, denominator: 72 }],
  },
  {
    // 90 labour hours less 0.5 h × 4 people, then 9 line hours less 0.5 h.
    name: 'availability basis from a date',
    settings: [['availability_basis', 'line', FROM]],
    rows: {
      production_entry: [made(), made({ shift_date: LATER })],
      downtime_entry: [
        stopped({ employees_affected: 4 }),
        stopped({ employees_affected: 4, shift_date: LATER }),
      ],
    },
    expected: [
      { kpi: 'availability', value: (100 * 96.5) / 99, numerator: 96.5, denominator: 99 },
      // The bases of availability and performance differ from the 10th on.
      { kpi: 'oee', value: null },
      { kpi: 'oee', to: FROM.replace('10', '09'), value: (100 * 25) / 90 },
    ],
  },
  {
    // 2 h of change-over: counted as a stop, 88 of 90; then off the plan, 88 of 88.
    name: 'planned stops from a date',
    settings: [['planned_stops', 'exclude', FROM]],
    rows: {
      production_entry: [made(), made({ shift_date: LATER })],
      downtime_entry: ['2025-12-02', LATER].map((shift_date) =>
        stopped({ downtime_reason: 'CHANGEOVER_SETUP', employees_affected: 4, shift_date }),
      ),
    },
    expected: [
      { kpi: 'availability', value: (100 * 176) / 178, numerator: 176, denominator: 178 },
      { kpi: 'availability', from: FROM, value: 100, denominator: 88 },
    ],
  },
  {
    // 10 people and 0.25 h assumed, then 7 and 0.4 h: 25 + 40 h over 90 + 63.
    name: 'assumed crew and cycle time from a date',
    settings: [
      ['default_crew', '7', FROM],
      ['default_cycle_time_hours', '0.4', FROM],
    ],
    rows: {
      production_entry: [
        made({ employees_assigned: '' }),
        made({ employees_assigned: '', shift_date: LATER }),
      ],
    },
    expected: [
      {
        kpi: 'efficiency',
        value: (100 * 65) / 153,
        numerator: 65,
        denominator: 153,
        estimatedShare: 1,
        confidence: 0.09,
      },
    ],
  },
  {
    // An hour of the entry's own comes off where nobody wrote a stop: 89 of 90. On the 12th 30 min × 3 people do instead.
    name: 'an entry’s own downtime gives way to stops',
    rows: {
      production_entry: [
        made({ line: 'L1', downtime_total_minutes: 60 }),
        made({ line: 'L1', downtime_total_minutes: 60, shift_date: LATER }),
      ],
      downtime_entry: [stopped({ line: 'L1', employees_affected: 3, shift_date: LATER })],
    },
    expected: [
      { kpi: 'availability', to: '2025-12-02', value: (100 * 89) / 90, numerator: 89 },
      { kpi: 'availability', from: LATER, value: (100 * 88.5) / 90, numerator: 88.5 },
    ],
  },
  {
    // 10:00–11:00 and 10:30–11:30 are 90 min of line 1; the same minute on line 2 is its own; 15 min at a time unknown.
    name: 'stops overlap per line',
    settings: [['availability_basis', 'line']],
    rows: {
      production_entry: [made({ line: 'L1' }), made({ line: 'L2' })],
      downtime_entry: [
        stopped({ line: 'L1', downtime_start_time: '10:30', downtime_duration_minutes: 60 }),
        stopped({ line: 'L1', downtime_start_time: '10:00', downtime_duration_minutes: 60 }),
        stopped({ line: 'L2', downtime_start_time: '10:30' }),
        stopped({ line: 'L1', downtime_duration_minutes: 15 }),
      ],
    },
    expected: [
      { kpi: 'availability', value: (100 * 15.75) / 18, numerator: 15.75 },
      { kpi: 'availability', by: 'line', group: 'L1', value: (100 * 7.25) / 9 },
      { kpi: 'availability', by: 'line', group: 'L2', value: (100 * 8.5) / 9 },
    ],
  },
  {
    // 90 of 100 good × 0.25 h over 90 planned; 16 run hours, 3 stops of 2.5 h in all.
    name: 'OEE, MTBF, MTTR and throughput',
    rows: {
      work_order: QUARTER,
      production_entry: [made({ units_defective: 10 }), made({ shift_date: LATER, units_produced: 60 })],
      downtime_entry: [stopped(), stopped(), stopped({ downtime_duration_minutes: 90 })],
    },
    expected: [
      { kpi: 'oee', value: (100 * (22.5 + 15)) / 180, numerator: 37.5, denominator: 180 },
      { kpi: 'mtbf', value: 16 / 3 },
      { kpi: 'mttr', value: 2.5 / 3 },
      { kpi: 'throughput', value: 10 },
    ],
  },
  {
    // No shift record: 9 h and 8 h on Saturday, half sure; no run hours: 9 − 0.5 h of stop at 0.8 × 0.5.
    name: 'hours without a shift record',
    rows: {
      work_order: QUARTER,
      production_entry: [
        made({ line: 'L1', shift_hours_scheduled: '', run_time_hours: '', employees_present: 10 }),
        made({
          shift_type: 'SAT_OT',
          shift_date: '2025-12-06',
          shift_hours_scheduled: '',
          employees_present: 10,
        }),
      ],
      downtime_entry: [stopped({ line: 'L1' })],
    },
    expected: [
      { kpi: 'efficiency', value: (100 * 50) / 170, denominator: 170, estimatedShare: 1, confidence: 0.5 },
      { kpi: 'performance', to: '2025-12-02', value: (100 * 25) / 85, denominator: 85, confidence: 0.4 },
    ],
  },
];
