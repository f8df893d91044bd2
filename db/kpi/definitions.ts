import type { SettingKey } from '../repositories/settings';

/** One reading of a KPI's denominator: its columns in the view and in `kpi_day`. */
export type Basis = {
  readonly denominator: string;
  /** The part of the denominator that rests on inferred inputs. */
  readonly estimated: string;
  /** Denominator × confidence, in millionths. */
  readonly weight: string;
  /** Clock seconds behind the denominator. */
  readonly hours: string;
  /** Columns of one entry's row in the view, not for summing; `headcount` is null where nobody is counted. */
  readonly row: {
    readonly headcount: string | null;
    readonly confidenceMillionths: string;
    readonly sources: readonly { readonly input: string; readonly column: string }[];
  };
  /** Inferences that this reading rests on: what was inferred from what, and the column that counts the rows. */
  readonly inferences: readonly Inference[];
};

export type Inference = { readonly input: string; readonly source: string; readonly records: string };

/** What the one function from sums to results needs to know of a KPI; a further KPI is a view and an entry here. */
export type KpiDefinition = {
  readonly unit: string;
  readonly view: string;
  readonly records: string;
  readonly numerator: string;
  readonly numeratorEstimated: string;
  /** How many of the numerator's and of the denominator's storage units make one hour. */
  readonly numeratorPerHour: number;
  readonly denominatorPerHour: number;
  /** The client's setting that chooses the reading, and the readings by its values. */
  readonly setting: SettingKey;
  readonly bases: Readonly<Record<string, Basis>>;
  readonly initialBasis: string;
  readonly notes: {
    readonly noRecords: string;
    readonly noDenominator: string;
    readonly above100: string;
    readonly basisChanged: string;
  };
};

const cycle: readonly Inference[] = [
  { input: 'cycleTimeHours', source: 'standard', records: 'cycle_from_standard' },
  { input: 'cycleTimeHours', source: 'category', records: 'cycle_from_category' },
  { input: 'cycleTimeHours', source: 'style-rate', records: 'cycle_from_style_rate' },
  { input: 'cycleTimeHours', source: 'client-rate', records: 'cycle_from_client_rate' },
  { input: 'cycleTimeHours', source: 'default', records: 'cycle_from_default' },
];
const assigned: readonly Inference[] = [
  { input: 'employeesAssigned', source: 'present', records: 'assigned_from_present' },
  { input: 'employeesAssigned', source: 'crew', records: 'assigned_from_crew' },
  { input: 'employeesAssigned', source: 'default', records: 'assigned_from_default' },
];
const present: readonly Inference[] = [
  { input: 'employeesPresent', source: 'assigned', records: 'present_from_assigned' },
  { input: 'employeesPresent', source: 'crew', records: 'present_from_crew' },
  { input: 'employeesPresent', source: 'default', records: 'present_from_default' },
];
const scheduled: readonly Inference[] = [
  { input: 'scheduledHours', source: 'default', records: 'scheduled_from_default' },
];
const run: readonly Inference[] = [
  { input: 'runHours', source: 'scheduled-less-stops', records: 'run_from_scheduled_less_stops' },
  { input: 'runHours', source: 'scheduled', records: 'run_from_scheduled' },
  { input: 'scheduledHours', source: 'default', records: 'scheduled_for_run_from_default' },
];

const sources = {
  cycle: { input: 'cycleTimeHours', column: 'cycle_source' },
  assigned: { input: 'employeesAssigned', column: 'assigned_source' },
  present: { input: 'employeesPresent', column: 'present_source' },
  scheduled: { input: 'scheduledHours', column: 'scheduled_source' },
  run: { input: 'runHours', column: 'run_source' },
} as const;

export const KPI_DEFINITIONS = {
  efficiency: {
    unit: '%',
    view: 'efficiency_terms',
    records: 'production_records',
    numerator: 'earned_ms',
    numeratorEstimated: 'earned_estimated_ms',
    numeratorPerHour: 3_600_000,
    denominatorPerHour: 3600,
    setting: 'efficiency_headcount',
    initialBasis: 'assigned',
    bases: {
      assigned: {
        denominator: 'scheduled_assigned_s',
        estimated: 'scheduled_assigned_estimated_s',
        weight: 'scheduled_assigned_weight',
        hours: 'scheduled_s',
        row: {
          headcount: 'assigned_headcount',
          confidenceMillionths: 'assigned_confidence_millionths',
          sources: [sources.cycle, sources.assigned, sources.scheduled],
        },
        inferences: [...cycle, ...assigned, ...scheduled],
      },
      present: {
        denominator: 'scheduled_present_s',
        estimated: 'scheduled_present_estimated_s',
        weight: 'scheduled_present_weight',
        hours: 'scheduled_s',
        row: {
          headcount: 'present_headcount',
          confidenceMillionths: 'present_confidence_millionths',
          sources: [sources.cycle, sources.present, sources.scheduled],
        },
        inferences: [...cycle, ...present, ...scheduled],
      },
    },
    notes: {
      noRecords: 'kpi.note.no-entries',
      noDenominator: 'kpi.note.no-scheduled-hours',
      above100: 'kpi.note.above-100',
      basisChanged: 'kpi.note.basis-changed',
    },
  },
  performance: {
    unit: '%',
    view: 'performance_terms',
    records: 'production_records',
    numerator: 'earned_ms',
    numeratorEstimated: 'earned_estimated_ms',
    numeratorPerHour: 3_600_000,
    denominatorPerHour: 3600,
    setting: 'performance_basis',
    initialBasis: 'labour',
    bases: {
      labour: {
        denominator: 'run_labour_s',
        estimated: 'run_labour_estimated_s',
        weight: 'run_labour_weight',
        hours: 'run_clock_s',
        row: {
          headcount: 'present_headcount',
          confidenceMillionths: 'labour_confidence_millionths',
          sources: [sources.cycle, sources.present, sources.run],
        },
        inferences: [...cycle, ...present, ...run],
      },
      clock: {
        denominator: 'run_clock_s',
        estimated: 'run_clock_estimated_s',
        weight: 'run_clock_weight',
        hours: 'run_clock_s',
        row: {
          headcount: null,
          confidenceMillionths: 'clock_confidence_millionths',
          sources: [sources.cycle, sources.run],
        },
        inferences: [...cycle, ...run],
      },
    },
    notes: {
      noRecords: 'kpi.note.no-entries',
      noDenominator: 'kpi.note.no-run-hours',
      above100: 'kpi.note.above-100',
      basisChanged: 'kpi.note.basis-changed',
    },
  },
} as const satisfies Record<string, KpiDefinition>;

/** KPIs that this version computes. */
export type KpiName = keyof typeof KPI_DEFINITIONS;

/** The definition of a KPI, with its readings open to any of the setting's values. */
export const definitionOf = (kpi: KpiName): KpiDefinition => KPI_DEFINITIONS[kpi];
