import { HOUR_SECONDS, type Basis, type RatioDefinition, type Term } from './definition';

const hours = (sum: string): Term => ({ sum, per: HOUR_SECONDS });

const basis = (numerator: string, denominator: string): Basis => ({
  numerator,
  numeratorEstimated: '0',
  denominator,
  estimated: '0',
  weight: `1000000 * (${denominator})`,
  terms: {
    absenceHours: hours('absence_s'),
    coveredHours: hours('covered_s'),
    scheduledHours: hours('attendance_s'),
    crewHours: hours('crew_s'),
  },
  row: {
    headcount: null,
    hours: 'attendance_s + crew_s',
    cycleMs: null,
    confidenceMillionths: '1000000',
    sources: [],
  },
  inferences: [],
});

const attendance = {
  unit: '%',
  factor: 100,
  view: 'absenteeism_terms',
  kind: 'kind',
  units: 'NULL',
  records: 'attendance_records',
  numeratorPer: HOUR_SECONDS,
  denominatorPer: HOUR_SECONDS,
  tables: ['attendance_entries', 'coverage_entries'],
} as const;

/** Absenteeism and how much of it was covered. */
export const PEOPLE_DEFINITIONS = {
  absenteeism: {
    ...attendance,
    better: 'lower',
    settings: ['absenteeism_basis'],
    bases: {
      gross: basis('absence_s', 'attendance_s'),
      uncovered: basis('absence_s - covered_s', 'attendance_s'),
    },
    notes: { noRecords: 'kpi.note.no-attendance', noDenominator: 'kpi.note.no-scheduled-hours' },
    fallback: {
      unless: 'attendance_records',
      records: 'crew_records',
      denominator: 'crew_s',
      note: 'kpi.note.no-attendance',
      unrecorded: ['style', 'work-order', 'operation'],
      unrecordedNote: 'kpi.note.attendance-not-by-product',
    },
  },
  'coverage-rate': {
    ...attendance,
    better: 'higher',
    settings: [],
    bases: { '': basis('covered_s', 'absence_s') },
    notes: { noRecords: 'kpi.note.no-attendance', noDenominator: 'kpi.note.no-absence' },
  },
} as const satisfies Record<string, RatioDefinition>;
