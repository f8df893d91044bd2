import { FLOATING_STATUSES } from '../../vocabulary';
import { code, define, entryId, oneOf, reference, text, timestamp } from '../fields';

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
  ],
  check: ({ values, importer }) => {
    if (values['status'] === 'ASSIGNED') values['assigned_by'] ??= importer;
  },
});
