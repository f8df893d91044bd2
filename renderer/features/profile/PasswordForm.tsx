import { Button } from '@mantine/core';
import { useWords } from '../../i18n/useWords';
import { PasswordFields, usePasswordChange } from '../session/PasswordFields';
import classes from './Profile.module.css';

/** Changes one's own password; the other sessions of the account end with it. */
export const PasswordForm = ({
  onDone,
  onCancel,
}: {
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) => {
  const { t } = useWords();
  const change = usePasswordChange(onDone);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        change.submit();
      }}
    >
      <PasswordFields change={change} />
      <div className={classes.buttons}>
        <Button type="submit" loading={change.isPending}>
          {t('password.submit')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
};
