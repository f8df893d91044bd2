import { OPPORTUNITIES_CONFIDENCE, type OpportunitiesSource } from '../../kpi/opportunities';
import { INSPECTION_METHODS, SHIFT_TYPES } from '../../vocabulary';
import {
  clientOfRow,
  code,
  date,
  define,
  entryId,
  flag,
  integer,
  oneOf,
  PPM_IN_PERCENT,
  reference,
  scaled,
  stampFields,
  text,
  timestamp,
  virtual,
  type RowCheck,
} from '../fields';
import { refuseForeignJob, warnOfClosedOrder } from './checks';

/** The opportunities that an inspection was written with stay with it; without them, they are derived. */
const readOpportunities = ({ values, cells }: RowCheck): void => {
  const source = String(cells['opportunities_source'] ?? '')
    .trim()
    .toLowerCase();
  if (values['opportunities_used'] === null || source === '') {
    delete values['opportunities_used'];
    return;
  }
  values['opportunities_source'] = source;
  values['opportunities_confidence'] = OPPORTUNITIES_CONFIDENCE[source as OpportunitiesSource] ?? 0;
};

/** What was inspected. The opportunities per unit that the inspection was written with go along. */
export const qualityEntry = define({
  name: 'quality_entry',
  table: 'quality_entries',
  identity: { field: 'quality_entry_id', column: 'external_id' },
  dateColumn: 'shift_date',
  isBatched: true,
  fields: [
    entryId('quality_entry_id'),
    reference('work_order_id_fk', 'work_order_id', 'order', 50, { isRequired: true }),
    reference('job_id_fk', 'job_id', 'job', 50),
    clientOfRow('client_id_fk'),
    date('shift_date', 'shift_date', { isRequired: true, isPast: true }),
    oneOf('shift_type', 'shift_type', SHIFT_TYPES, { isRequired: true }),
    reference('operation_checked', 'operation_id', 'operation', 50, { isRequired: true }),
    integer('units_inspected', 'units_inspected', { isRequired: true }),
    integer('units_passed', 'units_passed'),
    integer('units_defective', 'units_defective', { blank: { value: 0 } }),
    integer('units_requiring_rework', 'units_rework'),
    integer('units_requiring_repair', 'units_repair'),
    text('defect_categories', 'defect_categories', null),
    integer('total_defects_count', 'total_defects', { blank: { value: 0 } }),
    reference('qc_inspector_id', 'inspector_employee_id', 'employee', 20),
    code('recorded_by_user_id', 'recorded_by', 20, { blank: 'importer' }),
    timestamp('recorded_at', 'recorded_at', { blank: 'now' }),
    oneOf('inspection_method', 'inspection_method', INSPECTION_METHODS),
    scaled('sample_size_percent', 'sample_size_ppm', PPM_IN_PERCENT),
    text('notes', 'notes', null),
    code('verified_by_user_id', 'verified_by', 20),
    timestamp('verified_at', 'verified_at'),
    ...stampFields(),
    reference('line', 'line_id', 'line', 50),
    flag('is_reinspection', 'is_reinspection'),
    integer('opportunities_used', 'opportunities_used', {
      select: "CASE WHEN t.opportunities_source <> 'pending' THEN t.opportunities_used END",
    }),
    virtual(
      'opportunities_source',
      {
        kind: 'enum',
        values: Object.keys(OPPORTUNITIES_CONFIDENCE).map((name) => ({ name, also: [], stored: name })),
      },
      "CASE WHEN t.opportunities_source <> 'pending' THEN t.opportunities_source END",
    ),
  ],
  check: (row) => {
    const { values, refuse, warn } = row;
    const amount = (column: string) => Number(values[column] ?? 0);
    const inspected = amount('units_inspected');
    if (amount('units_defective') > inspected) {
      refuse('units_defective', 'exchange.defective-exceeds-inspected', { inspected });
    } else if (amount('units_passed') + amount('units_defective') > inspected) {
      refuse('units_passed', 'exchange.passed-exceeds-inspected', { inspected });
    }
    if (amount('units_rework') + amount('units_repair') > amount('units_defective')) {
      warn('units_requiring_rework', 'exchange.rework-exceeds-defective');
    }
    readOpportunities(row);
    refuseForeignJob(row);
    warnOfClosedOrder(row);
  },
});
