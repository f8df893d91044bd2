import { audit } from '../../audit';
import type { ClientScope } from '../../scope';
import { differing, voiding, type TrailFields } from '../sheet/trail';
import type { StopRow } from './types';

const fieldsOf = (row: StopRow): TrailFields => ({
  line: row.line_code,
  shiftDate: row.shift_date,
  shiftType: row.shift_type,
  reason: row.reason,
  reasonDetail: row.reason_detail,
  startTime: row.start_time,
  durationSeconds: row.duration_seconds,
  runningSince: row.running_since,
  workOrder: row.order_code,
  equipment: row.equipment_code,
  employeesAffected: row.employees_affected,
  responsible: row.responsible_code,
  isResolved: row.is_resolved === 1,
  resolutionNotes: row.resolution_notes,
});

const note = (
  scope: ClientScope,
  row: StopRow,
  action: 'create' | 'update' | 'void',
  { before, after }: { readonly before: TrailFields | null; readonly after: TrailFields },
): void =>
  void audit(scope, {
    clientId: row.client_id,
    action,
    table: 'downtime_entries',
    rowId: row.id,
    before,
    after,
  });

/** Notes a new stop. */
export const trailNewStop = (scope: ClientScope, row: StopRow): void =>
  note(scope, row, 'create', { before: null, after: fieldsOf(row) });

/** Notes what an edit changed. */
export const trailChangedStop = (scope: ClientScope, before: StopRow, after: StopRow): void =>
  note(scope, after, 'update', differing(fieldsOf(before), fieldsOf(after)));

/** Notes that a stop was taken out, by whom and why. */
export const trailVoidedStop = (scope: ClientScope, row: StopRow, reason: string): void =>
  note(scope, row, 'void', voiding(scope, reason));
