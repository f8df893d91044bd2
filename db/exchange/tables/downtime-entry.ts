import { SHIFT_TYPES } from '../../vocabulary';
import {
  clientOfRow,
  code,
  date,
  define,
  entryId,
  flag,
  integer,
  oneOf,
  reference,
  scaled,
  SECONDS_IN_HOUR,
  SECONDS_IN_MINUTE,
  stampFields,
  text,
  time,
  timestamp,
} from '../fields';
import { warnOfClosedOrder } from './checks';

const DAY_SECONDS = 24 * SECONDS_IN_HOUR;

/** Stops. One that is still running has a duration of 0 and says since when. */
export const downtimeEntry = define({
  name: 'downtime_entry',
  table: 'downtime_entries',
  identity: { field: 'downtime_entry_id', column: 'external_id' },
  dateColumn: 'shift_date',
  isBatched: true,
  fields: [
    entryId('downtime_entry_id'),
    reference('work_order_id_fk', 'work_order_id', 'order', 50),
    clientOfRow('client_id_fk'),
    date('shift_date', 'shift_date', { isRequired: true, isPast: true }),
    oneOf('shift_type', 'shift_type', SHIFT_TYPES, { isRequired: true }),
    reference('downtime_reason', 'reason', 'downtime-reason', 50, { isRequired: true }),
    text('downtime_reason_detail', 'reason_detail', null),
    scaled('downtime_duration_minutes', 'duration_seconds', SECONDS_IN_MINUTE, { isRequired: true }),
    time('downtime_start_time', 'start_time'),
    reference('responsible_person_id', 'responsible_employee_id', 'employee', 20),
    code('reported_by_user_id', 'recorded_by', 20, { blank: 'importer' }),
    timestamp('reported_at', 'recorded_at', { blank: 'now' }),
    flag('is_resolved', 'is_resolved'),
    text('resolution_notes', 'resolution_notes', null),
    scaled('impact_on_wip_hours', 'impact_on_wip_seconds', SECONDS_IN_HOUR),
    ...stampFields(),
    reference('line', 'line_id', 'line', 50),
    integer('employees_affected', 'employees_affected'),
    reference('equipment', 'equipment_id', 'equipment', 50),
    timestamp('running_since', 'running_since'),
  ],
  check: (row) => {
    if (Number(row.values['duration_seconds']) > DAY_SECONDS) {
      row.warn('downtime_duration_minutes', 'exchange.more-than-a-day');
    }
    if (row.values['running_since'] !== null && row.values['duration_seconds'] !== 0) {
      row.refuse('running_since', 'exchange.running-with-duration');
    }
    warnOfClosedOrder(row);
  },
});
