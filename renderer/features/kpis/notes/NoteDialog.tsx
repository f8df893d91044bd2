import { Button, Modal, Textarea } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useState } from 'react';
import { LONGEST_NOTE } from '../../../../electron/contract/notes';
import { describeFailure } from '../../../api/failure';
import { useWords } from '../../../i18n/useWords';
import { Notice } from '../../../ui/Notice';
import { useWriteNote } from './useNotes';
import classes from './Notes.module.css';

/** Writes a note to a date. */
export const NoteDialog = ({
  clientId,
  today,
  date: first,
  onClose,
}: {
  readonly clientId: number;
  readonly today: string;
  readonly date: string;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const [date, setDate] = useState(first);
  const [body, setBody] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const write = useWriteNote(clientId);
  const submit = (): void => {
    setIsAsked(true);
    if (body.trim() && !write.isPending) write.mutate({ noteDate: date, body }, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={t('notes.new')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <DatePickerInput
          label={t('notes.date')}
          valueFormat="ddd D MMM YYYY"
          maxDate={today}
          value={date}
          popoverProps={{ withinPortal: false }}
          onChange={(next) => next && setDate(next)}
        />
        <Textarea
          data-autofocus
          mt="sm"
          label={t('notes.body')}
          description={t('notes.body-help')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={LONGEST_NOTE}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
          }}
          error={isAsked && !body.trim() ? t('form.required') : undefined}
        />
        {write.error && <Notice kind="critical">{describeFailure(write.error)}</Notice>}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={write.isPending}>
            {t('notes.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
