import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/useWords';
import classes from './dialogs.module.css';

/** Asks why a saved row is to count no more; the row is voided with the next save. */
export const VoidDialog = ({
  text,
  onVoid,
  onClose,
}: {
  /** What will count no more. */
  readonly text: string;
  readonly onVoid: (reason: string) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  return (
    <Modal opened onClose={onClose} title={t('sheet.void')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setIsAsked(true);
          if (reason.trim()) onVoid(reason.trim());
        }}
      >
        <p style={{ marginTop: 0 }}>{text}</p>
        <Textarea
          data-autofocus
          label={t('sheet.void-reason')}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          {...(isAsked && !reason.trim() ? { error: t('sheet.void-reason-missing') } : {})}
        />
        <div className={classes.foot}>
          <span className={classes.total} />
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit">{t('sheet.void-submit')}</Button>
        </div>
      </form>
    </Modal>
  );
};
