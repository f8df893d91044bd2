import type { Connection } from '../connection';
import { Failure } from '../failure';

/** A setting without a date holds from here on: before every date of the calendar. */
export const ALL_DATES = '0001-01-01';

/** What stands for "no value" where a setting may be without one. */
const UNSET = 'unset';

/** Another way to type 0, where that means never. */
const OFF = 'off';

type SettingRule = {
  /** Null: the setting has no value until one is given. */
  readonly initial: string | null;
  readonly accepts: (value: string) => boolean;
  /** What is allowed, as it is said to the user: the values themselves or their range. */
  readonly allowed: string;
};

const choice = (...values: readonly [string, ...string[]]): SettingRule => ({
  initial: values[0],
  accepts: (value) => values.includes(value),
  allowed: values.join(', '),
});

const within = (
  initial: string | null,
  form: RegExp,
  least: number,
  most: number,
  canBeUnset = false,
): SettingRule => ({
  initial,
  accepts: (value) =>
    (canBeUnset && value === UNSET) || (form.test(value) && Number(value) >= least && Number(value) <= most),
  allowed: `${least} … ${most}${canBeUnset ? `, ${UNSET}` : ''}`,
});

const WHOLE = /^\d{1,9}$/;
const DECIMAL = /^\d{1,9}(\.\d{1,9})?$/;

/** From when on something is alerted; 0 or `off`: never. */
const threshold = (initial: string, most: number): SettingRule => ({
  initial,
  accepts: (value) => value === OFF || (WHOLE.test(value) && Number(value) <= most),
  allowed: `0 … ${most}, ${OFF}`,
});

const ALERT_RULES = {
  alert_stop_minutes: threshold('30', 10_080),
  alert_no_entry_minutes: threshold('60', 10_080),
  alert_hold_days: threshold('7', 365),
  alert_target_days: threshold('3', 30),
} as const satisfies Record<string, SettingRule>;

const RULES = {
  efficiency_headcount: choice('assigned', 'present'),
  availability_basis: choice('labour', 'line'),
  performance_basis: choice('labour', 'clock'),
  planned_stops: choice('count', 'exclude'),
  rty_method: choice('rolled', 'job'),
  absenteeism_basis: choice('gross', 'uncovered'),
  otd_shown: choice('both', 'otd', 'true-otd'),
  default_cycle_time_hours: within('0.25', DECIMAL, 0.000001, 1000),
  default_crew: within('10', WHOLE, 1, 3000),
  default_opportunities: within(null, WHOLE, 1, 1_000_000, true),
  ...ALERT_RULES,
} as const satisfies Record<string, SettingRule>;

export type SettingKey = keyof typeof RULES;

/** Every key that a client's settings know. */
export const SETTING_KEYS = Object.keys(RULES) as SettingKey[];

/** A value of a key from a date on; `from` null holds for all dates, `value` null is unset. */
export type Setting = {
  readonly key: SettingKey;
  readonly value: string | null;
  readonly from: string | null;
};

type StoredSetting = { key: string; value: string; valid_from: string };

/** A client's settings, read once: the value of a key on a date, and the dates from which it differs. */
export type ClientSettings = {
  readonly valueOn: (key: SettingKey, date: string) => string | null;
  /** Values in force within `from`..`to`, each with its own first and last date, clipped to the range. */
  readonly periods: (key: SettingKey, from: string, to: string) => readonly SettingPeriod[];
  readonly list: (key: SettingKey) => Setting[];
};

export type SettingPeriod = { readonly value: string | null; readonly from: string; readonly to: string };

const plain = (value: string | null): string | null => (value === UNSET ? null : value);

/** The calendar day before. */
const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Reads all settings of a client. */
export const loadSettings = (connection: Connection, clientId: number): ClientSettings => {
  const rows = connection
    .prepare(
      'SELECT key, value, valid_from FROM client_settings WHERE client_id = ? ORDER BY key, valid_from',
    )
    .all(clientId) as StoredSetting[];
  const byKey = Map.groupBy(rows, (row) => row.key);

  const list = (key: SettingKey): Setting[] => {
    const stored = byKey.get(key) ?? [];
    const dated = stored.map((row) => ({
      key,
      value: plain(row.value),
      from: row.valid_from === ALL_DATES ? null : row.valid_from,
    }));
    return dated[0]?.from === null ? dated : [{ key, value: RULES[key].initial, from: null }, ...dated];
  };

  const valueOn = (key: SettingKey, date: string): string | null =>
    list(key).findLast((setting) => (setting.from ?? ALL_DATES) <= date)?.value ?? null;

  const periods = (key: SettingKey, from: string, to: string): SettingPeriod[] => {
    const starts = list(key)
      .map((setting) => setting.from ?? ALL_DATES)
      .filter((start) => start > from && start <= to);
    const edges = [from, ...starts];
    return edges.map((start, at) => {
      const next = edges[at + 1];
      return { value: valueOn(key, start), from: start, to: next === undefined ? to : dayBefore(next) };
    });
  };

  return { valueOn, periods, list };
};

/** @throws Failure `invalid-input` for a key that does not exist. */
export const requireSettingKey = (key: string): SettingKey => {
  const known = SETTING_KEYS.find((name) => name === key);
  if (known) return known;
  const params = { key, known: SETTING_KEYS.join(', ') };
  throw new Failure('invalid-input', 'settings.unknown-key', params, {
    fields: [{ key: 'settings.unknown-key', params, path: ['key'] }],
  });
};

/**
 * The value as it is stored.
 * @throws Failure `invalid-input` naming the key and what it allows.
 */
export const requireSettingValue = (key: SettingKey, typed: string): string => {
  const value = typed.trim();
  if (RULES[key].accepts(value)) return value === OFF ? '0' : value;
  const params = { key, value: typed, allowed: RULES[key].allowed };
  throw new Failure('invalid-input', 'settings.invalid-value', params, {
    fields: [{ key: 'settings.invalid-value', params, path: ['value'] }],
  });
};
