import { came, inspected, made, order, type WorkedCase } from './worked';

const LATER = '2025-12-12';
const FROM = '2025-12-10';
const DUE = { planned_ship_date: '2025-12-10' };
const absent = (row: Parameters<typeof came>[0] = {}) =>
  came({ is_absent: 'TRUE', absence_type: 'UNSCHEDULED_ABSENCE', absence_hours: 9, actual_hours: 0, ...row });
const cover = (row: Parameters<typeof came>[0] = {}) => ({
  absent_employee_id: 'E1',
  floating_employee_id: 'F1',
  shift_date: '2025-12-02',
  shift_type: 'SHIFT_1ST',
  coverage_duration_hours: 4,
  verified: 'TRUE',
  ...row,
});

/** Quality, deliveries and people. */
export const OUTCOME_CASES: readonly WorkedCase[] = [
  {
    name: 'nothing inspected has no yield',
    rows: { quality_entry: [inspected({ units_inspected: 0, units_passed: 0 })] },
    expected: (['fpy', 'ppm', 'dpmo', 'rty', 'scrap-rate', 'rework-rate', 'dhu'] as const).map((kpi) => ({
      kpi,
      value: null,
    })),
  },
  {
    // First shift: 5 of 500 inspected, whatever was typed as made. Second: 2 of 400 made. 7 of 900; 400 of 900 at 0.7.
    name: 'PPM of inspected and uninspected shifts',
    rows: {
      quality_entry: [
        inspected({ line: 'L1', units_inspected: 500, units_passed: 495, units_defective: 5 }),
        inspected({
          line: 'L1',
          units_inspected: 50,
          units_passed: 0,
          units_defective: 50,
          is_reinspection: 'TRUE',
        }),
      ],
      production_entry: [
        made({ line: 'L2', units_produced: 1000, units_defective: 100 }),
        made({ line: 'L2', shift_type: 'SHIFT_2ND', units_produced: 400, units_defective: 2 }),
      ],
    },
    expected: [
      {
        kpi: 'ppm',
        value: (1_000_000 * 7) / 900,
        numerator: 7,
        denominator: 900,
        records: 2,
        estimatedShare: 4 / 9,
        confidence: (500 + 280) / 900,
      },
      { kpi: 'ppm', by: 'line', group: 'L2', value: 5000, denominator: 400 },
      { kpi: 'fpy', value: 99 },
    ],
  },
  {
    // 500 × 47 of the job's part, 100 × 10 of the product's, 50 × 1 of nothing known: 20 of 24 550.
    name: 'DPMO of mixed parts',
    rows: {
      part_opportunities: [
        { part_number: 'PART-47', opportunities_per_unit: 47 },
        { part_number: 'PART-10', opportunities_per_unit: 10 },
      ],
      product: [{ product_id: 'P', style_model: 'POLO', part_number: 'PART-10' }],
      work_order: [order(), order({ work_order_id: 'W2', style_model: 'POLO' })],
      job: [{ job_id: 'J1', work_order_id_fk: 'W1', part_number: 'PART-47', quantity_ordered: 500 }],
      quality_entry: [
        inspected({ job_id_fk: 'J1', units_inspected: 500, units_passed: 490, total_defects_count: 15 }),
        inspected({ work_order_id_fk: 'W2', total_defects_count: 4 }),
        inspected({ units_inspected: 50, units_passed: 50, total_defects_count: 1 }),
      ],
    },
    expected: [
      {
        kpi: 'dpmo',
        value: (1_000_000 * 20) / 24_550,
        numerator: 20,
        denominator: 24_550,
        estimatedShare: 50 / 24_550,
        confidence: (24_500 + 50 * 0.3) / 24_550,
      },
    ],
  },
  {
    // 100 × 1, then 100 × 2 from the 10th on at 0.7.
    name: 'opportunities by the client’s default from a date',
    settings: [['default_opportunities', '2', FROM]],
    rows: {
      quality_entry: [1, 2].map((at) =>
        inspected({ total_defects_count: 3, ...(at === 2 ? { shift_date: LATER } : {}) }),
      ),
    },
    expected: [{ kpi: 'dpmo', value: 20_000, denominator: 300, confidence: (100 * 0.3 + 200 * 0.7) / 300 }],
  },
  // Published: 6 210 defects per million are four sigma, 3.4 are six.
  ...(
    [
      [1000, 621, 4],
      [100_000, 34, 6],
    ] as const
  ).map(([units, defects, sigmaLevel]): WorkedCase => ({
    name: `${sigmaLevel} sigma`,
    settings: [['default_opportunities', '100']],
    rows: {
      quality_entry: [
        inspected({ units_inspected: units, units_passed: units, total_defects_count: defects }),
      ],
    },
    expected: [{ kpi: 'dpmo', value: (1_000_000 * defects) / (units * 100), extra: { sigmaLevel } }],
  })),
  {
    // None in 100 × 30 = 3 000 opportunities: better than that of 3 in 3 000, 1 000 per million. Φ⁻¹(0.999) is 3.0902.
    name: 'sigma without a defect',
    settings: [['default_opportunities', '30']],
    rows: { quality_entry: [inspected()] },
    expected: [{ kpi: 'dpmo', value: 0, extra: { sigmaLevel: 4.5902 }, note: 'kpi.note.sigma-better-than' }],
  },
  {
    // 0.95 × 0.98 of two operations; the third of the routing was not inspected.
    name: 'RTY of 2 of 3 operations',
    routing: ['CUT', 'SEW', 'CHECK'],
    rows: {
      quality_entry: [
        inspected({ operation_checked: 'CUT', units_passed: 95, units_defective: 5 }),
        inspected({ operation_checked: 'CHECK', units_passed: '', units_defective: 2 }),
      ],
    },
    expected: [
      {
        kpi: 'rty',
        value: 93.1,
        extra: { operationsInspected: 2, operationsInRouting: 3 },
        note: 'kpi.note.operations-inspected',
        confidence: 0.95,
      },
    ],
  },
  {
    // By job from the 10th on: 98 of 100 ordered. Before it 0.95 × 0.98; a range that ends later goes by job.
    name: 'RTY method from a date',
    settings: [['rty_method', 'job', FROM]],
    routing: ['CUT', 'CHECK'],
    rows: {
      job: [
        {
          job_id: 'J1',
          work_order_id_fk: 'W1',
          part_number: 'P',
          quantity_ordered: 100,
          quantity_completed: 98,
        },
      ],
      quality_entry: ['2025-12-02', LATER].flatMap((shift_date) => [
        inspected({
          shift_date,
          job_id_fk: 'J1',
          operation_checked: 'CUT',
          units_passed: 95,
          units_defective: 5,
        }),
        inspected({
          shift_date,
          job_id_fk: 'J1',
          operation_checked: 'CHECK',
          units_passed: 98,
          units_defective: 2,
        }),
      ]),
    },
    expected: [
      { kpi: 'rty', to: '2025-12-09', value: 93.1 },
      { kpi: 'rty', value: 98, numerator: 98, denominator: 100 },
      { kpi: 'rty', by: 'day', group: '2025-12-02', value: 93.1 },
      { kpi: 'rty', by: 'day', group: LATER, value: 98 },
    ],
  },
  {
    // Due on the 10th. W1 whole on the 9th; W2 begun on the 9th, whole on the 12th; W3 half on the 10th; W4 nothing.
    // Delivered in time: W1, W2, W3 of 4. Whole in time: W1, of W1 and W2, or of all 4.
    name: 'OTD, TRUE-OTD and OTIF',
    rows: { work_order: ['W1', 'W2', 'W3', 'W4'].map((work_order_id) => order({ work_order_id, ...DUE })) },
    shipments: [
      { workOrder: 'W1', date: '2025-12-09', quantity: 100 },
      { workOrder: 'W2', date: '2025-12-09', quantity: 60 },
      { workOrder: 'W2', date: '2025-12-12', quantity: 40 },
      { workOrder: 'W3', date: '2025-12-10', quantity: 50 },
    ],
    expected: [
      { kpi: 'otd', value: 75, numerator: 3, denominator: 4 },
      { kpi: 'true-otd', value: 50, numerator: 1, denominator: 2 },
      { kpi: 'otif', value: 25, numerator: 1, denominator: 4 },
    ],
  },
  {
    // 40 + 35 + 30 good units reach 100 with the third entry, on the 8th: in time for the 8th (W1), not for the 7th (W2).
    name: 'complete on the day that the running total says',
    rows: {
      work_order: [
        order({ planned_ship_date: '2025-12-08' }),
        order({ work_order_id: 'W2', planned_ship_date: '2025-12-07' }),
      ],
      production_entry: ['W1', 'W2'].flatMap((work_order_id_fk) => [
        made({ work_order_id_fk, shift_date: '2025-12-03', units_produced: 40 }),
        made({ work_order_id_fk, shift_date: '2025-12-05', units_produced: 40, units_defective: 5 }),
        made({ work_order_id_fk, shift_date: '2025-12-08', units_produced: 30 }),
      ]),
    },
    // Neither is delivered: both overdue after the 8th, which counts against OTD; on the 8th only W2 is.
    expected: [
      { kpi: 'true-otd', value: 50, numerator: 1, denominator: 2 },
      { kpi: 'otif', value: 50 },
      { kpi: 'otd', value: 0, denominator: 2 },
      { kpi: 'otd', asOf: '2025-12-08', value: 0, denominator: 1 },
      { kpi: 'true-otd', asOf: '2025-12-08', value: 0, denominator: 1 },
    ],
  },
  {
    // COMPLETED without a shipment: delivered and whole on the day after the last entry, at 0.6.
    name: 'completed, never shipped',
    rows: {
      work_order: [order({ status: 'COMPLETED', planned_ship_date: '2025-12-03' })],
      production_entry: [made({ units_produced: 20 })],
    },
    expected: (['otd', 'true-otd', 'otif'] as const).map((kpi) => ({
      kpi,
      value: 100,
      denominator: 1,
      estimatedShare: 1,
      confidence: 0.6,
    })),
  },
  {
    // 724 × 0.25 h ÷ (10 × 9 h) are 2.01, three working days after Friday the 5th: Wednesday the 10th, over the weekend.
    name: 'promise from start and working days',
    rows: {
      work_order: [order({ actual_start_date: '2025-12-05', planned_quantity: 724, ideal_cycle_time: 0.25 })],
    },
    shipments: [{ workOrder: 'W1', date: '2025-12-10', quantity: 724 }],
    expected: [
      { kpi: 'otd', value: 100, estimatedShare: 1, confidence: 0.4 },
      { kpi: 'otd', to: '2025-12-09', value: null },
      { kpi: 'otd', from: '2025-12-10', to: '2025-12-10', value: 100 },
    ],
  },
  {
    // Four people × 9 h. E1 out, 4 of 9 h covered; E2 out, cover not verified; E3 left at noon, covered; E4 late.
    // 9 + 9 + 4 of 36; uncovered 5 + 9 + 0.
    name: 'absence with and without coverage entries',
    settings: [['absenteeism_basis', 'uncovered', '2025-12-02']],
    rows: {
      attendance_entry: [
        absent({ coverage_confirmed: 'TRUE' }),
        absent({ employee_id_fk: 'E2' }),
        absent({ employee_id_fk: 'E3', absence_hours: '', actual_hours: 5, coverage_confirmed: 'TRUE' }),
        came({ employee_id_fk: 'E4', actual_hours: 8, absence_hours: 1 }),
        absent({ shift_date: '2025-12-01' }),
      ],
      coverage_entry: [
        cover(),
        cover({ absent_employee_id: 'E2', verified: '', coverage_duration_hours: 9 }),
      ],
    },
    expected: [
      {
        kpi: 'absenteeism',
        from: '2025-12-02',
        value: (100 * 14) / 36,
        numerator: 14,
        denominator: 36,
        confidence: 1,
      },
      // The day before goes by gross absence: 9 + 14 of 45.
      { kpi: 'absenteeism', value: (100 * 23) / 45 },
      { kpi: 'coverage-rate', from: '2025-12-02', value: (100 * 8) / 22 },
    ],
  },
  {
    name: 'nobody wrote down who came',
    rows: { production_entry: [made()] },
    expected: [
      {
        kpi: 'absenteeism',
        value: 0,
        numerator: 0,
        denominator: 90,
        confidence: 0,
        note: 'kpi.note.no-attendance',
      },
      { kpi: 'absenteeism', to: '2025-12-01', value: null },
    ],
  },
];
