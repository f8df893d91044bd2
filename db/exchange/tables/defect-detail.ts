import { ROOT_CAUSES } from '../../vocabulary';
import { clientOfRow, code, define, entryId, flag, oneOf, reference, text, timestamp } from '../fields';

export const defectDetail = define({
  name: 'defect_detail',
  table: 'defect_details',
  identity: { field: 'defect_detail_id', column: 'external_id' },
  isBatched: true,
  parent: { field: 'quality_entry_id_fk', target: 'quality-entry' },
  fields: [
    entryId('defect_detail_id'),
    reference('quality_entry_id_fk', 'quality_entry_id', 'quality-entry', 50, { isRequired: true }),
    reference('defect_type', 'defect_type', 'defect-type', 50, { isRequired: true }),
    text('defect_description', 'description', null, { isRequired: true }),
    code('unit_serial_or_id', 'unit_serial', 50),
    flag('is_rework_required', 'is_rework_required'),
    flag('is_repair_in_current_op', 'is_repair_in_current_op'),
    flag('is_scrapped', 'is_scrapped'),
    oneOf('root_cause', 'root_cause', ROOT_CAUSES),
    timestamp('created_at', 'created_at', { blank: 'now' }),
    clientOfRow('client_id'),
  ],
});
