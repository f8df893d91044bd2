import { isTimezone } from '../../repositories/provisioning';
import { CLIENT_TYPES, INDUSTRIES } from '../../vocabulary';
import { code, define, flag, oneOf, stampFields, text } from '../fields';

export const client = define({
  name: 'client',
  table: 'clients',
  mayImport: 'administer',
  home: 'client',
  identity: { field: 'client_id', column: 'code' },
  fields: [
    code('client_id', 'code', 20, { isRequired: true, also: ['client_id_fk'] }),
    text('client_name', 'name', 100, { isRequired: true }),
    text('client_contact', 'contact', 100),
    text('client_email', 'email', 100),
    code('client_phone', 'phone', 20),
    text('location', 'location', 100),
    // Codes, since the employees may be imported later.
    code('supervisor_id', 'supervisor_code', 20),
    code('planner_id', 'planner_code', 20),
    code('engineering_id', 'engineering_code', 20),
    oneOf('client_type', 'client_type', CLIENT_TYPES),
    code('timezone', 'timezone', 64, { blank: { value: 'America/Mexico_City' } }),
    flag('is_active', 'is_active', { blank: { value: 1 } }),
    ...stampFields(),
    code('currency', 'currency', 3, { blank: { value: 'MXN' } }),
    oneOf('industry', 'industry', INDUSTRIES),
  ],
  check: ({ values, refuse }) => {
    if (!isTimezone(String(values['timezone']))) refuse('timezone', 'exchange.unknown-timezone');
    const currency = String(values['currency']).toUpperCase();
    if (/^[A-Z]{3}$/.test(currency)) values['currency'] = currency;
    else refuse('currency', 'exchange.unknown-currency');
  },
});
