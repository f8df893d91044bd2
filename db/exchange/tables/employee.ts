import { code, define, flag, scaled, stampFields, text } from '../fields';

const MINOR_UNITS = 100;

export const employee = define({
  name: 'employee',
  table: 'employees',
  home: 'employee',
  identity: { field: 'employee_id', column: 'code' },
  fields: [
    code('employee_id', 'code', 20, { isRequired: true }),
    text('employee_name', 'name', 100, { isRequired: true }),
    text('department', 'department', 50),
    flag('is_floating_pool', 'is_floating_pool'),
    flag('is_support_billed', 'is_support_billed'),
    flag('is_support_included', 'is_support_included'),
    code('client_id_assigned', 'client_id', 20, {
      also: ['client_id', 'client_id_fk'],
      select: '(SELECT code FROM clients WHERE id = t.client_id)',
    }),
    scaled('hourly_rate', 'hourly_rate_minor', MINOR_UNITS),
    flag('is_active', 'is_active', { blank: { value: 1 } }),
    ...stampFields(),
  ],
});
