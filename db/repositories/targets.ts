import { audit } from '../audit';
import { Failure, type Complaint, type SentenceParams } from '../failure';
import { namesOfUsers } from '../identity/names';
import { ALL_KPIS, betterOf, unitOf, type KpiName } from '../kpi/names';
import { ALL_DATES, compareBetter, toMillionths } from '../kpi/targets';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../scope';

/** A target of a client's KPI in the KPI's unit; `from` null holds for all dates. */
export type StoredTarget = {
  readonly kpi: KpiName;
  readonly target: number;
  readonly warning: number | null;
  readonly critical: number | null;
  readonly from: string | null;
  readonly version: number;
  readonly updatedBy: string | null;
  readonly updatedAt: string;
};

/** A target with the full name of who set it, where that user is known. */
export type NamedTarget = StoredTarget & { readonly updatedByName: string | null };

type TargetKey = {
  readonly clientId: number;
  readonly kpi: KpiName;
  /** Without it the target holds for all dates. */
  readonly from?: string | undefined;
  /** The version that the caller saw, 0 for none; without it whatever stands there is replaced. */
  readonly version?: number | undefined;
};

export type TargetInput = TargetKey & {
  readonly target: number;
  readonly warning?: number | null | undefined;
  readonly critical?: number | null | undefined;
};

type Row = Omit<StoredTarget, 'from'> & { id: number; validFrom: string };

const COLUMNS = `id, kpi, target_millionths / 1000000.0 AS target, warning_millionths / 1000000.0 AS warning,
  critical_millionths / 1000000.0 AS critical, valid_from AS validFrom, version, updated_by AS updatedBy,
  updated_at AS updatedAt`;

const told = ({
  kpi,
  target,
  warning,
  critical,
  validFrom,
  version,
  updatedBy,
  updatedAt,
}: Row): StoredTarget => ({
  kpi,
  target,
  warning,
  critical,
  from: validFrom === ALL_DATES ? null : validFrom,
  version,
  updatedBy,
  updatedAt,
});

const withNames = (scope: ClientScope, targets: readonly StoredTarget[]): NamedTarget[] => {
  const names = namesOfUsers(
    scope,
    targets.map(({ updatedBy }) => updatedBy),
  );
  return targets.map((target) => ({ ...target, updatedByName: names.get(target.updatedBy) ?? null }));
};

/** A client's targets by KPI, oldest first. @throws Failure `not-found` for a client outside the scope. */
export const listTargets = async (
  scope: ClientScope,
  { clientId, kpi }: { readonly clientId: number; readonly kpi?: KpiName | undefined },
): Promise<NamedTarget[]> => {
  const rows = connectionOf(scope)
    .prepare(
      `SELECT ${COLUMNS} FROM targets WHERE client_id = @clientId AND (@kpi IS NULL OR kpi = @kpi)
       ORDER BY kpi, valid_from`,
    )
    .all({ clientId: requireClient(scope, clientId), kpi: kpi ?? null }) as Row[];
  return withNames(scope, rows.map(told));
};

/**
 * Every KPI with which way of it is good news and its targets, oldest first, those without any too.
 * @throws Failure `not-found` for a client outside the scope.
 */
export const listTargetsByKpi = async (
  scope: ClientScope,
  clientId: number,
): Promise<{ kpi: KpiName; better: 'higher' | 'lower'; targets: NamedTarget[] }[]> => {
  const targets = Map.groupBy(await listTargets(scope, { clientId }), ({ kpi }) => kpi);
  return ALL_KPIS.map((kpi) => ({ kpi, better: betterOf(kpi), targets: targets.get(kpi) ?? [] }));
};

/** KPIs that may exceed what their unit seems to allow: above 100 % is shown as it is. */
const CAN_EXCEED: ReadonlySet<KpiName> = new Set(['efficiency', 'performance', 'oee']);
const MOST_BY_UNIT: Readonly<Record<string, number>> = { '%': 100, 'per million': 1_000_000 };
const MOST = 1_000_000_000;

const mostOf = (kpi: KpiName): number => (CAN_EXCEED.has(kpi) ? MOST : (MOST_BY_UNIT[unitOf(kpi)] ?? MOST));

const LIMITS = ['target', 'warning', 'critical'] as const;

/** Refuses limits out of range or out of order: target, warning and critical go from good to bad. */
const requireLimits = (input: TargetInput): void => {
  const { kpi, target } = input;
  const warning = input.warning ?? null;
  const critical = input.critical ?? null;
  const better = betterOf(kpi);
  const most = mostOf(kpi);
  const complaints = LIMITS.flatMap((name): Complaint[] => {
    const value = input[name] ?? null;
    if (value === null || (value >= 0 && value <= most)) return [];
    return [{ key: 'targets.out-of-range', params: { value, most, unit: unitOf(kpi) }, path: [name] }];
  });
  const isPast = (limit: number, other: number) => compareBetter(better, limit, other) < 0;
  const misplaced = (name: 'warning' | 'critical', limit: number, other: number, than: string) =>
    complaints.push({
      key: `targets.${name}-${than}-${better}`,
      params: { value: limit, other },
      path: [name],
    });
  if (warning !== null && isPast(target, warning)) misplaced('warning', warning, target, 'target');
  if (critical !== null && !isPast(critical, target)) misplaced('critical', critical, target, 'target');
  else if (critical !== null && warning !== null && isPast(warning, critical)) {
    misplaced('critical', critical, warning, 'warning');
  }
  const [first] = complaints;
  if (first) throw new Failure('invalid-input', first.key, first.params, { fields: complaints });
};

const findRow = (scope: ClientScope, { clientId, kpi, from }: TargetKey): Row | undefined =>
  connectionOf(scope)
    .prepare(`SELECT ${COLUMNS} FROM targets WHERE client_id = ? AND kpi = ? AND valid_from = ?`)
    .get(clientId, kpi, from ?? ALL_DATES) as Row | undefined;

const requireVersion = (
  scope: ClientScope,
  row: Row | undefined,
  { version }: TargetKey,
  mine: unknown,
): void => {
  if (version === undefined || version === (row?.version ?? 0)) return;
  const [theirs] = row ? withNames(scope, [told(row)]) : [];
  const params: SentenceParams = { by: theirs?.updatedByName ?? theirs?.updatedBy ?? '–' };
  throw new Failure('conflict', row ? 'targets.changed' : 'targets.gone', params, {
    details: { theirs: theirs ?? null, mine },
  });
};

/**
 * Sets a KPI's target and limits from a date on, in the KPI's unit; without a date it holds for all dates that no
 * later target covers. Answers the KPI's targets.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for limits out of range or order,
 * `conflict` where somebody else changed the target since.
 */
export const setTarget = async (scope: ClientScope, input: TargetInput): Promise<NamedTarget[]> => {
  const { clientId, kpi } = input;
  requireClient(scope, clientId);
  requireLimits(input);
  write(scope);
  const before = findRow(scope, input);
  requireVersion(scope, before, input, input);
  const now = new Date().toISOString();
  connectionOf(scope)
    .prepare(
      `INSERT INTO main.targets (client_id, kpi, target_millionths, warning_millionths, critical_millionths, valid_from,
         updated_by, version, created_at, updated_at)
       VALUES (@clientId, @kpi, @target, @warning, @critical, @validFrom, @by, 1, @now, @now)
       ON CONFLICT (client_id, kpi, valid_from)
       DO UPDATE SET target_millionths = excluded.target_millionths, warning_millionths = excluded.warning_millionths,
         critical_millionths = excluded.critical_millionths, updated_by = excluded.updated_by,
         version = version + 1, updated_at = excluded.updated_at`,
    )
    .run({
      clientId,
      kpi,
      target: toMillionths(input.target),
      warning: toMillionths(input.warning ?? null),
      critical: toMillionths(input.critical ?? null),
      validFrom: input.from ?? ALL_DATES,
      by: scope.actor.code,
      now,
    });
  const after = findRow(scope, input);
  audit(scope, {
    clientId,
    action: before ? 'update' : 'create',
    table: 'targets',
    rowId: after?.id ?? null,
    before: before ? told(before) : null,
    after: after ? told(after) : null,
  });
  touch(scope, { clientId, table: 'targets', date: null });
  return listTargets(scope, { clientId, kpi });
};

/**
 * Takes the target that begins on a date (without one, the one for all dates) away; an earlier one then goes on. Where
 * there is none, nothing happens. Answers the KPI's targets that are left.
 * @throws Failure `not-found` for a client outside the scope, `conflict` where somebody else changed it since.
 */
export const removeTarget = async (scope: ClientScope, key: TargetKey): Promise<NamedTarget[]> => {
  const { clientId, kpi } = key;
  requireClient(scope, clientId);
  write(scope);
  const before = findRow(scope, key);
  requireVersion(scope, before, key, null);
  if (!before) return listTargets(scope, { clientId, kpi });
  connectionOf(scope)
    .prepare('DELETE FROM main.targets WHERE client_id = ? AND id = ?')
    .run(clientId, before.id);
  audit(scope, {
    clientId,
    action: 'void',
    table: 'targets',
    rowId: before.id,
    before: told(before),
    after: null,
  });
  touch(scope, { clientId, table: 'targets', date: null });
  return listTargets(scope, { clientId, kpi });
};
