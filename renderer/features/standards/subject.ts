import type { Words } from '../../i18n/useWords';
import type { StandardRow } from './rows';

/** What a standard is of, in words: a line, a shift, a category, a product. */
export const subjectText = (
  { of, line, shift, name, style }: Pick<StandardRow, 'of' | 'line' | 'shift' | 'name' | 'style'>,
  t: Words['t'],
): string => {
  if (of === 'category') return t('standards.of-category', { name: name ?? '' });
  if (of === 'product') return [...new Set([name, style])].filter(Boolean).join(' · ');
  if (line === null && shift === null) return t('standards.of-client');
  const parts = [
    line === null ? null : t('standards.of-line', { line }),
    shift === null ? null : t('standards.of-shift', { shift }),
  ];
  return parts.filter((part) => part !== null).join(' · ');
};
