import { clientOfRow, code, define, integer, text, timestamp } from '../fields';

export const partOpportunities = define({
  name: 'part_opportunities',
  table: 'part_opportunities',
  identity: { field: 'part_number', column: 'part_number' },
  fields: [
    code('part_number', 'part_number', 50, { isRequired: true }),
    integer('opportunities_per_unit', 'opportunities_per_unit', { isRequired: true }),
    text('description', 'description', 200),
    code('updated_by', 'updated_by', 20),
    timestamp('updated_at', 'updated_at', { blank: 'now' }),
    // The list has two names for one thing; the first that is filled in counts.
    code('updated_by_user_id', 'updated_by', 20),
    text('notes', 'notes', null),
    clientOfRow('client_id'),
  ],
  check: ({ values, importer }) => {
    values['updated_by'] ??= importer;
  },
});
