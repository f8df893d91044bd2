import { ROLES, type Role } from './vocabulary';

const EVERYONE = ROLES;
const FROM_LEADER = ['LEADER', 'POWERUSER', 'ADMIN'] as const;
const FROM_POWERUSER = ['POWERUSER', 'ADMIN'] as const;
const ADMIN_ONLY = ['ADMIN'] as const;

/**
 * Which roles hold which right: the only place that says so. Every procedure's contract names one right, the middleware
 * asks this table, and screens ask it for what to show. Where (which clients) is a matter of the scope, not of this table.
 */
export const RIGHTS = {
  /** KPIs, boards and records of one's own clients. */
  see: EVERYONE,
  /** One's own log-in, password, sessions and preferences. */
  'own-account': EVERYONE,
  /** Production, stops, quality and attendance; operators change only their own fresh rows (see `repositories/production/rights`). */
  enter: EVERYONE,
  'request-hold': EVERYONE,
  export: EVERYONE,
  /** Approve, resume and cancel holds. */
  'decide-hold': FROM_LEADER,
  /** Correct any entry of an open period, whoever made it. */
  'correct-any': FROM_LEADER,
  /** Verify entries, close a shift, assign the floating pool. */
  verify: FROM_LEADER,
  /** Work orders, jobs, products, employees, rosters, targets, piece plans and calendar days. */
  'write-masters': FROM_LEADER,
  import: FROM_LEADER,
  /** Reports on a client's period. */
  report: FROM_LEADER,
  'compare-clients': FROM_LEADER,
  'lock-periods': FROM_LEADER,
  /** Bradford figures, others' absence types, hourly rates. */
  'see-absences': FROM_LEADER,
  'see-own-audit': FROM_LEADER,
  /** Reason and defect catalogues, standards, KPI settings, and what carries standards: lines, equipment, shifts. */
  'write-standards': FROM_POWERUSER,
  'see-audit': FROM_POWERUSER,
  'reopen-periods': ADMIN_ONLY,
  /** Users, clients, modules, plans, connectors, backup and restore, sharing on the LAN. */
  administer: ADMIN_ONLY,
} as const satisfies Record<string, readonly Role[]>;

/** What a role may do. */
export type Right = keyof typeof RIGHTS;

/** Whether a role holds a right. */
export const hasRight = (role: Role, right: Right): boolean =>
  (RIGHTS[right] as readonly Role[]).includes(role);
