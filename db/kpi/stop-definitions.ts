import { HOUR_MS, HOUR_SECONDS, quotient, type Basis, type RatioDefinition, type Term } from './definition';
import {
  assignedInferences,
  cycleInferences,
  runInferences,
  scheduledInferences,
  sourceColumns,
} from './labour-definitions';

const hours = (sum: string): Term => ({ sum, per: HOUR_SECONDS });
const affected = { input: 'employeesAffected', source: 'default', records: 'affected_from_default' } as const;

const view = {
  view: 'availability_terms',
  kind: 'kind',
  units: 'units_produced',
  denominatorPer: HOUR_SECONDS,
  tables: ['production_entries', 'downtime_entries'],
} as const;

type Plan = 'labour' | 'line';
type PlannedStops = 'count' | 'exclude';

/** Planned time of a reading; planned stops come off where the client excludes them. */
const planned = (plan: Plan, stops: PlannedStops): string =>
  stops === 'count' ? `planned_${plan}_s` : `planned_${plan}_s - planned_stop_${plan}_s`;

const sourcesOf = (plan: Plan) =>
  plan === 'labour'
    ? [
        sourceColumns.assigned,
        sourceColumns.scheduled,
        { input: 'employeesAffected', column: 'affected_source' },
      ]
    : [sourceColumns.scheduled];

const plannedInferences = (plan: Plan) =>
  plan === 'labour' ? [...assignedInferences, ...scheduledInferences, affected] : scheduledInferences;

const availability = (plan: Plan, stops: PlannedStops): Basis => ({
  numerator: `planned_${plan}_s - stop_${plan}_s`,
  numeratorEstimated:
    plan === 'labour' ? 'planned_labour_estimated_s + stop_labour_estimated_s' : 'planned_line_estimated_s',
  denominator: planned(plan, stops),
  estimated: `planned_${plan}_estimated_s`,
  weight: `planned_${plan}_weight`,
  weighed: `planned_${plan}_s`,
  terms: {
    plannedHours: hours(planned(plan, stops)),
    downtimeHours: hours(stops === 'count' ? `stop_${plan}_s` : `stop_${plan}_s - planned_stop_${plan}_s`),
    plannedStopHours: hours(stops === 'count' ? '0' : `planned_stop_${plan}_s`),
    stops: { sum: 'stop_records', per: 1 },
  },
  row: {
    headcount: plan === 'labour' ? 'crew' : null,
    hours: "iif(kind = 'stop', repair_s, planned_line_s)",
    cycleMs: null,
    confidenceMillionths: plan === 'labour' ? 'planned_confidence_millionths' : 'line_confidence_millionths',
    sources: sourcesOf(plan),
  },
  inferences: plannedInferences(plan),
});

const oee = (plan: Plan, stops: PlannedStops): Basis => ({
  ...availability(plan, stops),
  numerator: 'earned_good_ms',
  numeratorEstimated: 'earned_good_estimated_ms',
  weight: `oee_${plan}_weight`,
  terms: {
    ...availability(plan, stops).terms,
    runHours: hours(plan === 'labour' ? 'run_labour_s' : 'run_clock_s'),
    earnedHours: { sum: 'earned_ms', per: HOUR_MS },
    earnedGoodHours: { sum: 'earned_good_ms', per: HOUR_MS },
  },
  row: {
    ...availability(plan, stops).row,
    cycleMs: 'cycle_ms_used',
    confidenceMillionths: `oee_${plan}_confidence_millionths`,
    sources: [sourceColumns.cycle, ...sourcesOf(plan)],
  },
  inferences: [...cycleInferences, ...plannedInferences(plan)],
});

const notes = {
  noRecords: 'kpi.note.no-entries',
  noDenominator: 'kpi.note.no-scheduled-hours',
} as const;

const withStops: Basis = {
  numerator: 'run_clock_s',
  numeratorEstimated: 'run_clock_estimated_s',
  denominator: 'stop_records',
  estimated: '0',
  weight: '1000000 * stop_records',
  terms: { runHours: hours('run_clock_s'), stops: { sum: 'stop_records', per: 1 } },
  row: {
    headcount: null,
    hours: "iif(kind = 'stop', repair_s, run_clock_s)",
    cycleMs: null,
    confidenceMillionths: 'run_confidence_millionths',
    sources: [sourceColumns.run],
  },
  inferences: runInferences,
};

const perStop = {
  ...view,
  unit: 'h',
  factor: 1,
  numeratorPer: HOUR_SECONDS,
  denominatorPer: 1,
  settings: [],
  notes: { noRecords: 'kpi.note.no-stops', noDenominator: 'kpi.note.no-stops' },
} as const;

/** Availability, OEE and what stops are like: all of the planned time and the stops in it. */
export const STOP_DEFINITIONS = {
  availability: {
    ...view,
    unit: '%',
    better: 'higher',
    factor: 100,
    records: '(production_records + stop_records)',
    numeratorPer: HOUR_SECONDS,
    settings: ['availability_basis', 'planned_stops'],
    bases: {
      'labour+count': availability('labour', 'count'),
      'labour+exclude': availability('labour', 'exclude'),
      'line+count': availability('line', 'count'),
      'line+exclude': availability('line', 'exclude'),
    },
    notes,
  },
  oee: {
    ...view,
    unit: '%',
    better: 'higher',
    factor: 100,
    records: '(production_records + stop_records)',
    numeratorPer: HOUR_MS,
    settings: ['availability_basis', 'performance_basis', 'planned_stops'],
    bases: {
      'labour+labour+count': oee('labour', 'count'),
      'labour+labour+exclude': oee('labour', 'exclude'),
      'line+clock+count': oee('line', 'count'),
      'line+clock+exclude': oee('line', 'exclude'),
      'labour+clock+count': null,
      'labour+clock+exclude': null,
      'line+labour+count': null,
      'line+labour+exclude': null,
    },
    notes: { ...notes, undefinedBasis: 'kpi.note.oee-needs-one-basis' },
    beside: (_, terms) => {
      const {
        plannedHours = 0,
        downtimeHours = 0,
        runHours = 0,
        earnedHours = 0,
        earnedGoodHours = 0,
      } = terms;
      const upHours = plannedHours - downtimeHours;
      return {
        extra: {
          availability: 100 * quotient(upHours, plannedHours),
          accountedTime: 100 * quotient(runHours, upHours),
          performance: 100 * quotient(earnedHours, runHours),
          quality: 100 * quotient(earnedGoodHours, earnedHours),
        },
        noteKeys: [],
      };
    },
  },
  mtbf: {
    ...perStop,
    better: 'higher',
    records: '(production_records + stop_records)',
    bases: { '': withStops },
  },
  mttr: {
    ...perStop,
    better: 'lower',
    records: 'stop_records',
    tables: ['downtime_entries'],
    bases: {
      '': {
        ...withStops,
        numerator: 'repair_s',
        numeratorEstimated: '0',
        terms: { stopHours: hours('repair_s'), stops: { sum: 'stop_records', per: 1 } },
        row: { ...withStops.row, sources: [] },
        inferences: [],
      },
    },
  },
} as const satisfies Record<string, RatioDefinition>;
