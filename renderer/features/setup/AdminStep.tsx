import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { describeFailure, failureOf, fieldSentences } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { enter } from '../../api/session';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { keep, useKept } from './kept';
import { PasswordStrength } from './PasswordStrength';
import { SetupCard } from './SetupCard';

/** Fewest characters of a password; the engine has the last word. */
const PASSWORD_LENGTH = 10;

/** Makes the administrator and logs them in. A password that is shown is typed once, a hidden one twice. */
export const AdminStep = () => {
  const { t, language } = useWords();
  const { username, fullName } = useKept();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [isShown, setIsShown] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const create = useMutation({
    ...procedures.setup.createAdmin.mutationOptions(),
    onSuccess: (me) => {
      keep({ step: 'start', userCode: me.code });
      enter(me);
    },
    onError: (error) => {
      if (failureOf(error).code === 'conflict') void queryClient.invalidateQueries();
    },
  });
  const refused = create.isError ? fieldSentences(create.error) : {};
  const errors = {
    username: username.trim() ? refused['username'] : t('form.required'),
    fullName: fullName.trim() ? refused['fullName'] : t('form.required'),
    password:
      password.length < PASSWORD_LENGTH
        ? t('setup.password-short', { count: PASSWORD_LENGTH })
        : refused['password'],
    again: isShown || again === password ? undefined : t('setup.password-differs'),
  };
  const submit = () => {
    setIsAsked(true);
    const isComplete =
      username.trim() && fullName.trim() && password.length >= PASSWORD_LENGTH && !errors.again;
    if (isComplete && !create.isPending) create.mutate({ username, fullName, password, language });
  };
  const errorOf = (name: keyof typeof errors) => (isAsked && errors[name] ? { error: errors[name] } : {});
  const typed = (take: (text: string) => void) => (event: { currentTarget: { value: string } }) => {
    take(event.currentTarget.value);
    create.reset();
  };
  return (
    <SetupCard
      step="admin"
      title={t('setup.admin-title')}
      text={t('setup.admin-text')}
      next={t('setup.submit')}
      onNext={submit}
      onBack={() => keep({ step: 'folder' })}
      isBusy={create.isPending}
    >
      {create.isError && Object.keys(refused).length === 0 && (
        <Notice kind="critical">{describeFailure(create.error)}</Notice>
      )}
      <TextInput
        label={t('field.username')}
        description={t('setup.username-help')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        maxLength={50}
        value={username}
        onChange={typed((text) => keep({ username: text }))}
        {...errorOf('username')}
      />
      <TextInput
        label={t('field.full-name')}
        name="fullName"
        autoComplete="name"
        maxLength={100}
        value={fullName}
        onChange={typed((text) => keep({ fullName: text }))}
        {...errorOf('fullName')}
      />
      <PasswordInput
        label={t('field.password')}
        name="password"
        autoComplete="new-password"
        visible={isShown}
        onVisibilityChange={setIsShown}
        visibilityToggleButtonProps={{ 'aria-label': t('field.show-password'), tabIndex: 0 }}
        value={password}
        onChange={typed(setPassword)}
        {...errorOf('password')}
      />
      <PasswordStrength username={username} password={password} least={PASSWORD_LENGTH} />
      {!isShown && (
        <PasswordInput
          label={t('field.password-again')}
          description={t('setup.again-help')}
          name="again"
          autoComplete="new-password"
          visible={false}
          visibilityToggleIcon={() => null}
          visibilityToggleButtonProps={{ style: { display: 'none' } }}
          value={again}
          onChange={typed(setAgain)}
          {...errorOf('again')}
        />
      )}
    </SetupCard>
  );
};
