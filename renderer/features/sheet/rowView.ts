import type { Remark } from '../../../electron/contract/production';
import type { Words } from '../../i18n/useWords';
import type { CellView, RowView } from '../../ui/grid/model';
import { isBlank, isChanged, type SectionRow } from './section';

/** A cell that only shows a text. */
export const plainCell = (text: string): CellView => ({
  text,
  detail: null,
  typed: '',
  mark: null,
  isInferred: false,
  isUnsaved: false,
  sentence: null,
});

/** Sentences by the column that they are about; those about the row as a whole by ''. */
export const sentencesBy = (
  remarks: readonly Remark[],
  isField: (field: string | null) => boolean,
  say: Words['say'],
): Map<string, string> => {
  const sentences = new Map<string, string>();
  for (const remark of remarks) {
    const field = isField(remark.field) ? (remark.field ?? '') : '';
    const before = sentences.get(field);
    sentences.set(field, before ? `${before} ${say(remark)}` : say(remark));
  }
  return sentences;
};

/** What stands before a row. */
export const rowState = (
  row: Pick<SectionRow, 'saved' | 'typed' | 'voidReason'>,
  hasError: boolean,
  t: Words['t'],
): RowView['state'] => {
  if (row.voidReason !== null) return { sign: '×', label: t('sheet.state-void') };
  if (hasError) return { sign: '!', label: t('sheet.state-error') };
  if (isChanged(row)) return { sign: '•', label: t('sheet.state-unsaved') };
  return isBlank(row) ? { sign: '+', label: null } : null;
};
