import { Button, Drawer, Modal } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useRef, type ReactNode } from 'react';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../Notice';
import { Clash } from './Clash';
import { ErrorSummary } from './ErrorSummary';
import classes from './RecordDrawer.module.css';
import type { LeaveGuard, RecordForm } from './useRecordForm';

const LeaveQuestion = ({ guard }: { readonly guard: LeaveGuard }) => {
  const { t } = useWords();
  return (
    <Modal
      opened={guard.isAsking}
      onClose={guard.stay}
      title={t('form.unsaved')}
      size="sm"
      centered
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={classes.question}>{t('form.unsaved-text')}</p>
      <div className={classes.buttons}>
        <Button data-autofocus onClick={guard.stay}>
          {t('form.stay')}
        </Button>
        <Button variant="default" onClick={guard.leave}>
          {t('form.leave')}
        </Button>
      </div>
    </Modal>
  );
};

/** The form of one record at the side of its list: its fields, what is wrong, save and cancel. */
export const RecordDrawer = ({
  title,
  form,
  children,
  beside,
  size = 460,
  isReadOnly = false,
  onClose,
}: {
  readonly title: string;
  readonly form: RecordForm;
  readonly children: ReactNode;
  /** Further actions on the record, apart from its fields. */
  readonly beside?: ReactNode;
  readonly size?: number;
  /** Fields are only looked at: nothing to save. */
  readonly isReadOnly?: boolean;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const element = useRef<HTMLFormElement>(null);
  const leave = (): void => form.leaveBy(onClose);
  useHotkeys([['mod+Enter', () => void (isReadOnly || form.submit())]], []);
  return (
    <Drawer
      opened
      onClose={leave}
      position="right"
      size={size}
      title={title}
      closeOnEscape={!form.guard.isAsking}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        ref={element}
        className={classes.form}
        noValidate
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReadOnly) void form.submit();
        }}
      >
        {form.failure && <Notice kind="critical">{form.failure}</Notice>}
        <ErrorSummary form={element} refusals={form.refusals} />
        {form.clash && <Clash form={element} clash={form.clash} />}
        {children}
        <div className={classes.buttons}>
          {!isReadOnly && (
            <Button type="submit" loading={form.isBusy} disabled={!form.isDirty}>
              {t('form.save')}
            </Button>
          )}
          <Button variant="default" onClick={leave}>
            {t(isReadOnly ? 'close' : 'cancel')}
          </Button>
        </div>
      </form>
      {beside && <div className={classes.beside}>{beside}</div>}
      <LeaveQuestion guard={form.guard} />
    </Drawer>
  );
};
