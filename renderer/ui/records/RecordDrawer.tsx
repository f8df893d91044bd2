import { Button, Drawer } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../Notice';
import classes from './RecordDrawer.module.css';

/** The form of one record at the side of its list: its fields, what is wrong, save and cancel. */
export const RecordDrawer = ({
  title,
  form,
  children,
  beside,
  onClose,
}: {
  readonly title: string;
  readonly form: {
    readonly failure: string | null;
    readonly isBusy: boolean;
    readonly isDirty: boolean;
    readonly mayLeave: () => boolean;
    readonly submit: () => Promise<void>;
  };
  readonly children: ReactNode;
  /** Further actions on the record, apart from its fields. */
  readonly beside?: ReactNode;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const leave = (): void => {
    if (form.mayLeave()) onClose();
  };
  useHotkeys([['mod+Enter', () => void form.submit()]], []);
  return (
    <Drawer
      opened
      onClose={leave}
      position="right"
      size={460}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        {form.failure && <Notice kind="critical">{form.failure}</Notice>}
        {children}
        <div className={classes.buttons}>
          <Button type="submit" loading={form.isBusy} disabled={!form.isDirty}>
            {t('form.save')}
          </Button>
          <Button variant="default" onClick={leave}>
            {t('cancel')}
          </Button>
        </div>
      </form>
      {beside && <div className={classes.beside}>{beside}</div>}
    </Drawer>
  );
};
