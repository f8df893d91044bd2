import { FLOATING_STATUSES, SHIFT_TYPES } from '../../vocabulary';
import { code, date, define, entryId, oneOf, reference, text, timestamp } from '../fields';

export const floatingPool = define({
  name: 'floating_pool',
  table: 'floating_pool',
  home: 'shared',
  identity: { field: 'floating_pool_id', column: 'external_id' },
  fields: [
    entryId('floating_pool_id'),
    reference('employee_id_fk', 'employee_id', 'floating', 20, { isRequired: true }),
    oneOf('status', 'status', FLOATING_STATUSES, { isRequired: true }),
    reference('assigned_to_client', 'assigned_to_client_id', 'client', 20),
    code('assigned_by_user_id', 'assigned_by', 20),
    timestamp('last_updated_at', 'last_updated_at', { blank: 'now' }),
    text('notes', 'notes', null),
    date('shift_date', 'shift_date'),
    oneOf('shift_type', 'shift_type', SHIFT_TYPES),
  ],
  check: ({ values, importer, refuse }) => {
    if (values['shift_date'] !== null && values['shift_type'] === null)
      refuse('shift_type', 'exchange.required');
    if (values['shift_type'] !== null && values['shift_date'] === null)
      refuse('shift_date', 'exchange.required');
    if (values['status'] === 'ASSIGNED') values['assigned_by'] ??= importer;
  },
});
