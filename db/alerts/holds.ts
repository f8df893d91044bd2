import { addDays } from '../calendar';
import type { Connection } from '../connection';
import { dayNumberOf, wallClockIn } from '../kpi/clock';
import { thresholdOf, type AlertClient, type HoldAlert } from './alert';

type Held = {
  id: number;
  orderId: number;
  order: string;
  holdDate: string;
  holdTime: string | null;
  reasonEn: string;
  reasonEs: string;
};

/** Approved holds of open orders that have lasted for as many days by the client's clock as its threshold, or longer. */
export const findOldHolds = (connection: Connection, clients: readonly AlertClient[]): HoldAlert[] => {
  const select = connection.prepare<[number, string], Held>(
    `SELECT h.id, h.work_order_id AS orderId, o.code AS "order", h.hold_date AS holdDate, h.hold_time AS holdTime,
       r.name_en AS reasonEn, r.name_es AS reasonEs
     FROM hold_entries AS h
     JOIN work_orders AS o ON o.client_id = h.client_id AND o.id = h.work_order_id
     JOIN hold_reasons AS r ON r.client_id = h.client_id AND r.code = h.reason
     WHERE h.client_id = ? AND h.hold_status = 'ON_HOLD' AND h.hold_date <= ? AND h.approved_at IS NOT NULL
       AND h.voided_at IS NULL AND o.status IN ('ACTIVE', 'ON_HOLD')
     ORDER BY h.hold_date, h.id`,
  );
  return clients.flatMap((client) => {
    const most = thresholdOf(client, 'alert_hold_days');
    if (most === null) return [];
    const { clientId, code, timezone, clock } = client;
    const wallClock = wallClockIn(timezone);
    const now = dayNumberOf(clock);
    return select.all(clientId, addDays(clock.date, -most)).flatMap((hold): HoldAlert[] => {
      const age = now - wallClock.dayNumberAt(hold.holdDate, hold.holdTime);
      if (age < most) return [];
      return [
        {
          kind: 'hold-old',
          id: `hold-old ${clientId} ${hold.id}`,
          clientId,
          clientCode: code,
          isCritical: false,
          since: hold.holdDate,
          order: hold.order,
          reasonEn: hold.reasonEn,
          reasonEs: hold.reasonEs,
          days: Math.floor(age),
          leadsTo: { page: 'order', orderId: hold.orderId },
        },
      ];
    });
  });
};
