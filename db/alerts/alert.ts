import type { Clock } from '../kpi/clock';
import type { ClientSettings } from '../kpi/settings';
import type { KpiName } from '../kpi/names';
import type { ShiftType } from '../vocabulary';

/** Where an alert is acted on. */
export type AlertPlace =
  | {
      readonly page: 'sheet';
      readonly line: string | null;
      readonly date: string;
      readonly shift: ShiftType;
      readonly section: 'production' | 'stops';
    }
  | { readonly page: 'order'; readonly orderId: number }
  | { readonly page: 'kpi'; readonly kpi: KpiName; readonly from: string; readonly to: string };

type OfClient = {
  /** Stays the same for as long as it is the same thing. */
  readonly id: string;
  readonly clientId: number;
  readonly clientCode: string;
  readonly isCritical: boolean;
  /** A UTC instant, or a date of the client. */
  readonly since: string;
  readonly leadsTo: AlertPlace;
};

/** A line that stands for longer than is thought bearable. */
export type StopAlert = OfClient & {
  readonly kind: 'stop-running';
  readonly line: string | null;
  readonly reasonEn: string;
  readonly reasonEs: string;
  readonly minutes: number;
};

/** A planned shift that is over, and of which nobody has entered anything. */
export type EntriesAlert = OfClient & {
  readonly kind: 'no-entries';
  readonly date: string;
  readonly shift: ShiftType;
  /** Codes of the lines; empty where the client is not entered by line. */
  readonly lines: readonly string[];
};

/** An approved hold of an open order that nobody has ended. */
export type HoldAlert = OfClient & {
  readonly kind: 'hold-old';
  readonly order: string;
  readonly reasonEn: string;
  readonly reasonEs: string;
  readonly days: number;
};

/** A KPI past its target on every day with production and a value, for so many of them running. */
export type TargetAlert = OfClient & {
  readonly kind: 'target-missed';
  readonly kpi: KpiName;
  readonly days: number;
  /** Whether the days before those that were looked at may belong to it too. */
  readonly isLonger: boolean;
  /** Of the last of these days. */
  readonly value: number;
  readonly target: number;
};

export type Alert = StopAlert | EntriesAlert | HoldAlert | TargetAlert;

/** A client whose alerts are looked for, with its clock. */
export type AlertClient = {
  readonly clientId: number;
  readonly code: string;
  readonly timezone: string;
  readonly settings: ClientSettings;
  readonly clock: Clock;
};

/** The settings that say from when on something is alerted. */
export type ThresholdKey =
  'alert_stop_minutes' | 'alert_no_entry_minutes' | 'alert_hold_days' | 'alert_target_days';

/** A client's threshold of today; null where it wants no such alerts. */
export const thresholdOf = ({ settings, clock }: AlertClient, key: ThresholdKey): number | null => {
  const value = Number(settings.valueOn(key, clock.date) ?? 0);
  return value > 0 ? value : null;
};
