import type { Bar } from '../../../../electron/contract/pareto';
import type { Words } from '../../../i18n/useWords';

/** How defects are told, in the order of their keys 1 to 4. */
export const DEFECT_READINGS = ['type', 'cause', 'operation', 'line'] as const;
export type DefectReading = (typeof DEFECT_READINGS)[number];

/** One kind of defects that is followed over time; `code` null is what nothing was recorded of. */
export type DefectKind = { readonly split: 'type' | 'type-group' | 'cause'; readonly code: string | null };

const SPLITS = ['type', 'type-group', 'cause'] as const;

/** How an address says a kind of defects. */
export const kindInAddress = ({ split, code }: DefectKind): string =>
  code === null ? split : `${split}.${code}`;

/** The kind of defects that an address says; null for anything else. */
export const kindOf = (text: string | undefined): DefectKind | null => {
  const [split, ...rest] = (text ?? '').split('.');
  const known = SPLITS.find((each) => each === split);
  return known ? { split: known, code: rest.length > 0 ? rest.join('.') : null } : null;
};

/** A bar's name in the language of the page. */
export const nameOfBar = (bar: Bar, { t, language }: Words): string =>
  bar.code === null ? t('group.none') : ((language === 'es' ? bar.nameEs : null) ?? bar.name ?? bar.code);

/** A bar of the first level with those of its second level; none where it stands for itself alone. */
export type BarGroup = { readonly bar: Bar; readonly parts: readonly Bar[] };

/** Bars of both levels of a catalogue, put together. */
export const inGroups = (groups: readonly Bar[], bars: readonly Bar[]): BarGroup[] =>
  groups.map((bar) => {
    const parts = bars.filter(({ group, code }) => code !== null && group === bar.code);
    const isAlone = parts.length === 0 || (parts.length === 1 && parts[0]?.code === bar.code);
    return { bar, parts: isAlone ? [] : parts };
  });
