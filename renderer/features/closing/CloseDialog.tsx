import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SheetPlace } from '../../../electron/contract/production';
import type { Sheet } from '../../../electron/contract/sheet';
import { describeFailure } from '../../api/failure';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { useClosing } from './useClosing';
import classes from './Closing.module.css';

/** Says what is still missing of a shift and closes it; with something missing it asks why. */
export const CloseDialog = ({
  place,
  missing,
  onClose,
}: {
  readonly place: SheetPlace;
  readonly missing: Sheet['closing']['missing'];
  readonly onClose: () => void;
}) => {
  const { t, say } = useWords();
  const { close } = useClosing();
  const [note, setNote] = useState('');
  const isReady = missing.length === 0 || note.trim() !== '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('closing.close-of')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) close.mutate({ place, note: note.trim() || null }, { onSuccess: onClose });
        }}
      >
        <p>{t('closing.help')}</p>
        {missing.length === 0 ? (
          <p>{t('closing.nothing-missing')}</p>
        ) : (
          <div>
            <p>{t('closing.missing')}</p>
            <ul className={classes.missing}>
              {missing.map((remark, at) => (
                // Two stops may be running since the same minute.
                <li key={`${remark.key}|${at}`}>{say(remark)}</li>
              ))}
            </ul>
          </div>
        )}
        {missing.length > 0 && (
          <Textarea
            label={t('closing.note')}
            data-autofocus
            autosize
            minRows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey) return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
          />
        )}
        {close.isError && <Notice kind="critical">{describeFailure(close.error)}</Notice>}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            loading={close.isPending}
            disabled={!isReady}
            data-autofocus={missing.length === 0 || undefined}
          >
            {t('closing.close')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
