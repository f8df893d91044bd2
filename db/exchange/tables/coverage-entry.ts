import { SHIFT_TYPES } from '../../vocabulary';
import {
  clientOfRow,
  code,
  date,
  define,
  entryId,
  flag,
  oneOf,
  reference,
  scaled,
  SECONDS_IN_HOUR,
  stampFields,
  text,
  timestamp,
} from '../fields';

export const coverageEntry = define({
  name: 'coverage_entry',
  table: 'coverage_entries',
  identity: { field: 'coverage_entry_id', column: 'external_id' },
  dateColumn: 'shift_date',
  isBatched: true,
  fields: [
    entryId('coverage_entry_id'),
    reference('absent_employee_id', 'absent_employee_id', 'employee', 20, { isRequired: true }),
    reference('floating_employee_id', 'floating_employee_id', 'employee', 20, { isRequired: true }),
    clientOfRow('client_id_fk'),
    date('shift_date', 'shift_date', { isRequired: true, isPast: true }),
    oneOf('shift_type', 'shift_type', SHIFT_TYPES, { isRequired: true }),
    scaled('coverage_duration_hours', 'duration_seconds', SECONDS_IN_HOUR, { isRequired: true }),
    code('recorded_by_user_id', 'recorded_by', 20, { blank: 'importer' }),
    timestamp('recorded_at', 'recorded_at', { blank: 'now' }),
    flag('verified', 'is_verified'),
    text('notes', 'notes', null),
    ...stampFields(),
  ],
});
