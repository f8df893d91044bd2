import type { Words } from '../../i18n/useWords';
import { sourceName } from '../sheet/view';

/** A sentence by a key that is put together; `else` where there is none of that name. */
const named = (t: Words['t'], key: string, otherwise: string): string => {
  const text = (t as (key: string) => string)(key);
  return text === key ? otherwise : text;
};

/** What a setting's value means, in words. */
export const settingText = (key: string, value: string, t: Words['t']): string =>
  named(t, `setting.${key}.${value}`, `${key} = ${value}`);

/** Why rows do not count, in words. */
export const leftOutText = (reason: string, t: Words['t']): string => named(t, `left-out.${reason}`, reason);

/** Where an inferred input came from, in words. */
export const sourceText = sourceName;
