import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { describeFailure, failureOf, fieldSentences } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import { enter } from '../../api/session';
import { useWords } from '../../i18n/useWords';
import { Doorstep } from '../../ui/Doorstep';
import { Notice } from '../../ui/Notice';

/** Fewest characters of a password; the engine has the last word. */
const PASSWORD_LENGTH = 10;

/** The very first page of a data folder: makes its administrator and logs them in. */
export const FirstRunPage = () => {
  const { t, language } = useWords();
  const [values, setValues] = useState({ username: '', fullName: '', password: '', again: '' });
  const [isAsked, setIsAsked] = useState(false);
  const create = useMutation({
    ...procedures.setup.createAdmin.mutationOptions(),
    onSuccess: enter,
    onError: (error) => {
      if (failureOf(error).code === 'conflict') void queryClient.invalidateQueries();
    },
  });
  const refused = create.isError ? fieldSentences(create.error) : {};
  const errors = {
    username: values.username.trim() ? refused['username'] : t('form.required'),
    fullName: values.fullName.trim() ? refused['fullName'] : t('form.required'),
    password:
      values.password.length < PASSWORD_LENGTH
        ? t('setup.password-short', { count: PASSWORD_LENGTH })
        : refused['password'],
    again: values.again === values.password ? undefined : t('setup.password-differs'),
  };
  const submit = () => {
    setIsAsked(true);
    const { again, ...input } = values;
    const isComplete =
      input.username.trim() &&
      input.fullName.trim() &&
      input.password.length >= PASSWORD_LENGTH &&
      again === input.password;
    if (isComplete && !create.isPending) create.mutate({ ...input, language });
  };
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((before) => ({ ...before, [name]: value }));
      create.reset();
    },
    ...(isAsked && errors[name] ? { error: errors[name] } : {}),
  });
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('field.show-password') } };
  return (
    <Doorstep title={t('setup.title')} text={t('setup.text')} onSubmit={submit}>
      {create.isError && Object.keys(refused).length === 0 && (
        <Notice kind="critical">{describeFailure(create.error)}</Notice>
      )}
      <TextInput
        label={t('field.username')}
        description={t('setup.username-help')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        {...field('username')}
      />
      <TextInput label={t('field.full-name')} autoComplete="name" {...field('fullName')} />
      <PasswordInput
        label={t('field.password')}
        description={t('setup.password-help', { count: PASSWORD_LENGTH })}
        autoComplete="new-password"
        {...toggle}
        {...field('password')}
      />
      <PasswordInput
        label={t('field.password-again')}
        autoComplete="new-password"
        {...toggle}
        {...field('again')}
      />
      <Button type="submit" loading={create.isPending} fullWidth>
        {t('setup.submit')}
      </Button>
    </Doorstep>
  );
};
