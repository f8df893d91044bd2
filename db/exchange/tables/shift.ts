import { SHIFT_TYPES } from '../../vocabulary';
import { showCell } from '../cells';
import {
  clientOfRow,
  code,
  define,
  flag,
  integer,
  oneOf,
  scaled,
  SECONDS_IN_HOUR,
  text,
  time,
} from '../fields';

const DAY_SECONDS = 24 * SECONDS_IN_HOUR;

export const shift = define({
  name: 'shift',
  table: 'shifts',
  mayImport: 'write-standards',
  identity: { field: 'shift_id', column: 'code' },
  fields: [
    code('shift_id', 'code', 20),
    clientOfRow('client_id_fk'),
    text('shift_name', 'name', 50, { isRequired: true }),
    oneOf('shift_type', 'shift_type', SHIFT_TYPES, { isRequired: true }),
    time('start_time', 'start_time', { isRequired: true }),
    time('end_time', 'end_time', { isRequired: true }),
    scaled('standard_hours', 'standard_seconds', SECONDS_IN_HOUR, { isRequired: true }),
    flag('is_active', 'is_active', { blank: { value: 1 } }),
    integer('standard_crew', 'standard_crew'),
  ],
  inventCode: (cells) =>
    showCell(cells['shift_type'] ?? null)
      ?.trim()
      .toUpperCase() ?? null,
  check: ({ values, refuse }) => {
    if (Number(values['standard_seconds']) > DAY_SECONDS)
      refuse('standard_hours', 'exchange.more-than-a-day');
  },
});
