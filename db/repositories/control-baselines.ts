import { audit } from '../audit';
import type { Connection } from '../connection';
import { namesOfUsers } from '../identity/names';
import type { Kind, Limits } from '../kpi/control/limits';
import type { KpiName } from '../kpi/names';
import type { Step } from '../kpi/periods';
import type { Where } from '../kpi/slice';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../scope';
import type { ControlRule, ShiftType } from '../vocabulary';

/** The chart that limits belong to. */
export type BaselineKey = {
  readonly clientId: number;
  readonly kpi: KpiName;
  readonly by: Step;
  readonly where?: Where | undefined;
};

type Codes = Where & { readonly shift?: ShiftType | undefined };

/** Frozen limits: what they are, what they were computed from, who froze and who ended them. */
export type Baseline = Limits & {
  readonly id: number;
  readonly kpi: KpiName;
  readonly by: Step;
  readonly where: Codes;
  readonly from: string;
  readonly to: string;
  readonly rules: ControlRule[];
  readonly reason: string;
  readonly frozenBy: string;
  readonly frozenAt: string;
  readonly endedBy: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
};

/** A baseline with the full names of its users, where they are known. */
export type NamedBaseline = Baseline & {
  readonly frozenByName: string | null;
  readonly endedByName: string | null;
};

export type NewBaseline = {
  readonly limits: Limits;
  readonly from: string;
  readonly to: string;
  readonly rules: readonly ControlRule[];
  readonly reason: string;
};

type Row = {
  id: number;
  kpi: KpiName;
  by: Step;
  narrowing: string;
  kind: Kind;
  from: string;
  to: string;
  points: number;
  centre: number;
  sigmaZ: number | null;
  isLaney: 0 | 1;
  meanMovingRange: number | null;
  rules: string;
  reason: string;
  frozenBy: string;
  frozenAt: string;
  endedBy: string | null;
  endedAt: string | null;
  endReason: string | null;
};

const COLUMNS = `id, kpi, step AS "by", narrowing, kind, from_date AS "from", to_date AS "to", points, centre,
  sigma_z AS sigmaZ, is_laney AS isLaney, mean_moving_range AS meanMovingRange, rules, reason, frozen_by AS frozenBy,
  frozen_at AS frozenAt, ended_by AS endedBy, ended_at AS endedAt, end_reason AS endReason`;

const told = ({ narrowing, rules, isLaney, ...row }: Row): Baseline => ({
  ...row,
  isLaney: isLaney === 1,
  where: JSON.parse(narrowing) as Codes,
  rules: JSON.parse(rules) as ControlRule[],
});

/** A narrowing as text that is the same for the same codes. */
const narrowingOf = (where: Where = {}): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(where)
        .filter(([, code]) => code !== undefined)
        .toSorted(([a], [b]) => a.localeCompare(b)),
    ),
  );

const parametersOf = ({ clientId, kpi, by, where }: BaselineKey) => ({
  clientId,
  kpi,
  by,
  narrowing: narrowingOf(where),
});

const OF_CHART = 'client_id = @clientId AND kpi = @kpi AND step = @by AND narrowing = @narrowing';

/** Adds the full names of those who froze and ended baselines. */
export const withNames = (scope: ClientScope, baselines: readonly Baseline[]): NamedBaseline[] => {
  const names = namesOfUsers(
    scope,
    baselines.flatMap(({ frozenBy, endedBy }) => [frozenBy, endedBy]),
  );
  return baselines.map((baseline) => ({
    ...baseline,
    frozenByName: names.get(baseline.frozenBy) ?? null,
    endedByName: names.get(baseline.endedBy) ?? null,
  }));
};

/** The limits in force for a chart. */
export const findBaseline = (connection: Connection, key: BaselineKey): Baseline | undefined => {
  const row = connection
    .prepare(`SELECT ${COLUMNS} FROM control_baselines WHERE ${OF_CHART} AND ended_at IS NULL`)
    .get(parametersOf(key)) as Row | undefined;
  return row && told(row);
};

/**
 * Every frozen baseline of a client, or of one KPI, the newest first; ended ones stay.
 * @throws Failure `not-found` for a client outside the scope.
 */
export const listBaselines = async (
  scope: ClientScope,
  { clientId, kpi }: { readonly clientId: number; readonly kpi?: KpiName | undefined },
): Promise<NamedBaseline[]> => {
  const rows = connectionOf(scope)
    .prepare(
      `SELECT ${COLUMNS} FROM control_baselines WHERE client_id = @clientId AND (@kpi IS NULL OR kpi = @kpi)
       ORDER BY frozen_at DESC, id DESC`,
    )
    .all({ clientId: requireClient(scope, clientId), kpi: kpi ?? null }) as Row[];
  return withNames(scope, rows.map(told));
};

/** Ends the limits in force for a chart, audited; answers them as they were, nothing where there are none. */
export const endBaseline = (scope: ClientScope, key: BaselineKey, reason: string): Baseline | undefined => {
  write(scope);
  const connection = connectionOf(scope);
  const before = findBaseline(connection, key);
  if (!before) return undefined;
  const end = { endedBy: scope.actor.code, endedAt: new Date().toISOString(), endReason: reason };
  connection
    .prepare(
      `UPDATE main.control_baselines SET ended_by = @endedBy, ended_at = @endedAt, end_reason = @endReason
       WHERE client_id = @clientId AND id = @id`,
    )
    .run({ ...end, clientId: key.clientId, id: before.id });
  const { clientId } = key;
  const table = 'control_baselines';
  audit(scope, { clientId, action: 'update', table, rowId: before.id, before, after: { ...before, ...end } });
  touch(scope, { clientId, table, date: null });
  return before;
};

/** Freezes limits for a chart in place of those in force, which end with the same reason; audited with both. */
export const createBaseline = (scope: ClientScope, key: BaselineKey, baseline: NewBaseline): Baseline => {
  const { clientId } = key;
  const replaced = endBaseline(scope, key, baseline.reason);
  const connection = connectionOf(scope);
  const { limits, from, to, rules, reason } = baseline;
  connection
    .prepare(
      `INSERT INTO main.control_baselines (client_id, kpi, step, narrowing, kind, from_date, to_date, points, centre,
         sigma_z, is_laney, mean_moving_range, rules, reason, frozen_by, frozen_at)
       VALUES (@clientId, @kpi, @by, @narrowing, @kind, @from, @to, @points, @centre,
         @sigmaZ, @isLaney, @meanMovingRange, @rules, @reason, @frozenBy, @frozenAt)`,
    )
    .run({
      ...parametersOf(key),
      ...limits,
      isLaney: limits.isLaney ? 1 : 0,
      from,
      to,
      rules: JSON.stringify(rules),
      reason,
      frozenBy: scope.actor.code,
      frozenAt: new Date().toISOString(),
    });
  const created = findBaseline(connection, key);
  if (!created) throw new Error('a baseline that was just frozen is not in force');
  const table = 'control_baselines';
  audit(scope, {
    clientId,
    action: 'create',
    table,
    rowId: created.id,
    before: replaced ?? null,
    after: created,
  });
  touch(scope, { clientId, table, date: null });
  return created;
};
