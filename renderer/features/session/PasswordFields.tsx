import { PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { describeFailure, fieldSentences } from '../../api/failure';
import { procedures } from '../../api/queries';
import { enter } from '../../api/session';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';

const EMPTY = { current: '', password: '', again: '' };
type Values = typeof EMPTY;

/** State of changing one's own password: what is typed, what is wrong with it, and the change itself. */
export const usePasswordChange = (onDone: () => void) => {
  const { t } = useWords();
  const [values, setValues] = useState(EMPTY);
  const [isAsked, setIsAsked] = useState(false);
  const save = useMutation({
    ...procedures.session.changePassword.mutationOptions(),
    onSuccess: (me) => {
      enter(me);
      onDone();
    },
  });
  const isSame = values.password === values.again;
  const refused = save.isError ? fieldSentences(save.error) : {};
  const errorOf = (name: keyof Values): string | undefined => {
    if (isAsked && !values[name]) return t('form.required');
    if (isAsked && name === 'again' && !isSame) return t('setup.password-differs');
    return refused[name];
  };
  return {
    values,
    errorOf,
    isPending: save.isPending,
    /** The failure that belongs to no field; null where there is none. */
    failure: save.isError && Object.keys(refused).length === 0 ? describeFailure(save.error) : null,
    type: (name: keyof Values, value: string) => setValues((before) => ({ ...before, [name]: value })),
    submit: () => {
      setIsAsked(true);
      if (values.current && values.password && isSame && !save.isPending) {
        save.mutate({ current: values.current, password: values.password });
      }
    },
  };
};

/** The three fields of a password change, each with what is wrong with it. */
export const PasswordFields = ({ change }: { readonly change: ReturnType<typeof usePasswordChange> }) => {
  const { t } = useWords();
  const field = (name: keyof Values) => {
    const error = change.errorOf(name);
    return {
      name,
      value: change.values[name],
      onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
        change.type(name, event.currentTarget.value),
      visibilityToggleButtonProps: { 'aria-label': t('field.show-password') },
      ...(error ? { error } : {}),
    };
  };
  return (
    <>
      {change.failure !== null && <Notice kind="critical">{change.failure}</Notice>}
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        data-autofocus
        autoFocus
        {...field('current')}
      />
      <PasswordInput
        label={t('users.reset')}
        description={t('users.password-help')}
        autoComplete="new-password"
        {...field('password')}
      />
      <PasswordInput label={t('password.again')} autoComplete="new-password" {...field('again')} />
    </>
  );
};
