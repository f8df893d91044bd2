import type { Where } from '../../../electron/contract/kpi';
import type { Words } from '../../i18n/useWords';
import type { Line } from './line';
import { sourceName } from '../production/view';

/** A sentence by a key that is put together; `else` where there is none of that name. */
export const namedText = (t: Words['t'], key: string, otherwise: string): string => {
  const text = (t as (key: string) => string)(key);
  return text === key ? otherwise : text;
};

/** What a line of a formula is called. */
export const lineText = (line: Line, t: Words['t']): string =>
  (t as (key: string, params: object) => string)(line.label, line.params ?? {});

/** What a setting's value means, in words; `setting.KEY` has a place for values that are numbers. */
export const settingText = (key: string, value: string, t: Words['t']): string => {
  const withValue = (t as (key: string, params: object) => string)(`setting.${key}`, { value });
  return namedText(t, `setting.${key}.${value}`, withValue);
};

/** Why rows do not count, in words. */
export const leftOutText = (reason: string, t: Words['t']): string =>
  namedText(t, `left-out.${reason}`, reason);

/** What a slice is narrowed to, in words: line L1, 2nd shift. */
export const whereText = (where: Where | undefined, { t, format }: Words): string | null => {
  const parts = Object.entries(where ?? {}).flatMap(([by, code]) => {
    if (code === undefined) return [];
    if (code === null) return t('where.without', { by: namedText(t, `where.${by}`, by) });
    return by === 'shift'
      ? namedText(t, `shift.${code}`, code)
      : `${namedText(t, `where.${by}`, by)} ${code}`;
  });
  return parts.length === 0 ? null : format.list(parts);
};

/** Where an inferred input came from, in words. */
export const sourceText = sourceName;

const RECORDED: ReadonlySet<string> = new Set([
  'entry',
  'share',
  'stop',
  'work-order',
  'product',
  'part',
  'inspection',
  'actual',
  'planned-ship',
  'shipment',
]);

/** Whether a source is a record of the thing itself, and no inference. */
export const isRecorded = (source: string): boolean => RECORDED.has(source);
