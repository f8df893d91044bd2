import {
  HOUR_MS,
  HOUR_SECONDS,
  quotient,
  type Inference,
  type RatioDefinition,
  type Term,
} from './definition';

const inferred = (input: string, ...sources: readonly (readonly [string, string])[]): readonly Inference[] =>
  sources.map(([source, records]) => ({ input, source, records }));

/** Entries by what their ideal cycle time was inferred from. */
export const cycleInferences = inferred(
  'cycleTimeHours',
  ['standard', 'cycle_from_standard'],
  ['category', 'cycle_from_category'],
  ['style-rate', 'cycle_from_style_rate'],
  ['client-rate', 'cycle_from_client_rate'],
  ['default', 'cycle_from_default'],
);
/** Entries by what the number of people assigned was inferred from. */
export const assignedInferences = inferred(
  'employeesAssigned',
  ['present', 'assigned_from_present'],
  ['crew', 'assigned_from_crew'],
  ['default', 'assigned_from_default'],
);
const presentInferences = inferred(
  'employeesPresent',
  ['assigned', 'present_from_assigned'],
  ['crew', 'present_from_crew'],
  ['default', 'present_from_default'],
);
/** Entries whose shift has no record. */
export const scheduledInferences = inferred('scheduledHours', ['default', 'scheduled_from_default']);
/** Entries by what their run hours were inferred from. */
export const runInferences = [
  ...inferred(
    'runHours',
    ['scheduled-less-stops', 'run_from_scheduled_less_stops'],
    ['scheduled', 'run_from_scheduled'],
  ),
  ...inferred('scheduledHours', ['default', 'scheduled_for_run_from_default']),
];

/** Columns that say where an entry's inputs came from. */
export const sourceColumns = {
  cycle: { input: 'cycleTimeHours', column: 'cycle_source' },
  assigned: { input: 'employeesAssigned', column: 'assigned_source' },
  present: { input: 'employeesPresent', column: 'present_source' },
  scheduled: { input: 'scheduledHours', column: 'scheduled_source' },
  run: { input: 'runHours', column: 'run_source' },
} as const;

const earned = { numerator: 'earned_ms', numeratorEstimated: 'earned_estimated_ms' } as const;

const terms = (clock: string): Readonly<Record<string, Term>> => ({
  unitsProduced: { sum: 'units_produced', per: 1 },
  unitsDefective: { sum: 'units_defective', per: 1 },
  earnedHours: { sum: 'earned_ms', per: HOUR_MS },
  hours: { sum: clock, per: HOUR_SECONDS },
});

const entries = {
  kind: "'production'",
  units: 'units_produced',
  records: 'production_records',
  denominatorPer: HOUR_SECONDS,
  tables: ['production_entries'],
} as const;

const earnedHours = {
  ...entries,
  unit: '%',
  better: 'higher',
  factor: 100,
  numeratorPer: HOUR_MS,
  derived: (sums: Readonly<Record<string, number>>, denominatorHours: number) => ({
    cycleTimeHours: quotient(sums['earnedHours'] ?? 0, sums['unitsProduced'] ?? 0),
    headcount: quotient(denominatorHours, sums['hours'] ?? 0),
    denominatorHours,
  }),
} as const;

const above = { value: 100, key: 'kpi.note.above-100' } as const;

/** Efficiency, performance and throughput: what was made against the hours that it took. */
export const LABOUR_DEFINITIONS = {
  efficiency: {
    ...earnedHours,
    view: 'efficiency_terms',
    settings: ['efficiency_headcount'],
    bases: {
      assigned: {
        ...earned,
        denominator: 'scheduled_assigned_s',
        estimated: 'scheduled_assigned_estimated_s',
        weight: 'scheduled_assigned_weight',
        terms: terms('scheduled_s'),
        row: {
          headcount: 'assigned_headcount',
          hours: 'scheduled_s',
          cycleMs: 'cycle_ms_used',
          confidenceMillionths: 'assigned_confidence_millionths',
          sources: [sourceColumns.cycle, sourceColumns.assigned, sourceColumns.scheduled],
        },
        inferences: [...cycleInferences, ...assignedInferences, ...scheduledInferences],
      },
      present: {
        ...earned,
        denominator: 'scheduled_present_s',
        estimated: 'scheduled_present_estimated_s',
        weight: 'scheduled_present_weight',
        terms: terms('scheduled_s'),
        row: {
          headcount: 'present_headcount',
          hours: 'scheduled_s',
          cycleMs: 'cycle_ms_used',
          confidenceMillionths: 'present_confidence_millionths',
          sources: [sourceColumns.cycle, sourceColumns.present, sourceColumns.scheduled],
        },
        inferences: [...cycleInferences, ...presentInferences, ...scheduledInferences],
      },
    },
    notes: { noRecords: 'kpi.note.no-entries', noDenominator: 'kpi.note.no-scheduled-hours', above },
  },
  performance: {
    ...earnedHours,
    view: 'performance_terms',
    settings: ['performance_basis'],
    bases: {
      labour: {
        ...earned,
        denominator: 'run_labour_s',
        estimated: 'run_labour_estimated_s',
        weight: 'run_labour_weight',
        terms: terms('run_clock_s'),
        row: {
          headcount: 'present_headcount',
          hours: 'run_clock_s',
          cycleMs: 'cycle_ms_used',
          confidenceMillionths: 'labour_confidence_millionths',
          sources: [sourceColumns.cycle, sourceColumns.present, sourceColumns.run],
        },
        inferences: [...cycleInferences, ...presentInferences, ...runInferences],
      },
      clock: {
        ...earned,
        denominator: 'run_clock_s',
        estimated: 'run_clock_estimated_s',
        weight: 'run_clock_weight',
        terms: terms('run_clock_s'),
        row: {
          headcount: null,
          hours: 'run_clock_s',
          cycleMs: 'cycle_ms_used',
          confidenceMillionths: 'clock_confidence_millionths',
          sources: [sourceColumns.cycle, sourceColumns.run],
        },
        inferences: [...cycleInferences, ...runInferences],
      },
    },
    notes: { noRecords: 'kpi.note.no-entries', noDenominator: 'kpi.note.no-run-hours', above },
  },
  throughput: {
    ...entries,
    unit: 'units/h',
    better: 'higher',
    factor: 1,
    numeratorPer: 1,
    view: 'throughput_terms',
    settings: [],
    bases: {
      '': {
        numerator: 'units_produced',
        numeratorEstimated: '0',
        denominator: 'run_clock_s',
        estimated: 'run_clock_estimated_s',
        weight: 'run_only_weight',
        terms: {
          unitsProduced: { sum: 'units_produced', per: 1 },
          runHours: { sum: 'run_clock_s', per: HOUR_SECONDS },
        },
        row: {
          headcount: null,
          hours: 'run_clock_s',
          cycleMs: null,
          confidenceMillionths: 'run_confidence_millionths',
          sources: [sourceColumns.run],
        },
        inferences: runInferences,
      },
    },
    notes: { noRecords: 'kpi.note.no-entries', noDenominator: 'kpi.note.no-run-hours' },
  },
} as const satisfies Record<string, RatioDefinition>;
