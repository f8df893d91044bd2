import { HOLD_STATUSES } from '../../vocabulary';
import {
  clientOfRow,
  code,
  date,
  define,
  entryId,
  oneOf,
  reference,
  scaled,
  SECONDS_IN_HOUR,
  stampFields,
  text,
  time,
  timestamp,
} from '../fields';
import { refuseForeignJob } from './checks';

const instant = (end: 'hold' | 'resume') =>
  `instant_s((SELECT c.timezone FROM clients c WHERE c.id = t.client_id), t.${end}_date, t.${end}_time)`;

/** Real minutes of the client's clock where both ends have a time, else whole days; blank while the hold is open. */
const DURATION = `CASE WHEN t.hold_status <> 'RESUMED' THEN NULL
  WHEN t.total_hold_seconds IS NOT NULL THEN t.total_hold_seconds
  WHEN t.hold_time IS NOT NULL AND t.resume_time IS NOT NULL THEN ${instant('resume')} - ${instant('hold')}
  ELSE unixepoch(t.resume_date) - unixepoch(t.hold_date) END`;

/** A hold. A file without the column `hold_approved_at` brings approved holds; an empty cell in it is a request. */
export const holdEntry = define({
  name: 'hold_entry',
  table: 'hold_entries',
  identity: { field: 'hold_entry_id', column: 'external_id' },
  dateColumn: 'hold_date',
  isBatched: true,
  fields: [
    entryId('hold_entry_id'),
    reference('work_order_id_fk', 'work_order_id', 'order', 50, { isRequired: true }),
    reference('job_id_fk', 'job_id', 'job', 50),
    clientOfRow('client_id_fk'),
    oneOf('hold_status', 'hold_status', HOLD_STATUSES, { isRequired: true }),
    date('hold_date', 'hold_date', { isPast: true }),
    time('hold_time', 'hold_time'),
    reference('hold_reason', 'reason', 'hold-reason', 50, { isRequired: true }),
    text('hold_reason_detail', 'reason_detail', null, { blank: { value: '' } }),
    code('hold_approved_by_user_id', 'approved_by', 20),
    timestamp('hold_approved_at', 'approved_at'),
    date('resume_date', 'resume_date', { isPast: true }),
    time('resume_time', 'resume_time'),
    code('resume_approved_by_user_id', 'resume_approved_by', 20),
    timestamp('resume_approved_at', 'resume_approved_at'),
    scaled('total_hold_duration_hours', 'total_hold_seconds', SECONDS_IN_HOUR, { select: DURATION }),
    text('hold_notes', 'notes', null),
    ...stampFields(),
    code('requested_by', 'requested_by', 20),
  ],
  check: (row) => {
    const { values, refuse, hasColumn } = row;
    if (!hasColumn('hold_approved_at')) {
      values['approved_at'] = row.now;
      values['approved_by'] ??= row.importer;
    }
    if (values['reason_detail'] === '') row.warn('hold_reason_detail', 'exchange.hold-without-detail');
    const from = values['hold_date'] ?? null;
    const to = values['resume_date'] ?? null;
    const isRequest = values['approved_at'] === null;
    if (from === null && values['hold_status'] !== 'CANCELLED' && !isRequest) {
      refuse('hold_date', 'exchange.hold-without-date');
    }
    if (to === null && values['hold_status'] === 'RESUMED')
      refuse('resume_date', 'exchange.resume-without-date');
    const clock = (column: string) => String(values[column] ?? '');
    const isSameDayEarlier =
      from === to &&
      values['hold_time'] &&
      values['resume_time'] &&
      clock('resume_time') < clock('hold_time');
    if (from !== null && to !== null && (String(to) < String(from) || isSameDayEarlier)) {
      refuse('resume_date', 'exchange.resume-before-hold', { date: String(from) });
    }
    refuseForeignJob(row);
  },
});
