import { CYCLE_CONFIDENCE, type CycleSource } from '../../kpi/cycle';
import { ENTRY_METHODS, SHIFT_TYPES } from '../../vocabulary';
import {
  clientOfRow,
  code,
  date,
  define,
  entryId,
  integer,
  MILLISECONDS_IN_HOUR,
  oneOf,
  PPM_IN_PERCENT,
  reference,
  scaled,
  SECONDS_IN_HOUR,
  SECONDS_IN_MINUTE,
  stampFields,
  text,
  timestamp,
  virtual,
  type RowCheck,
} from '../fields';
import { refuseForeignJob, warnOfClosedOrder } from './checks';

const HOURS_SOURCES = ['entry', 'share', 'default'];

const named = (names: readonly string[]) => ({
  kind: 'enum' as const,
  values: names.map((name) => ({ name, also: [], stored: name })),
});

/** A share from a file is kept as one, rather than becoming the entry's own hours. */
const readHours = ({ values, cells }: RowCheck): void => {
  const source = String(cells['shift_hours_source'] ?? 'entry')
    .trim()
    .toLowerCase();
  const hours = values['scheduled_seconds'] ?? null;
  if (source === 'entry') return;
  values['scheduled_seconds'] = null;
  if (source === 'share' && hours !== null) {
    values['scheduled_seconds_used'] = hours;
    values['scheduled_source'] = 'share';
    values['scheduled_confidence'] = 100;
  }
};

/** The standard that an entry was written with stays with it; without one, it is derived. */
const readCycle = ({ values, cells }: RowCheck): void => {
  const source = String(cells['ideal_cycle_time_source'] ?? '')
    .trim()
    .toLowerCase();
  if (values['cycle_ms_used'] === null || source === '') {
    delete values['cycle_ms_used'];
    return;
  }
  values['cycle_source'] = source;
  values['cycle_confidence'] = CYCLE_CONFIDENCE[source as CycleSource] ?? 0;
};

/**
 * What was made. The hours of a shift print the entry's own or its stored share; `shift_hours_source` tells which, so
 * that a share does not come back as an entry's own hours. The standard that the entry was written with goes along.
 */
export const productionEntry = define({
  name: 'production_entry',
  table: 'production_entries',
  identity: { field: 'production_entry_id', column: 'external_id' },
  dateColumn: 'shift_date',
  isBatched: true,
  fields: [
    entryId('production_entry_id'),
    reference('work_order_id_fk', 'work_order_id', 'order', 50, { isRequired: true }),
    reference('job_id_fk', 'job_id', 'job', 50),
    clientOfRow('client_id_fk'),
    date('shift_date', 'shift_date', { isRequired: true, isPast: true }),
    oneOf('shift_type', 'shift_type', SHIFT_TYPES, { isRequired: true }),
    reference('operation_id', 'operation_id', 'operation', 50),
    integer('units_produced', 'units_produced', { isRequired: true }),
    integer('units_defective', 'units_defective', { blank: { value: 0 } }),
    scaled('run_time_hours', 'run_seconds', SECONDS_IN_HOUR),
    integer('employees_assigned', 'employees_assigned'),
    integer('employees_present', 'employees_present'),
    code('data_collector_id', 'recorded_by', 20, { blank: 'importer' }),
    oneOf('entry_method', 'entry_method', ENTRY_METHODS, { blank: { value: 'CSV_UPLOAD' } }),
    timestamp('timestamp', 'recorded_at', { blank: 'now' }),
    code('verified_by', 'verified_by', 20),
    timestamp('verified_at', 'verified_at'),
    text('notes', 'notes', null),
    ...stampFields(),
    scaled('shift_hours_scheduled', 'scheduled_seconds', SECONDS_IN_HOUR, {
      select:
        "CASE WHEN t.scheduled_seconds IS NULL AND t.scheduled_source = 'share' THEN t.scheduled_seconds_used ELSE t.scheduled_seconds END",
    }),
    scaled('downtime_total_minutes', 'downtime_seconds', SECONDS_IN_MINUTE),
    scaled('efficiency_target', 'efficiency_target_ppm', PPM_IN_PERCENT),
    scaled('performance_target', 'performance_target_ppm', PPM_IN_PERCENT),
    reference('line', 'line_id', 'line', 50),
    integer('employees_floating_idle', 'employees_floating_idle', { blank: { value: 0 } }),
    virtual(
      'shift_hours_source',
      named(HOURS_SOURCES),
      "CASE WHEN t.scheduled_seconds IS NOT NULL THEN 'entry' WHEN t.scheduled_source = 'share' THEN 'share' ELSE 'default' END",
    ),
    scaled('ideal_cycle_time_used', 'cycle_ms_used', MILLISECONDS_IN_HOUR, {
      select: "CASE WHEN t.cycle_source <> 'pending' THEN t.cycle_ms_used END",
    }),
    virtual(
      'ideal_cycle_time_source',
      named(Object.keys(CYCLE_CONFIDENCE)),
      "CASE WHEN t.cycle_source <> 'pending' THEN t.cycle_source END",
    ),
  ],
  check: (row) => {
    const { values, refuse } = row;
    if (Number(values['units_defective']) > Number(values['units_produced'])) {
      refuse('units_defective', 'exchange.defective-exceeds-produced', {
        produced: Number(values['units_produced']),
      });
    }
    readHours(row);
    readCycle(row);
    const own = values['scheduled_seconds'] ?? null;
    const run = values['run_seconds'] ?? null;
    if (own !== null && run !== null && run > own) {
      refuse('run_time_hours', 'exchange.run-exceeds-scheduled', { hours: Number(own) / SECONDS_IN_HOUR });
    }
    refuseForeignJob(row);
    warnOfClosedOrder(row);
  },
});
