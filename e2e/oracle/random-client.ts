import fc from 'fast-check';
import { SHIFT_TYPES } from '../../db/vocabulary';
import { later } from './clock';
import type { PlainClient, Row } from './plain';

/** A made-up client: its plain rows, and those rows of the same tables that are voided after they came in. */
export type RandomClient = { readonly client: PlainClient; readonly voided: readonly Voided[] };
export type Voided = {
  readonly table: 'quality_entry' | 'production_entry' | 'downtime_entry' | 'attendance_entry' | 'hold_entry';
  readonly row: Row;
};

const FIRST_DAY = '2025-10-20';
const DAYS = 45;
const STYLES = ['POLO', 'TEE', 'HOODIE'] as const;
const OPERATIONS = ['CUT', 'SEW', 'CHECK'] as const;
const REASONS = ['EQUIPMENT_FAILURE', 'CHANGEOVER_SETUP', 'MAINTENANCE_SCHEDULED', 'OTHER'] as const;
const ORDERS = ['W1', 'W2', 'W3', 'W4', 'W5'] as const;
const SHIFTS = ['SHIFT_1ST', 'SHIFT_2ND', 'SAT_OT'] as const;

const often = <T>(value: fc.Arbitrary<T>, blank = ''): fc.Arbitrary<T | string> =>
  fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constant(blank) });
const day = fc.integer({ min: 0, max: DAYS - 1 }).map((days) => later(FIRST_DAY, days));
/** Few days, so that rows meet on one shift. */
const busyDay = fc.constantFrom(...[12, 13, 19, 20, 40].map((days) => later(FIRST_DAY, days)));
const date = fc.oneof({ weight: 3, arbitrary: busyDay }, { weight: 1, arbitrary: day });
const line = often(fc.constantFrom('L1', 'L2'));
const hundredths = (min: number, max: number) =>
  fc.integer({ min: min * 100, max: max * 100 }).map((n) => n / 100);
const people = fc.integer({ min: 0, max: 14 });
const time = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map(
    (minutes) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
  );

const orders = (): fc.Arbitrary<Row[]> =>
  fc.tuple(
    ...ORDERS.map((code) =>
      fc.record({
        work_order_id: fc.constant(code),
        style_model: often(fc.constantFrom(...STYLES)),
        planned_quantity: fc.integer({ min: 1, max: 120 }),
        planned_start_date: often(date),
        actual_start_date: fc.oneof(date, fc.constant('')),
        planned_ship_date: often(date),
        required_date: fc.oneof(date, fc.constant('')),
        ideal_cycle_time: fc.oneof(
          hundredths(0, 2).map((hours) => hours + 0.01),
          fc.constant(''),
        ),
        status: fc.constantFrom('ACTIVE', 'ACTIVE', 'ON_HOLD', 'COMPLETED', 'REJECTED', 'CANCELLED'),
      }),
    ),
  );

const jobs = (): fc.Arbitrary<Row[]> =>
  fc.tuple(
    ...ORDERS.flatMap((order) =>
      ['1', '2'].map((number) =>
        fc.record({
          job_id: fc.constant(`${order}-${number}`),
          work_order_id_fk: fc.constant(order),
          part_number: fc.constantFrom('PART-POLO', 'PART-TEE', 'PART-X'),
          quantity_ordered: fc.integer({ min: 0, max: 60 }),
          quantity_completed: fc.integer({ min: 0, max: 60 }),
          quantity_scrapped: fc.integer({ min: 0, max: 3 }),
        }),
      ),
    ),
  );

const products = (): fc.Arbitrary<Row[]> =>
  fc.tuple(
    ...STYLES.map((style) =>
      fc.record({
        product_id: fc.constant(`P-${style}`),
        style_model: fc.constant(style),
        part_number: fc.constant(`PART-${style}`),
        category: often(fc.constantFrom('TOPS', 'NONE')),
        ideal_cycle_time: fc.oneof(
          hundredths(0, 1).map((hours) => hours + 0.02),
          fc.constant(''),
        ),
      }),
    ),
  );

const parts = (): fc.Arbitrary<Row[]> =>
  fc.subarray(['PART-POLO', 'PART-TEE', 'PART-X']).chain((codes) =>
    fc.tuple(
      ...codes.map((code) =>
        fc.record({
          part_number: fc.constant(code),
          opportunities_per_unit: fc.integer({ min: 1, max: 50 }),
        }),
      ),
    ),
  );

const shifts = (): fc.Arbitrary<Row[]> =>
  fc
    .subarray([
      { type: 'SHIFT_1ST', start: '06:00', end: '15:30', hours: 9 },
      { type: 'SHIFT_2ND', start: '21:30', end: '06:00', hours: 8.25 },
    ])
    .chain((known) =>
      fc.tuple(
        ...known.map(({ type, start, end, hours }) =>
          fc.record({
            shift_id: fc.constant(type),
            shift_name: fc.constant(type),
            shift_type: fc.constant(type),
            start_time: fc.constant(start),
            end_time: fc.constant(end),
            standard_hours: fc.constant(hours),
            standard_crew: often(fc.integer({ min: 1, max: 12 })),
          }),
        ),
      ),
    );

const jobOf = (row: { work_order_id_fk: string; job: string }): Row => {
  const { job, ...rest } = row;
  return { ...rest, job_id_fk: job === '' ? '' : `${row.work_order_id_fk}-${job}` };
};

const entry = () =>
  fc
    .record({
      work_order_id_fk: fc.constantFrom(...ORDERS),
      job: often(fc.constantFrom('1', '2')),
      shift_date: date,
      shift_type: fc.constantFrom(...SHIFTS),
      operation_id: often(fc.constantFrom(...OPERATIONS)),
      units_produced: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 80 })),
      defective: fc.integer({ min: 0, max: 100 }),
      run: fc.oneof(hundredths(0, 4), fc.constant('')),
      employees_assigned: often(people),
      employees_present: fc.oneof(people, fc.constant('')),
      employees_floating_idle: fc.oneof(fc.constant(0), fc.constant(2)),
      hours: fc.oneof(fc.constant(''), hundredths(4, 9)),
      downtime_total_minutes: fc.oneof(
        { weight: 2, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 90 }) },
      ),
      line,
    })
    .map(({ defective, run, hours, ...row }) =>
      jobOf({
        ...row,
        units_defective: Math.floor((row.units_produced * defective) / 250),
        run_time_hours: run,
        shift_hours_scheduled: hours,
      } as never),
    );

const stop = () =>
  fc.record({
    work_order_id_fk: often(fc.constantFrom(...ORDERS)),
    shift_date: date,
    shift_type: fc.constantFrom(...SHIFTS),
    downtime_reason: fc.constantFrom(...REASONS),
    downtime_duration_minutes: fc.integer({ min: 0, max: 200 }),
    downtime_start_time: often(time),
    line,
    employees_affected: often(people),
  });

const inspection = () =>
  fc
    .record({
      work_order_id_fk: fc.constantFrom(...ORDERS),
      job: often(fc.constantFrom('1', '2')),
      shift_date: date,
      shift_type: fc.constantFrom(...SHIFTS),
      operation_checked: fc.constantFrom(...OPERATIONS),
      units_inspected: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 })),
      failed: fc.integer({ min: 0, max: 100 }),
      isRecorded: fc.boolean(),
      lost: fc.integer({ min: 0, max: 2 }),
      reworked: fc.integer({ min: 0, max: 100 }),
      total_defects_count: fc.integer({ min: 0, max: 40 }),
      is_reinspection: fc.constantFrom('', '', '', 'TRUE'),
      line,
    })
    .map(({ failed, isRecorded, lost, reworked, ...row }) => {
      const defective = Math.floor((row.units_inspected * failed) / 150);
      const rework = Math.floor((defective * reworked) / 150);
      return jobOf({
        ...row,
        units_defective: defective,
        units_passed: isRecorded ? Math.max(0, row.units_inspected - defective - lost) : '',
        units_requiring_rework: rework,
        units_requiring_repair: Math.floor((defective - rework) / 2),
      } as never);
    });

const hold = () =>
  fc
    .record({
      work_order_id_fk: fc.constantFrom(...ORDERS),
      job: often(fc.constantFrom('1', '2')),
      hold_status: fc.constantFrom('RESUMED', 'RESUMED', 'ON_HOLD', 'CANCELLED'),
      hold_date: date,
      length: fc.integer({ min: 0, max: 12 }),
      hold_time: fc.oneof(time, fc.constant('')),
      resume_time: fc.oneof(time, fc.constant('')),
      hold_reason: fc.constant('QUALITY_ISSUE'),
      hold_approved_at: often(fc.constant('2025-11-01T12:00:00Z')),
    })
    .map(({ length, ...row }) => {
      const isOver = row.hold_status === 'RESUMED';
      const isBackwards = length === 0 && row.resume_time < row.hold_time;
      return jobOf({
        ...row,
        resume_date: isOver ? later(row.hold_date, isBackwards ? 1 : length) : '',
        resume_time: isOver ? row.resume_time : '',
      } as never);
    });

const attendance = () =>
  fc
    .record({
      employee_id_fk: fc.constantFrom('E1', 'E2', 'E3', 'E4'),
      shift_date: date,
      shift_type: fc.constantFrom('SHIFT_1ST', 'SHIFT_2ND'),
      scheduled_hours: fc.oneof(fc.constant(0), hundredths(4, 9)),
      part: fc.integer({ min: 0, max: 4 }),
      is_absent: fc.constantFrom('TRUE', 'FALSE'),
      known: fc.constantFrom('actual', 'absence', 'none'),
      coverage_confirmed: fc.constantFrom('', 'TRUE'),
      line,
    })
    .map(({ part, known, ...row }) => {
      const absent = Math.round(row.scheduled_hours * part * 25) / 100;
      return {
        ...row,
        absence_hours: known === 'absence' ? absent : '',
        actual_hours: known === 'actual' ? Math.round((row.scheduled_hours - absent) * 100) / 100 : '',
      };
    });

const coverage = () =>
  fc.record({
    absent_employee_id: fc.constantFrom('E1', 'E2', 'E3', 'E4'),
    floating_employee_id: fc.constant('F1'),
    shift_date: date,
    shift_type: fc.constantFrom('SHIFT_1ST', 'SHIFT_2ND'),
    coverage_duration_hours: hundredths(0, 6),
    verified: fc.constantFrom('', 'TRUE'),
  });

const settings = (): fc.Arbitrary<PlainClient['settings']> => {
  const values = {
    efficiency_headcount: ['assigned', 'present'],
    availability_basis: ['labour', 'line'],
    performance_basis: ['labour', 'clock'],
    planned_stops: ['count', 'exclude'],
    rty_method: ['rolled', 'job'],
    absenteeism_basis: ['gross', 'uncovered'],
    default_cycle_time_hours: ['0.25', '0.4'],
    default_crew: ['10', '7'],
    default_opportunities: ['3', '8'],
  } as const;
  const one = fc.constantFrom(...Object.keys(values)).chain((key) =>
    fc.record({
      key: fc.constant(key),
      value: fc.constantFrom(...values[key as keyof typeof values]),
      from: fc.oneof(fc.constant(null), fc.constant(later(FIRST_DAY, 20))),
    }),
  );
  return fc.uniqueArray(one, { maxLength: 12, selector: ({ key, from }) => `${key} ${from}` });
};

const numbered = (field: string, prefix: string, rows: readonly Row[]): Row[] =>
  rows.map((row, at) => ({ [field]: `${prefix}-${at + 1}`, ...row }));

const isOnce = (row: Row): string => `${row['employee_id_fk']} ${row['shift_date']} ${row['shift_type']}`;
/** Stops of one line that begin in the same minute would leave it open which of them has the minutes. */
const isFirst = (row: Row): string =>
  row['downtime_start_time'] === '' ? `${Math.random()}` : `${row['line']} ${row['downtime_start_time']}`;

/** A client with rows in every table that a KPI reads, few days and many coincidences. */
export const randomClient = (code: string, timezone: string): fc.Arbitrary<RandomClient> =>
  fc
    .record({
      settings: settings(),
      work_order: orders(),
      job: jobs(),
      product: products(),
      part_opportunities: parts(),
      shift: shifts(),
      production_entry: fc.array(entry(), { minLength: 15, maxLength: 40 }),
      downtime_entry: fc.uniqueArray(stop(), { minLength: 5, maxLength: 20, selector: isFirst }),
      hold_entry: fc.array(hold(), { minLength: 3, maxLength: 12 }),
      attendance_entry: fc.uniqueArray(attendance(), { maxLength: 14, selector: isOnce }),
      coverage_entry: fc.array(coverage(), { maxLength: 12 }),
      quality_entry: fc.array(inspection(), { minLength: 8, maxLength: 30 }),
      shipments: fc.array(
        fc.record({
          workOrder: fc.constantFrom(...ORDERS),
          date,
          quantity: fc.integer({ min: 0, max: 120 }),
        }),
        { maxLength: 4 },
      ),
      isRouted: fc.boolean(),
      standards: fc.uniqueArray(
        fc.record({
          line: fc.constantFrom('L1', null),
          shift: fc.constantFrom(...SHIFT_TYPES.slice(0, 1), null),
          hours: hundredths(0, 1).map((hours) => hours + 0.05),
          from: fc.constantFrom('2025-01-01', later(FIRST_DAY, 15)),
        }),
        { maxLength: 3, selector: ({ line: where, shift, from }) => `${where} ${shift} ${from}` },
      ),
      isCategoryKnown: fc.boolean(),
      voidEvery: fc.integer({ min: 4, max: 9 }),
    })
    .map(({ settings: chosen, shipments, isRouted, standards, isCategoryKnown, voidEvery, ...tables }) => {
      const ids = {
        production_entry: numbered('production_entry_id', 'PE', tables.production_entry),
        downtime_entry: numbered('downtime_entry_id', 'DE', tables.downtime_entry),
        hold_entry: numbered('hold_entry_id', 'HE', tables.hold_entry),
        attendance_entry: numbered('attendance_entry_id', 'AE', tables.attendance_entry),
        quality_entry: numbered('quality_entry_id', 'QE', tables.quality_entry),
      };
      const voided = Object.entries(ids).flatMap(([table, rows]) =>
        rows
          .filter((_, at) => at % voidEvery === voidEvery - 1)
          .map((row): Voided => ({ table: table as Voided['table'], row })),
      );
      const gone = new Set(voided.map(({ row }) => row));
      const live = Object.fromEntries(
        Object.entries(ids).map(([table, rows]) => [table, rows.filter((row) => !gone.has(row))]),
      ) as unknown as typeof ids;
      return {
        voided,
        client: {
          code,
          timezone,
          tables: {
            ...tables,
            ...live,
            coverage_entry: numbered('coverage_entry_id', 'CE', tables.coverage_entry),
          },
          settings: chosen,
          shipments,
          routings: [
            ...(isRouted ? [{ style: 'POLO', operations: ['CUT', 'CHECK', 'SEW', 'PACK'] }] : []),
            { style: null, operations: [...OPERATIONS] },
          ],
          standards: standards.filter(
            ({ shift }) => shift === null || tables.shift.some((one) => one['shift_type'] === shift),
          ),
          categories: isCategoryKnown ? [{ category: 'TOPS', hours: 0.33 }] : [],
          plannedReasons: ['CHANGEOVER_SETUP', 'MAINTENANCE_SCHEDULED'],
          workdays: [1, 2, 3, 4, 5],
        },
      };
    });
