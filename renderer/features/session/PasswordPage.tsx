import { Button } from '@mantine/core';
import { useWords } from '../../i18n/useWords';
import { Doorstep } from '../../ui/Doorstep';
import { PasswordFields, usePasswordChange } from './PasswordFields';

/** Changes a password that somebody else has given, before anything else can be done. */
export const PasswordPage = () => {
  const { t } = useWords();
  const change = usePasswordChange(() => undefined);
  return (
    <Doorstep title={t('password.title')} text={t('password.forced')} onSubmit={change.submit}>
      <PasswordFields change={change} />
      <Button type="submit" loading={change.isPending} fullWidth>
        {t('password.submit')}
      </Button>
    </Doorstep>
  );
};
