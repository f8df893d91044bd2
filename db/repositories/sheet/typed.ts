import { remark, type Remark } from './section';

/** What a number of a row may be. */
export type NumberLimit = { readonly most: number; readonly isWhole: boolean };

type NumberKey = 'production.negative' | 'production.not-whole' | 'production.above-most';

/** What is wrong with a number as it was typed; nothing where it was left blank. */
export const complaintsAboutNumber = (
  field: string,
  value: number | null,
  { most, isWhole }: NumberLimit,
): Remark<NumberKey>[] => {
  if (value === null) return [];
  if (value < 0) return [remark('production.negative', field)];
  if (isWhole && !Number.isInteger(value)) return [remark('production.not-whole', field)];
  return value > most ? [remark('production.above-most', field, { most })] : [];
};

/** Typed text as it is kept: trimmed, null where nothing is left. A NUL would make the exported file look like another encoding. */
export const keptText = (text: string | null): string | null => text?.replaceAll('\0', '').trim() || null;

/** A code as typed, trimmed; null where blank. */
export const typedCode = (code: string | null): string | null => code?.trim() || null;
