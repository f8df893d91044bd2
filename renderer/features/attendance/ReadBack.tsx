import { Button, Modal } from '@mantine/core';
import type { AttendanceSheet } from '../../../electron/contract/attendance';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { absenteeismOf, isOpen, nowOf, type Edits } from './rows';
import { sentencesOf } from './words';
import classes from './Attendance.module.css';

/** Reads the shift back: how many were there, one line for everybody else; saves only on confirm. */
export const ReadBack = ({
  sheet,
  edits,
  failure,
  isSaving,
  onConfirm,
  onClose,
}: {
  readonly sheet: AttendanceSheet;
  readonly edits: Edits;
  readonly failure: string | null;
  readonly isSaving: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const told = sheet.rows
    .filter((row) => isOpen(row, edits))
    .map((row) => {
      const typed = nowOf(row, edits);
      const isNew = typed.coveredById !== null && typed.coveredById !== row.coveredBy?.id;
      const found = sheet.helpers.find(({ id }) => id === typed.coveredById);
      const name = found?.name ?? row.coveredBy?.name;
      const helper =
        typed.coveredById === null || name === undefined
          ? null
          : { name, isNew: isNew && found?.state === 'free' };
      return { id: row.employee.id, sentences: sentencesOf(typed, row, helper, words) };
    });
  const there = told.filter(({ sentences }) => sentences.length === 0).length;
  // Of those who were recorded before nothing is said.
  const isWholeCrew = told.length === sheet.rows.length;
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t('attendance.read-back')}
      closeButtonProps={{ 'aria-label': t('close') }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isSaving) {
          event.preventDefault();
          onConfirm();
        }
      }}
    >
      <ul className={classes.lines}>
        {(there > 0 || isWholeCrew) && (
          <li>
            {there === 0
              ? t('attendance.read-back-nobody')
              : t('attendance.read-back-present', { count: there, hours: format.hours(sheet.shift.hours) })}
          </li>
        )}
        {told
          .filter(({ sentences }) => sentences.length > 0)
          .map(({ id, sentences }) => (
            <li key={id}>{sentences.join(' ')}</li>
          ))}
      </ul>
      {failure && <Notice kind="critical">{failure}</Notice>}
      <div className={classes.foot}>
        <span className={classes.told}>
          {t('attendance.read-back-total', {
            percent: format.percentWithUnit(absenteeismOf(sheet, edits)),
          })}
        </span>
        <Button variant="default" onClick={onClose}>
          {t('read-back.back')}
        </Button>
        <Button data-autofocus loading={isSaving} onClick={onConfirm}>
          {t('read-back.confirm', { count: 1 })}
        </Button>
      </div>
    </Modal>
  );
};
