import { audit } from '../../audit';
import type { MovedInspection } from '../../kpi/opportunities';
import type { MovedEntry } from '../../kpi/resolve';
import type { ClientScope } from '../../scope';
import { differing, voiding, type TrailFields } from '../sheet/trail';
import type { EntryRow } from './rows';

/** Names of the resolved columns in the trail. */
const RESOLVED = {
  cycle_ms_used: 'cycleMsUsed',
  cycle_source: 'cycleSource',
  assigned_used: 'assignedUsed',
  assigned_source: 'assignedSource',
  present_used: 'presentUsed',
  present_source: 'presentSource',
  scheduled_seconds_used: 'scheduledSecondsUsed',
  scheduled_source: 'scheduledSource',
  run_seconds_used: 'runSecondsUsed',
  run_source: 'runSource',
} as const;
type ResolvedColumn = keyof typeof RESOLVED;

const resolvedOf = (row: Readonly<Partial<Record<ResolvedColumn, string | number>>>): TrailFields =>
  Object.fromEntries(
    Object.entries(RESOLVED).flatMap(([column, name]) => {
      const value = row[column as ResolvedColumn];
      return value === undefined ? [] : [[name, value]];
    }),
  );

const fieldsOf = (row: EntryRow): TrailFields => ({
  line: row.line_code,
  shiftDate: row.shift_date,
  shiftType: row.shift_type,
  workOrder: row.order_code,
  operation: row.operation_code,
  unitsProduced: row.units_produced,
  unitsDefective: row.units_defective,
  runSeconds: row.run_seconds,
  employeesAssigned: row.employees_assigned,
  employeesPresent: row.employees_present,
  employeesFloatingIdle: row.employees_floating_idle,
  scheduledSeconds: row.scheduled_seconds,
  notes: row.notes,
  ...resolvedOf(row),
});

const record = (
  scope: ClientScope,
  action: 'create' | 'update' | 'void',
  entry: { readonly clientId: number; readonly id: number },
  before: TrailFields | null,
  after: TrailFields,
): void => {
  const { clientId, id } = entry;
  audit(scope, { clientId, action, table: 'production_entries', rowId: id, before, after });
};

const owner = (row: EntryRow) => ({ clientId: row.client_id, id: row.id });

/** Notes a new entry. */
export const trailCreate = (scope: ClientScope, row: EntryRow): void =>
  record(scope, 'create', owner(row), null, fieldsOf(row));

/** Notes what an edit changed. */
export const trailUpdate = (scope: ClientScope, before: EntryRow, after: EntryRow): void => {
  const changed = differing(fieldsOf(before), fieldsOf(after));
  record(scope, 'update', owner(after), changed.before, changed.after);
};

/** Notes that an entry was taken out, by whom and why. */
export const trailVoid = (scope: ClientScope, row: EntryRow, reason: string): void => {
  const { before, after } = voiding(scope, reason);
  record(scope, 'void', owner(row), before, after);
};

/** Notes what another row's write did to an entry that nobody edited: its share of the shift or its standard changed. */
export const trailMoved = (scope: ClientScope, moved: MovedEntry): void => {
  const changed = differing(resolvedOf(moved.before), resolvedOf(moved.after));
  if (Object.keys(changed.after).length > 0) record(scope, 'update', moved, changed.before, changed.after);
};

/** Notes that an inspection rests on other opportunities now. */
export const trailInspection = (
  scope: ClientScope,
  { id, clientId, before, after }: MovedInspection,
): void => {
  const fieldsOf = (stored: MovedInspection['before']): TrailFields => ({
    opportunitiesUsed: stored.opportunities_used,
    opportunitiesSource: stored.opportunities_source,
  });
  const changed = differing(fieldsOf(before), fieldsOf(after));
  audit(scope, {
    clientId,
    action: 'update',
    table: 'quality_entries',
    rowId: id,
    before: changed.before,
    after: changed.after,
  });
};
