import { PRIORITIES } from '../../vocabulary';
import { clientOfRow, code, define, integer, oneOf, reference, text } from '../fields';
import { showCell } from '../cells';

export const job = define({
  name: 'job',
  table: 'jobs',
  identity: { field: 'job_id', column: 'code' },
  parent: { field: 'work_order_id_fk', target: 'order' },
  fields: [
    code('job_id', 'code', 50),
    reference('work_order_id_fk', 'work_order_id', 'order', 50, { isRequired: true }),
    code('job_number', 'job_number', 50),
    code('part_number', 'part_number', 50, { isRequired: true }),
    integer('quantity_ordered', 'quantity_ordered', { isRequired: true }),
    integer('quantity_completed', 'quantity_completed', { blank: { value: 0 } }),
    integer('quantity_scrapped', 'quantity_scrapped', { blank: { value: 0 } }),
    oneOf('priority_level', 'priority_level', PRIORITIES),
    text('notes', 'notes', null),
    clientOfRow('client_id'),
  ],
  inventCode: (cells) => {
    const order = showCell(cells['work_order_id_fk'] ?? null);
    const item = showCell(cells['job_number'] ?? cells['part_number'] ?? null);
    return order && item ? `${order.trim()}-${item.trim()}` : null;
  },
});
