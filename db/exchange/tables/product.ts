import { showCell } from '../cells';
import { clientOfRow, code, define, flag, MILLISECONDS_IN_HOUR, scaled, stampFields, text } from '../fields';

export const product = define({
  name: 'product',
  table: 'products',
  identity: { field: 'product_id', column: 'code' },
  fields: [
    code('product_id', 'code', 50),
    clientOfRow('client_id_fk'),
    code('style_model', 'style_model', 100, { isRequired: true }),
    code('part_number', 'part_number', 50),
    text('description', 'description', null),
    code('category', 'category', 50),
    scaled('ideal_cycle_time', 'ideal_cycle_ms', MILLISECONDS_IN_HOUR),
    flag('is_active', 'is_active', { blank: { value: 1 } }),
    ...stampFields(),
  ],
  inventCode: (cells) => showCell(cells['part_number'] ?? cells['style_model'] ?? null)?.trim() ?? null,
});
