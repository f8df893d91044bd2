import type { Basis, RatioDefinition, Term } from './definition';
import { sigmaLevel } from './sigma';

const inspected = 'inspected_units';
const count = (sum: string): Term => ({ sum, per: 1 });

const recorded = (numerator: string, terms: Basis['terms']): Basis => ({
  numerator,
  numeratorEstimated: '0',
  denominator: inspected,
  estimated: '0',
  weight: `1000000 * ${inspected}`,
  terms: { unitsInspected: count(inspected), ...terms },
  row: { headcount: null, hours: null, cycleMs: null, confidenceMillionths: '1000000', sources: [] },
  inferences: [],
});

const inspections = {
  view: 'inspection_terms',
  kind: "'inspection'",
  better: 'lower',
  units: inspected,
  records: 'inspection_records',
  factor: 100,
  numeratorPer: 1,
  denominatorPer: 1,
  settings: [],
  tables: ['quality_entries'],
  notes: { noRecords: 'kpi.note.no-inspections', noDenominator: 'kpi.note.nothing-inspected' },
} as const;

/** Opportunities for which no defect was found tell, with 95 % confidence, of fewer than three in as many. */
const RULE_OF_THREE = 3;

/** Quality KPIs: what inspections found, per unit or per opportunity. */
export const QUALITY_DEFINITIONS = {
  ppm: {
    ...inspections,
    unit: 'per million',
    factor: 1_000_000,
    view: 'ppm_terms',
    kind: 'kind',
    units: 'ppm_checked_units',
    records: 'ppm_records',
    tables: ['quality_entries', 'production_entries'],
    bases: {
      '': {
        numerator: 'ppm_defective_units',
        numeratorEstimated: 'ppm_defective_estimated_units',
        denominator: 'ppm_checked_units',
        estimated: 'ppm_checked_estimated_units',
        weight: 'ppm_weight',
        terms: { unitsDefective: count('ppm_defective_units'), unitsChecked: count('ppm_checked_units') },
        row: {
          headcount: null,
          hours: null,
          cycleMs: null,
          confidenceMillionths: 'ppm_confidence_millionths',
          sources: [{ input: 'unitsChecked', column: 'ppm_source' }],
        },
        inferences: [{ input: 'unitsChecked', source: 'production', records: 'ppm_from_production' }],
      },
    },
    notes: { noRecords: 'kpi.note.nothing-checked', noDenominator: 'kpi.note.nothing-checked' },
  },
  dpmo: {
    ...inspections,
    unit: 'per million',
    factor: 1_000_000,
    view: 'dpmo_terms',
    records: 'dpmo_records',
    bases: {
      '': {
        numerator: 'dpmo_defects',
        numeratorEstimated: '0',
        denominator: 'opportunities',
        estimated: 'opportunities_estimated',
        weight: 'opportunities_weight',
        terms: {
          defects: count('dpmo_defects'),
          unitsInspected: count(inspected),
          opportunities: count('opportunities'),
        },
        row: {
          headcount: null,
          hours: null,
          cycleMs: null,
          confidenceMillionths: 'opportunities_confidence_millionths',
          sources: [{ input: 'opportunitiesPerUnit', column: 'opportunities_source' }],
        },
        inferences: [
          {
            input: 'opportunitiesPerUnit',
            source: 'client-default',
            records: 'opportunities_from_client_default',
          },
          { input: 'opportunitiesPerUnit', source: 'default', records: 'opportunities_from_default' },
        ],
      },
    },
    beside: (value, terms) => {
      const isFree = value === 0;
      const bound = (RULE_OF_THREE / (terms['opportunities'] ?? 0)) * 1_000_000;
      const sigma = sigmaLevel(isFree ? bound : value);
      return {
        extra: sigma === null ? {} : { sigmaLevel: sigma },
        noteKeys: isFree && sigma !== null ? ['kpi.note.sigma-better-than'] : [],
      };
    },
  },
  fpy: {
    ...inspections,
    unit: '%',
    better: 'higher',
    bases: {
      '': {
        numerator: 'passed_units',
        numeratorEstimated: 'passed_estimated_units',
        denominator: inspected,
        estimated: '0',
        weight: 'passed_weight',
        terms: { unitsPassed: count('passed_units'), unitsInspected: count(inspected) },
        row: {
          headcount: null,
          hours: null,
          cycleMs: null,
          confidenceMillionths: 'passed_confidence_millionths',
          sources: [{ input: 'unitsPassed', column: 'passed_source' }],
        },
        inferences: [{ input: 'unitsPassed', source: 'computed', records: 'passed_from_computed' }],
      },
    },
  },
  'scrap-rate': {
    ...inspections,
    unit: '%',
    bases: {
      '': recorded('scrapped_units', {
        unitsScrapped: count('scrapped_units'),
        unitsDefective: count('failed_units'),
        unitsRework: count('rework_units'),
        unitsRepair: count('repair_units'),
      }),
    },
  },
  'rework-rate': {
    ...inspections,
    unit: '%',
    bases: { '': recorded('rework_units', { unitsRework: count('rework_units') }) },
  },
  dhu: {
    ...inspections,
    unit: 'per 100',
    bases: { '': recorded('found_defects', { defects: count('found_defects') }) },
  },
} as const satisfies Record<string, RatioDefinition>;
