import { ABSENCE_TYPES, SHIFT_TYPES } from '../../vocabulary';
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
  SECONDS_IN_MINUTE,
  stampFields,
  text,
  timestamp,
} from '../fields';

export const attendanceEntry = define({
  name: 'attendance_entry',
  table: 'attendance_entries',
  identity: { field: 'attendance_entry_id', column: 'external_id' },
  dateColumn: 'shift_date',
  isBatched: true,
  fields: [
    entryId('attendance_entry_id'),
    reference('employee_id_fk', 'employee_id', 'employee', 20, { isRequired: true }),
    clientOfRow('client_id_fk'),
    date('shift_date', 'shift_date', { isRequired: true, isPast: true }),
    oneOf('shift_type', 'shift_type', SHIFT_TYPES, { isRequired: true }),
    scaled('scheduled_hours', 'scheduled_seconds', SECONDS_IN_HOUR, { isRequired: true }),
    scaled('actual_hours', 'actual_seconds', SECONDS_IN_HOUR),
    flag('is_absent', 'is_absent'),
    oneOf('absence_type', 'absence_type', ABSENCE_TYPES),
    scaled('absence_hours', 'absence_seconds', SECONDS_IN_HOUR),
    reference('covered_by_floating_employee_id', 'covered_by_employee_id', 'employee', 20),
    flag('coverage_confirmed', 'coverage_confirmed'),
    code('recorded_by_user_id', 'recorded_by', 20, { blank: 'importer' }),
    timestamp('recorded_at', 'recorded_at', { blank: 'now' }),
    code('verified_by_user_id', 'verified_by', 20),
    timestamp('verified_at', 'verified_at'),
    text('notes', 'notes', null),
    ...stampFields(),
    reference('line', 'line_id', 'line', 50),
    scaled('late_minutes', 'late_seconds', SECONDS_IN_MINUTE),
    scaled('left_early_minutes', 'left_early_seconds', SECONDS_IN_MINUTE),
  ],
  check: ({ values, refuse }) => {
    const scheduled = Number(values['scheduled_seconds']);
    if (Number(values['absence_seconds'] ?? 0) > scheduled) {
      refuse('absence_hours', 'exchange.absence-exceeds-scheduled', { hours: scheduled / SECONDS_IN_HOUR });
    }
  },
});
