import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { describeFailure } from '../../api/failure';
import { procedures } from '../../api/queries';
import { enter } from '../../api/session';
import { useWords } from '../../i18n/useWords';
import { Doorstep } from '../../ui/Doorstep';
import { Notice } from '../../ui/Notice';

/** Log-in with a password. */
export const PasswordLogin = ({
  note,
  onLeave,
  onPin,
}: {
  /** What is to be known before: that a session ended. */
  readonly note: string | null;
  readonly onLeave: () => void;
  /** Goes to the log-in with a PIN; null where there is none. */
  readonly onPin: (() => void) | null;
}) => {
  const { t } = useWords();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [isCapsOn, setIsCapsOn] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const login = useMutation({
    ...procedures.session.login.mutationOptions(),
    onSuccess: (me) => {
      onLeave();
      enter(me);
    },
    onError: () => setPassword(''),
  });
  const watchCaps = (event: KeyboardEvent) => setIsCapsOn(event.getModifierState('CapsLock'));
  const submit = () => {
    setIsAsked(true);
    if (username.trim() && password && !login.isPending) login.mutate({ username, password });
  };
  const missing = (value: string) =>
    isAsked && !value && !login.isError ? { error: t('form.required') } : {};
  return (
    <Doorstep title={t('login.title')} text={t('login.text')} onSubmit={submit}>
      {note !== null && !login.isError && <Notice kind="plain">{note}</Notice>}
      {login.isError && <Notice kind="critical">{describeFailure(login.error)}</Notice>}
      <TextInput
        label={t('field.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        data-autofocus
        autoFocus
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
        {...missing(username.trim())}
      />
      <PasswordInput
        label={t('field.password')}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        onKeyDown={watchCaps}
        onKeyUp={watchCaps}
        description={isCapsOn ? t('login.caps-lock') : null}
        visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
        {...missing(password)}
      />
      <Button type="submit" loading={login.isPending} fullWidth>
        {t('login.submit')}
      </Button>
      {onPin && (
        <Button variant="subtle" size="compact-sm" onClick={onPin}>
          {t('login.with-pin')}
        </Button>
      )}
    </Doorstep>
  );
};
