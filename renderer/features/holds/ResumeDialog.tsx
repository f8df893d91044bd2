import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Hold } from '../../../electron/contract/holds';
import { describeFailure, fieldSentences } from '../../api/failure';
import { clockIn, todayIn } from '../../format';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import dialogs from '../orders/dialogs.module.css';
import { useHolds } from './useHolds';
import { beginText, extentText, reasonText } from './words';

/** Ends a hold: on which date and, where the hold began by the clock, at what time. */
export const ResumeDialog = ({
  hold,
  timezone,
  onClose,
}: {
  readonly hold: Hold;
  readonly timezone: string;
  readonly onClose: () => void;
}) => {
  const words = useWords();
  const { t } = words;
  const { resume } = useHolds();
  const [date, setDate] = useState(todayIn(timezone));
  const [time, setTime] = useState(hold.holdTime === null ? '' : clockIn(timezone));
  const wrong = resume.isError ? fieldSentences(resume.error) : {};
  const { clientId, id, version } = hold;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('holds.resume-of', { order: hold.order.code })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={dialogs.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (resume.isPending || date === '') return;
          resume.mutate(
            { clientId, id, version, resumeDate: date, resumeTime: time === '' ? null : time },
            { onSuccess: onClose },
          );
        }}
      >
        <p className={dialogs.about}>
          {extentText(hold, words)} · {reasonText(hold, words)} · {beginText(hold, words)}
        </p>
        {resume.isError && Object.keys(wrong).length === 0 && (
          <Notice kind="critical">{describeFailure(resume.error)}</Notice>
        )}
        <div className={dialogs.sideBySide}>
          <TextInput
            type="date"
            label={t('holds.resume-date')}
            required
            data-autofocus
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
            {...(wrong['resumeDate'] ? { error: wrong['resumeDate'] } : {})}
          />
          <TextInput
            type="time"
            label={t('holds.time')}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
            {...(wrong['resumeTime'] ? { error: wrong['resumeTime'] } : {})}
          />
        </div>
        <p className={dialogs.help}>{t('holds.time-help')}</p>
        <div className={dialogs.foot}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={resume.isPending}>
            {t('holds.resume')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
