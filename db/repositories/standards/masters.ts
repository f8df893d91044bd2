import { audit } from '../../audit';
import {
  lineCrewCause,
  orderCycleCause,
  orderStyleCause,
  partsCause,
  productsCause,
  shiftCause,
} from '../../kpi/causes';
import { reRate } from '../../kpi/rerate';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../../scope';
import { secondsFromHours } from '../../units';
import { findMaster, readMaster, requireVersion, updateMaster, type MasterRow } from './rows';
import { cycleMsOf, type ReRated } from './set';

/** A row by its code, and the version that the caller saw; without one whatever stands there is replaced. */
type Key = { readonly clientId: number; readonly version?: number | undefined };

const NOTHING: ReRated = { reRated: 0 };

const textOf = (row: MasterRow, column: string): string[] => {
  const value = row[column];
  return typeof value === 'string' ? [value] : [];
};

const cycleOrBlank = (hours: number | null | undefined): number | null | undefined =>
  hours === null || hours === undefined ? hours : cycleMsOf(hours);

/**
 * Sets a product's ideal cycle time, category or part; what is left out stays. Entries of open periods that rest on the
 * product are re-rated.
 * @throws Failure `not-found` for a product that is not this client's, `conflict` where somebody else changed it since.
 */
export const setProductStandard = async (
  scope: ClientScope,
  input: Key & {
    readonly product: string;
    readonly cycleTimeHours?: number | null | undefined;
    readonly category?: string | null | undefined;
    readonly part?: string | null | undefined;
  },
): Promise<ReRated> => {
  const clientId = requireClient(scope, input.clientId);
  const before = findMaster(scope, 'products', clientId, input.product);
  requireVersion(before.version, input.version);
  write(scope);
  const isChanged = updateMaster(scope, 'products', clientId, before, {
    ideal_cycle_ms: cycleOrBlank(input.cycleTimeHours),
    category: input.category,
    part_number: input.part,
  });
  if (!isChanged) return NOTHING;
  const after = findMaster(scope, 'products', clientId, input.product);
  const parts = [...textOf(before, 'part_number'), ...textOf(after, 'part_number')];
  return {
    reRated: await reRate(
      scope,
      clientId,
      productsCause({ styles: textOf(after, 'style_model'), parts }, false),
    ),
  };
};

/**
 * Sets a work order's own ideal cycle time or its style; what is left out stays. Its entries of open periods are
 * re-rated.
 * @throws Failure `not-found` for an order that is not this client's, `conflict` where somebody else changed it since.
 */
export const setOrderStandard = async (
  scope: ClientScope,
  input: Key & {
    readonly workOrder: string;
    readonly cycleTimeHours?: number | null | undefined;
    readonly style?: string | null | undefined;
  },
): Promise<ReRated> => {
  const clientId = requireClient(scope, input.clientId);
  const before = findMaster(scope, 'work_orders', clientId, input.workOrder);
  requireVersion(before.version, input.version);
  write(scope);
  const isChanged = updateMaster(scope, 'work_orders', clientId, before, {
    ideal_cycle_ms: cycleOrBlank(input.cycleTimeHours),
    style_model: input.style,
  });
  if (!isChanged) return NOTHING;
  const isRestyled = input.style !== undefined && input.style !== before['style_model'];
  const cause = isRestyled ? orderStyleCause(before.id) : orderCycleCause(before.id);
  return { reRated: await reRate(scope, clientId, cause) };
};

const createPart = (
  scope: ClientScope,
  clientId: number,
  part: string,
  opportunitiesPerUnit: number,
): void => {
  const named = {
    clientId,
    part,
    opportunitiesPerUnit,
    by: scope.actor.code,
    now: new Date().toISOString(),
  };
  const { lastInsertRowid } = connectionOf(scope)
    .prepare(
      `INSERT INTO main.part_opportunities (client_id, part_number, opportunities_per_unit, updated_by, created_at, updated_at)
       VALUES (@clientId, @part, @opportunitiesPerUnit, @by, @now, @now)`,
    )
    .run(named);
  audit(scope, {
    clientId,
    action: 'create',
    table: 'part_opportunities',
    rowId: Number(lastInsertRowid),
    before: null,
    after: { part_number: part, opportunities_per_unit: opportunitiesPerUnit },
  });
  touch(scope, { clientId, table: 'part_opportunities', date: null });
};

/**
 * Sets how many opportunities for a defect a unit of a part offers, also of a part that had none. Inspections of open
 * periods that rest on them are re-rated.
 * @throws Failure `not-found` for a client outside the scope, `conflict` where somebody else changed it since.
 */
export const setPartStandard = async (
  scope: ClientScope,
  input: Key & { readonly part: string; readonly opportunitiesPerUnit: number },
): Promise<ReRated> => {
  const { part, opportunitiesPerUnit } = input;
  const clientId = requireClient(scope, input.clientId);
  const before = readMaster(scope, 'part_opportunities', clientId, part);
  requireVersion(before?.version ?? 0, input.version);
  if (before?.['opportunities_per_unit'] === opportunitiesPerUnit) return NOTHING;
  write(scope);
  if (before) {
    updateMaster(scope, 'part_opportunities', clientId, before, {
      opportunities_per_unit: opportunitiesPerUnit,
      updated_by: scope.actor.code,
    });
  } else createPart(scope, clientId, part, opportunitiesPerUnit);
  return { reRated: await reRate(scope, clientId, partsCause([part], !before)) };
};

/**
 * Sets a shift's paid hours or standard crew; what is left out stays. Entries of open periods that leave theirs blank
 * share the hours anew and take the crew over.
 * @throws Failure `not-found` for a shift that is not this client's, `conflict` where somebody else changed it since.
 */
export const setShiftStandard = async (
  scope: ClientScope,
  input: Key & {
    readonly shift: string;
    readonly hours?: number | undefined;
    readonly crew?: number | null | undefined;
  },
): Promise<ReRated> => {
  const clientId = requireClient(scope, input.clientId);
  const before = findMaster(scope, 'shifts', clientId, input.shift);
  requireVersion(before.version, input.version);
  write(scope);
  const isChanged = updateMaster(scope, 'shifts', clientId, before, {
    standard_seconds: input.hours === undefined ? undefined : secondsFromHours(input.hours),
    standard_crew: input.crew,
  });
  if (!isChanged) return NOTHING;
  return { reRated: await reRate(scope, clientId, shiftCause(String(before['shift_type']))) };
};

/**
 * Sets a line's standard crew. Entries of open periods that leave theirs blank take it over.
 * @throws Failure `not-found` for a line that is not this client's, `conflict` where somebody else changed it since.
 */
export const setLineStandard = async (
  scope: ClientScope,
  input: Key & { readonly line: string; readonly crew: number | null },
): Promise<ReRated> => {
  const clientId = requireClient(scope, input.clientId);
  const before = findMaster(scope, 'lines', clientId, input.line);
  requireVersion(before.version, input.version);
  write(scope);
  if (!updateMaster(scope, 'lines', clientId, before, { standard_crew: input.crew })) return NOTHING;
  return { reRated: await reRate(scope, clientId, lineCrewCause(before.id)) };
};
