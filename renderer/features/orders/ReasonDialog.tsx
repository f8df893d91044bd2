import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import classes from './dialogs.module.css';

/** Asks for a step that is taken with a reason, or may be. */
export const ReasonDialog = ({
  title,
  text,
  help,
  submit,
  isOptional = false,
  isBusy,
  failure,
  onSubmit,
  onClose,
}: {
  readonly title: string;
  /** What the step is about. */
  readonly text: string;
  /** What it does. */
  readonly help: string;
  readonly submit: string;
  readonly isOptional?: boolean;
  readonly isBusy: boolean;
  readonly failure: string | null;
  readonly onSubmit: (reason: string) => void;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsAsked(true);
          if ((isOptional || reason.trim() !== '') && !isBusy) onSubmit(reason.trim());
        }}
      >
        <p className={classes.about}>{text}</p>
        <p className={classes.help}>{help}</p>
        {failure && <Notice kind="critical">{failure}</Notice>}
        <Textarea
          data-autofocus
          label={t(isOptional ? 'orders.reason-optional' : 'orders.reason')}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          {...(isAsked && !isOptional && reason.trim() === '' ? { error: t('orders.reason-needed') } : {})}
        />
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
