/** Settings that choose between values, with what they allow (the first one holds where none is set). */
export const CHOICES = {
  efficiency_headcount: ['assigned', 'present'],
  availability_basis: ['labour', 'line'],
  performance_basis: ['labour', 'clock'],
  planned_stops: ['count', 'exclude'],
  rty_method: ['rolled', 'job'],
  absenteeism_basis: ['gross', 'uncovered'],
  otd_shown: ['both', 'otd', 'true-otd'],
} as const;

/** Settings that are a number, with their range; `unset` where there may be none. */
export const NUMBERS = {
  default_cycle_time_hours: { least: 0.000001, most: 1000, decimals: 6, canBeUnset: false },
  default_crew: { least: 1, most: 3000, decimals: 0, canBeUnset: false },
  default_opportunities: { least: 1, most: 1_000_000, decimals: 0, canBeUnset: true },
  alert_stop_minutes: { least: 0, most: 10_080, decimals: 0, canBeUnset: false },
  alert_no_entry_minutes: { least: 0, most: 10_080, decimals: 0, canBeUnset: false },
  alert_hold_days: { least: 0, most: 365, decimals: 0, canBeUnset: false },
  alert_target_days: { least: 0, most: 30, decimals: 0, canBeUnset: false },
} as const;

export type ChoiceKey = keyof typeof CHOICES;
export type NumberKey = keyof typeof NUMBERS;
export type SettingKey = ChoiceKey | NumberKey;

export const SETTING_KEYS = [...Object.keys(CHOICES), ...Object.keys(NUMBERS)] as readonly SettingKey[];

/** Whether a setting chooses between values. */
export const isChoice = (key: SettingKey): key is ChoiceKey => key in CHOICES;

/** Whether a setting says from when on something is alerted; 0 is never. */
export const isAlert = (key: SettingKey): boolean => key.startsWith('alert_');

/** Stands for "no value" where a setting may be without one. */
export const UNSET = 'unset';
