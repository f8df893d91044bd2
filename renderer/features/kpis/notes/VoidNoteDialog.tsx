import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DateNote } from '../../../../electron/contract/notes';
import { describeFailure } from '../../../api/failure';
import { useWords } from '../../../i18n/useWords';
import { Notice } from '../../../ui/Notice';
import { useVoidNote } from './useNotes';
import classes from './Notes.module.css';

/** Takes a note off once its reason is told. */
export const VoidNoteDialog = ({
  clientId,
  note,
  onClose,
}: {
  readonly clientId: number;
  readonly note: DateNote;
  readonly onClose: () => void;
}) => {
  const { t, format } = useWords();
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const take = useVoidNote(clientId);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('notes.take-off')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsAsked(true);
          if (reason.trim()) take.mutate({ id: note.id, reason: reason.trim() }, { onSuccess: onClose });
        }}
      >
        <p className={classes.quoted}>
          {format.date(note.noteDate, 'full')}: {note.body}
        </p>
        <TextInput
          data-autofocus
          label={t('notes.reason')}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isAsked && !reason.trim() ? t('form.required') : undefined}
        />
        {take.error && <Notice kind="critical">{describeFailure(take.error)}</Notice>}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={take.isPending}>
            {t('notes.take-off')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
