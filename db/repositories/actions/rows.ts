import { namesOfUsers } from '../../identity/names';
import { clockIn } from '../../kpi/clock';
import { betterOf, unitOf, type KpiName } from '../../kpi/names';
import type { Where } from '../../kpi/slice';
import { connectionOf, type ClientScope } from '../../scope';
import type { ActionVerdict, ShiftType } from '../../vocabulary';

/** Where an action stands. */
export const ACTION_STATES = ['OPEN', 'CLOSED', 'VOIDED'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** A number as the engine told it then, in the KPI's unit, and the target of the range's last date. */
export type Measured = {
  readonly from: string;
  readonly to: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly target: number | null;
};

/** Who did something: the code that the row keeps, and the full name where that user is known. */
type Done = { readonly by: string; readonly byName: string | null; readonly at: string };

/** What somebody undertakes against a KPI's number, what the number was then, and what it came to. */
export type Action = {
  readonly id: number;
  readonly version: number;
  readonly clientId: number;
  readonly clientCode: string;
  readonly kpi: KpiName;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  readonly where: Where & { readonly shift?: ShiftType | undefined };
  readonly problem: string;
  readonly countermeasure: string;
  readonly owner: {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly isActive: boolean;
  };
  readonly dueDate: string;
  readonly state: ActionState;
  /** Open, and due before today in the client's zone. */
  readonly isOverdue: boolean;
  /** `on` is the date in the client's zone. */
  readonly opened: Done & Measured & { readonly on: string };
  readonly closed:
    (Done & Measured & { readonly verdict: ActionVerdict; readonly remark: string | null }) | null;
  readonly voided: (Done & { readonly reason: string }) | null;
};

/** An action as stored, with what its client and its owner are called. */
export type ActionRow = {
  readonly id: number;
  readonly version: number;
  readonly client_id: number;
  readonly kpi: KpiName;
  readonly from_date: string;
  readonly to_date: string;
  readonly narrowing: string;
  readonly problem: string;
  readonly countermeasure: string;
  readonly owner_employee_id: number;
  readonly due_date: string;
  readonly opened_by: string;
  readonly opened_at: string;
  readonly opened_on: string;
  readonly opened_value: number | null;
  readonly opened_numerator: number | null;
  readonly opened_denominator: number | null;
  readonly opened_target: number | null;
  readonly closed_by: string | null;
  readonly closed_at: string | null;
  readonly judged_from: string | null;
  readonly judged_to: string | null;
  readonly closed_value: number | null;
  readonly closed_numerator: number | null;
  readonly closed_denominator: number | null;
  readonly closed_target: number | null;
  readonly verdict: ActionVerdict | null;
  readonly closing_remark: string | null;
  readonly voided_by: string | null;
  readonly voided_at: string | null;
  readonly void_reason: string | null;
  readonly clientCode: string;
  readonly timezone: string;
  readonly ownerCode: string;
  readonly ownerName: string;
  readonly ownerIsActive: 0 | 1;
};

/** Where a stored action stands. */
export const stateOfAction = (row: Pick<ActionRow, 'closed_at' | 'voided_at'>): ActionState => {
  if (row.voided_at !== null) return 'VOIDED';
  return row.closed_at === null ? 'OPEN' : 'CLOSED';
};

const closingOf = (row: ActionRow, names: ReadonlyMap<string | null, string>): Action['closed'] =>
  row.closed_at === null || row.verdict === null
    ? null
    : {
        by: row.closed_by ?? '',
        byName: names.get(row.closed_by) ?? null,
        at: row.closed_at,
        from: row.judged_from ?? '',
        to: row.judged_to ?? '',
        value: row.closed_value,
        numerator: row.closed_numerator,
        denominator: row.closed_denominator,
        target: row.closed_target,
        verdict: row.verdict,
        remark: row.closing_remark,
      };

const told = (row: ActionRow, names: ReadonlyMap<string | null, string>): Action => {
  const state = stateOfAction(row);
  return {
    id: row.id,
    version: row.version,
    clientId: row.client_id,
    clientCode: row.clientCode,
    kpi: row.kpi,
    unit: unitOf(row.kpi),
    better: betterOf(row.kpi),
    where: JSON.parse(row.narrowing) as Action['where'],
    problem: row.problem,
    countermeasure: row.countermeasure,
    owner: {
      id: row.owner_employee_id,
      code: row.ownerCode,
      name: row.ownerName,
      isActive: row.ownerIsActive === 1,
    },
    dueDate: row.due_date,
    state,
    isOverdue: state === 'OPEN' && row.due_date < clockIn(undefined, row.timezone).date,
    opened: {
      by: row.opened_by,
      byName: names.get(row.opened_by) ?? null,
      at: row.opened_at,
      on: row.opened_on,
      from: row.from_date,
      to: row.to_date,
      value: row.opened_value,
      numerator: row.opened_numerator,
      denominator: row.opened_denominator,
      target: row.opened_target,
    },
    closed: closingOf(row, names),
    voided:
      row.voided_at === null
        ? null
        : {
            by: row.voided_by ?? '',
            byName: names.get(row.voided_by) ?? null,
            at: row.voided_at,
            reason: row.void_reason ?? '',
          },
  };
};

/** Stored actions that meet a condition over `a`, which names the client. */
export const readActionRows = (
  scope: ClientScope,
  condition: string,
  named: Readonly<Record<string, string | number | null>>,
): ActionRow[] =>
  connectionOf(scope)
    .prepare(
      `SELECT a.*, c.code AS clientCode, c.timezone, ifnull(e.code, '') AS ownerCode,
         ifnull(e.name, '') AS ownerName, ifnull(e.is_active, 0) AS ownerIsActive
       FROM actions a
       CROSS JOIN clients c ON c.id = a.client_id
       LEFT JOIN employees e ON e.id = a.owner_employee_id
       WHERE ${condition}`,
    )
    .all(named) as ActionRow[];

/** Stored actions as they are told, with the full names of users. */
export const tellActions = (scope: ClientScope, rows: readonly ActionRow[]): Action[] => {
  const names = namesOfUsers(
    scope,
    rows.flatMap((row) => [row.opened_by, row.closed_by, row.voided_by]),
  );
  return rows.map((row) => told(row, names));
};
