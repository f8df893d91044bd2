import type { AttendanceRow } from '../../../electron/contract/attendance';
import type { Words } from '../../i18n/useWords';
import { isAway, type Typed } from './rows';

/** A type of absence, in words. */
export const typeText = (type: AttendanceRow['absenceType'], isHidden: boolean, { t }: Words): string => {
  if (type !== null) return t(`absence.${type}`);
  return t(isHidden ? 'attendance.untold' : 'attendance.no-type');
};

/** How somebody's shift was, in a few words. */
export const stateText = (typed: Typed, row: AttendanceRow, words: Words): string => {
  const { t, format } = words;
  const late = typed.lateMinutes ? t('attendance.late', { minutes: format.exact(typed.lateMinutes) }) : null;
  if (typed.isAbsent) {
    const isHidden = typed.absenceType === null && row.isTypeHidden;
    const whole = isHidden
      ? t('attendance.type-hidden')
      : t('attendance.absent-type', { type: typeText(typed.absenceType, false, words) });
    const absence =
      typed.absenceHours === null
        ? whole
        : t('attendance.absent-part', { state: whole, hours: format.hours(typed.absenceHours) });
    return late === null ? absence : `${absence} · ${late}`;
  }
  const early = typed.leftEarlyMinutes
    ? t('attendance.left-early', { minutes: format.exact(typed.leftEarlyMinutes) })
    : null;
  const parts = [late, early].filter((part) => part !== null);
  return parts.length === 0 ? t('attendance.present') : parts.join(' · ');
};

/** What happened to somebody, one sentence each. */
export const sentencesOf = (
  typed: Typed,
  row: AttendanceRow,
  helper: { readonly name: string; readonly isNew: boolean } | null,
  words: Words,
): string[] => {
  const { t, format } = words;
  const { name } = row.employee;
  const type = typeText(typed.absenceType, row.isTypeHidden, words);
  const sentences: string[] = [];
  if (typed.isAbsent) {
    sentences.push(
      typed.absenceHours === null
        ? t('attendance.read-back-absent', { name, type })
        : t('attendance.read-back-part', { name, type, hours: format.hours(typed.absenceHours) }),
    );
  }
  if (typed.lateMinutes) {
    sentences.push(t('attendance.read-back-late', { name, minutes: format.exact(typed.lateMinutes) }));
  }
  if (typed.leftEarlyMinutes) {
    sentences.push(t('attendance.read-back-early', { name, minutes: format.exact(typed.leftEarlyMinutes) }));
  }
  if (!isAway(typed) && !typed.lateMinutes && row.id !== null) {
    sentences.push(t('attendance.read-back-again', { name }));
  }
  if (helper) {
    sentences.push(
      t(helper.isNew ? 'attendance.read-back-book' : 'attendance.read-back-cover', { name: helper.name }),
    );
  }
  return sentences;
};
