/** Rows as they stand in a file to import, by field name; what a row leaves out is filled in by `goldenFiles`. */
type Row = Readonly<Record<string, string | number>>;

export type GoldenResult = {
  readonly kpi: 'efficiency' | 'performance';
  /** Hours. */
  readonly numerator: number;
  /** Hours. */
  readonly denominator: number;
  /** Percent; null where the denominator is 0. */
  readonly value: number | null;
  readonly estimatedShare: number;
  readonly confidence: number;
};

/** A worked example: one client's rows and the figures that somebody computed from them by hand. */
export type GoldenCase = {
  readonly name: string;
  readonly client: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly shift?: Row;
  readonly order?: Row;
  readonly entries: readonly Row[];
  readonly expected: readonly GoldenResult[];
};

const exact = { estimatedShare: 0, confidence: 1 } as const;
const none = { estimatedShare: 0, confidence: 0 } as const;

/** Efficiency and performance, each number derived in the comment above it. */
export const GOLDEN_CASES: readonly GoldenCase[] = [
  {
    // 100 units at a quarter of an hour are 25 h of work, paid with 12 people for 9 h.
    name: 'complete data',
    client: 'G-COMPLETE',
    order: { ideal_cycle_time: 0.25 },
    entries: [{ run_time_hours: 9, employees_assigned: 12, employees_present: 12 }],
    expected: [
      { kpi: 'efficiency', numerator: 25, denominator: 108, value: (25 / 108) * 100, ...exact },
      { kpi: 'performance', numerator: 25, denominator: 108, value: (25 / 108) * 100, ...exact },
    ],
  },
  {
    // 10 assigned and 2 idle of the pool make the same 12 for efficiency; performance counts who was present.
    name: 'idle people of the floating pool',
    client: 'G-IDLE',
    order: { ideal_cycle_time: 0.25 },
    entries: [
      { run_time_hours: 9, employees_assigned: 10, employees_present: 10, employees_floating_idle: 2 },
    ],
    expected: [
      { kpi: 'efficiency', numerator: 25, denominator: 108, value: (25 / 108) * 100, ...exact },
      { kpi: 'performance', numerator: 25, denominator: 90, value: (25 / 90) * 100, ...exact },
    ],
  },
  {
    // A day at 80 % and a day at 25 %: 45 h over 70 h, not the 52.5 % between them.
    name: 'ratio of sums, not the mean of ratios',
    client: 'G-SUMS',
    order: { ideal_cycle_time: 0.5 },
    entries: [
      { units_produced: 80, run_time_hours: 5, employees_present: 10, shift_hours_scheduled: 5 },
      {
        shift_date: '2025-12-03',
        units_produced: 10,
        run_time_hours: 2,
        employees_present: 10,
        shift_hours_scheduled: 2,
      },
    ],
    expected: [
      { kpi: 'efficiency', numerator: 45, denominator: 70, value: (45 / 70) * 100, ...exact },
      { kpi: 'performance', numerator: 45, denominator: 70, value: (45 / 70) * 100, ...exact },
    ],
  },
  {
    // Nobody knows a cycle time: 0.25 h is assumed, so all of the numerator is, with confidence 0.3.
    name: 'no standard anywhere',
    client: 'G-UNKNOWN',
    entries: [{ run_time_hours: 9, employees_present: 10 }],
    expected: [
      {
        kpi: 'efficiency',
        numerator: 25,
        denominator: 90,
        value: (25 / 90) * 100,
        estimatedShare: 1,
        confidence: 0.3,
      },
    ],
  },
  {
    // 25 h of work in 22 run hours of one person.
    name: 'performance above 100 %',
    client: 'G-ABOVE',
    order: { ideal_cycle_time: 0.25 },
    entries: [{ run_time_hours: 22, employees_assigned: 1, employees_present: 1, shift_hours_scheduled: 24 }],
    expected: [{ kpi: 'performance', numerator: 25, denominator: 22, value: (25 / 22) * 100, ...exact }],
  },
  {
    // The shift has 8 h; blank hours split them 3 : 1 after the run hours, 6 h and 2 h of 5 people.
    name: 'orders of one crew share their shift',
    client: 'G-SHARE',
    shift: { standard_hours: 8 },
    order: { ideal_cycle_time: 0.1 },
    entries: [
      {
        line: 'L-1',
        units_produced: 150,
        run_time_hours: 3,
        employees_assigned: 5,
        shift_hours_scheduled: '',
      },
      {
        line: 'L-1',
        units_produced: 50,
        run_time_hours: 1,
        employees_assigned: 5,
        shift_hours_scheduled: '',
      },
    ],
    expected: [{ kpi: 'efficiency', numerator: 20, denominator: 40, value: 50, ...exact }],
  },
  {
    // Judged by who came: 25 h over 8 people for 9 h; by the clock: 25 h over 9 run hours.
    name: 'settings of the client',
    client: 'G-SETTINGS',
    settings: { efficiency_headcount: 'present', performance_basis: 'clock' },
    order: { ideal_cycle_time: 0.25 },
    entries: [{ run_time_hours: 9, employees_assigned: 10, employees_present: 8 }],
    expected: [
      { kpi: 'efficiency', numerator: 25, denominator: 72, value: (25 / 72) * 100, ...exact },
      { kpi: 'performance', numerator: 25, denominator: 9, value: (25 / 9) * 100, ...exact },
    ],
  },
  {
    name: 'nothing made in 9 hours of 10 people',
    client: 'G-ZERO',
    order: { ideal_cycle_time: 0.25 },
    entries: [{ units_produced: 0, employees_present: 10 }],
    expected: [{ kpi: 'efficiency', numerator: 0, denominator: 90, value: 0, ...exact }],
  },
  {
    name: 'no rows at all',
    client: 'G-EMPTY',
    entries: [],
    expected: [
      { kpi: 'efficiency', numerator: 0, denominator: 0, value: null, ...none },
      { kpi: 'performance', numerator: 0, denominator: 0, value: null, ...none },
    ],
  },
];

/** First and last shift date of every case. */
export const GOLDEN_RANGE = { from: '2025-11-01', to: '2025-12-31' } as const;

const csv = (rows: readonly Row[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
};

/** The cases as files to import, in the order in which they refer to each other. */
export const goldenFiles = (): readonly { readonly table: string; readonly content: string }[] => [
  {
    table: 'client',
    content: csv(
      GOLDEN_CASES.map(({ client, name }) => ({
        client_id: client,
        client_name: name.replaceAll(',', ''),
        timezone: 'America/Mexico_City',
      })),
    ),
  },
  {
    table: 'shift',
    content: csv(
      GOLDEN_CASES.flatMap(({ client, shift }) =>
        shift
          ? [
              {
                shift_id: 'S1',
                client_id_fk: client,
                shift_name: 'First',
                shift_type: 'SHIFT_1ST',
                start_time: '06:00',
                end_time: '14:00',
                ...shift,
              },
            ]
          : [],
      ),
    ),
  },
  {
    table: 'work_order',
    content: csv(
      GOLDEN_CASES.map(({ client, order }) => ({
        work_order_id: 'W1',
        client_id_fk: client,
        planned_quantity: 500,
        status: 'ACTIVE',
        ...order,
      })),
    ),
  },
  {
    table: 'production_entry',
    content: csv(
      GOLDEN_CASES.flatMap(({ client, entries }) =>
        entries.map((entry) => ({
          client_id_fk: client,
          work_order_id_fk: 'W1',
          shift_date: '2025-12-02',
          shift_type: 'SHIFT_1ST',
          units_produced: 100,
          units_defective: 0,
          run_time_hours: 8,
          employees_assigned: 10,
          shift_hours_scheduled: 9,
          ...entry,
        })),
      ),
    ),
  },
];
