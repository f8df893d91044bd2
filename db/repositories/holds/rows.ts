import { namesOfUsers } from '../../identity/names';
import { dayNumberOf, wallClockIn, type Clock } from '../../kpi/clock';
import { holdInterval } from '../../kpi/hold-time';
import { lengthWithin } from '../../kpi/intervals';
import { connectionOf, type ClientScope } from '../../scope';
import type { OrderStatus } from '../../vocabulary';

/** Where a hold stands: asked for, in force, ended, or taken back. */
export const HOLD_STATES = ['requested', 'held', 'resumed', 'cancelled'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

/** A hold of an order, or of one job of it, as screens show it; who stands there by full name, else by code. */
export type Hold = {
  id: number;
  version: number;
  clientId: number;
  clientCode: string;
  order: { id: number; code: string; styleModel: string | null; status: OrderStatus };
  job: { id: number; code: string; partNumber: string } | null;
  state: HoldState;
  holdDate: string | null;
  holdTime: string | null;
  reason: string;
  reasonNameEn: string;
  reasonNameEs: string;
  reasonDetail: string;
  requestedBy: string | null;
  isOwn: boolean;
  requestedAt: string;
  approvedBy: string | null;
  approvedAt: string | null;
  resumeDate: string | null;
  resumeTime: string | null;
  resumedBy: string | null;
  resumedAt: string | null;
  notes: string | null;
  /** Days from its beginning to its end, or to now; null while it is a request and once it was cancelled. */
  daysLost: number | null;
};

/** A hold as stored. */
export type HoldRow = {
  readonly id: number;
  readonly version: number;
  readonly client_id: number;
  readonly work_order_id: number;
  readonly job_id: number | null;
  readonly hold_status: 'ON_HOLD' | 'RESUMED' | 'CANCELLED';
  readonly hold_date: string | null;
  readonly hold_time: string | null;
  readonly reason: string;
  readonly reason_detail: string;
  readonly requested_by: string | null;
  readonly approved_by: string | null;
  readonly approved_at: string | null;
  readonly resume_date: string | null;
  readonly resume_time: string | null;
  readonly resume_approved_by: string | null;
  readonly resume_approved_at: string | null;
  readonly notes: string | null;
  readonly created_at: string;
};

type ReadRow = HoldRow & {
  readonly clientCode: string;
  readonly timezone: string;
  readonly orderCode: string;
  readonly styleModel: string | null;
  readonly orderStatus: OrderStatus;
  readonly jobCode: string | null;
  readonly partNumber: string | null;
  readonly nameEn: string;
  readonly nameEs: string;
};

/** Where a stored hold stands. */
export const stateOf = (row: Pick<HoldRow, 'hold_status' | 'approved_at'>): HoldState => {
  if (row.hold_status === 'CANCELLED') return 'cancelled';
  if (row.hold_status === 'RESUMED') return 'resumed';
  return row.approved_at === null ? 'requested' : 'held';
};

const daysOf = (row: ReadRow, clock: Clock): number | null => {
  const state = stateOf(row);
  if (row.approved_at === null || row.hold_date === null || state === 'cancelled') return null;
  const wallClock = wallClockIn(row.timezone);
  const interval = holdInterval(
    {
      status: row.hold_status,
      holdDate: row.hold_date,
      holdTime: row.hold_time,
      resumeDate: row.resume_date,
      resumeTime: row.resume_time,
    },
    wallClock,
  );
  return lengthWithin([interval], { from: interval.from, to: dayNumberOf(clock) }, wallClock.realDays);
};

/**
 * Holds that meet a condition over `h`, those of the oldest beginning first; `clockOf` is the clock of a time zone at
 * which open ones are measured.
 */
export const readHolds = (
  scope: ClientScope,
  condition: string,
  named: Readonly<Record<string, string | number | null>>,
  clockOf: (timezone: string) => Clock,
): Hold[] => {
  const rows = connectionOf(scope)
    .prepare(
      `SELECT h.*, c.code AS clientCode, c.timezone, o.code AS orderCode, o.style_model AS styleModel,
         o.status AS orderStatus, j.code AS jobCode, j.part_number AS partNumber,
         r.name_en AS nameEn, r.name_es AS nameEs
       FROM hold_entries h
       CROSS JOIN work_orders o ON o.client_id = h.client_id AND o.id = h.work_order_id
       CROSS JOIN clients c ON c.id = h.client_id
       CROSS JOIN hold_reasons r ON r.client_id = h.client_id AND r.code = h.reason
       LEFT JOIN jobs j ON j.client_id = h.client_id AND j.id = h.job_id
       WHERE ${condition} AND h.voided_at IS NULL ORDER BY h.hold_date, h.hold_time, h.id`,
    )
    .all(named) as ReadRow[];
  const names = namesOfUsers(
    scope,
    rows.flatMap((row) => [row.requested_by, row.approved_by, row.resume_approved_by]),
  );
  const who = (code: string | null): string | null => names.get(code) ?? code;
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    clientId: row.client_id,
    clientCode: row.clientCode,
    order: {
      id: row.work_order_id,
      code: row.orderCode,
      styleModel: row.styleModel,
      status: row.orderStatus,
    },
    job:
      row.job_id === null
        ? null
        : { id: row.job_id, code: row.jobCode ?? '', partNumber: row.partNumber ?? '' },
    state: stateOf(row),
    holdDate: row.hold_date,
    holdTime: row.hold_time,
    reason: row.reason,
    reasonNameEn: row.nameEn,
    reasonNameEs: row.nameEs,
    reasonDetail: row.reason_detail,
    requestedBy: who(row.requested_by),
    isOwn: row.requested_by === scope.actor.code,
    requestedAt: row.created_at,
    approvedBy: who(row.approved_by),
    approvedAt: row.approved_at,
    resumeDate: row.resume_date,
    resumeTime: row.resume_time,
    resumedBy: who(row.resume_approved_by),
    resumedAt: row.resume_approved_at,
    notes: row.notes,
    daysLost: daysOf(row, clockOf(row.timezone)),
  }));
};
