import { ORDER_STATUSES, PRIORITIES } from '../../vocabulary';
import {
  clientOfRow,
  code,
  date,
  define,
  integer,
  MILLISECONDS_IN_HOUR,
  oneOf,
  scaled,
  stampFields,
  text,
  timestamp,
} from '../fields';

const TEN_THOUSANDTHS = 10_000;

export const workOrder = define({
  name: 'work_order',
  table: 'work_orders',
  identity: { field: 'work_order_id', column: 'code' },
  fields: [
    code('work_order_id', 'code', 50, { isRequired: true }),
    clientOfRow('client_id_fk'),
    code('style_model', 'style_model', 100),
    integer('planned_quantity', 'planned_quantity', { isRequired: true }),
    date('planned_start_date', 'planned_start_date'),
    date('actual_start_date', 'actual_start_date'),
    date('planned_ship_date', 'planned_ship_date'),
    date('required_date', 'required_date'),
    scaled('ideal_cycle_time', 'ideal_cycle_ms', MILLISECONDS_IN_HOUR),
    oneOf('status', 'status', ORDER_STATUSES, { isRequired: true }),
    date('receipt_date', 'receipt_date'),
    date('acknowledged_date', 'acknowledged_date'),
    oneOf('priority_level', 'priority_level', PRIORITIES),
    code('po_number', 'po_number', 50),
    text('notes', 'notes', null),
    code('created_by', 'created_by', 20, { blank: 'importer' }),
    ...stampFields(),
    scaled('unit_price', 'unit_price_ten_thousandths', TEN_THOUSANDTHS),
    timestamp('completed_at', 'completed_at'),
    timestamp('closed_at', 'closed_at'),
    timestamp('released_at', 'released_at'),
  ],
});
