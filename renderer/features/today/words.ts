import type { TextKey } from '../../i18n';
import type { Words } from '../../i18n/useWords';
import { sourceName } from '../sheet/view';

const SETTINGS: Readonly<Record<string, TextKey>> = {
  'efficiency_headcount=assigned': 'setting.efficiency_headcount.assigned',
  'efficiency_headcount=present': 'setting.efficiency_headcount.present',
  'performance_basis=labour': 'setting.performance_basis.labour',
  'performance_basis=clock': 'setting.performance_basis.clock',
};

/** What a setting's value means, in words. */
export const settingText = (key: string, value: string, t: Words['t']): string => {
  const text = SETTINGS[`${key}=${value}`];
  return text ? t(text) : `${key} = ${value}`;
};

/** Where an inferred input came from, in words. */
export const sourceText = sourceName;
