import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { describeFailure, fieldSentences } from '../../api/failure';
import { procedures } from '../../api/queries';
import { enter } from '../../api/session';
import { useWords } from '../../i18n/useWords';
import { Doorstep } from '../../ui/Doorstep';
import { Notice } from '../../ui/Notice';

const EMPTY = { current: '', password: '', again: '' };

/** Changes one's own password: asked for by an administrator's reset, or by oneself. */
export const PasswordPage = ({
  isForced,
  onDone,
}: {
  readonly isForced: boolean;
  readonly onDone: () => void;
}) => {
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
  const submit = () => {
    setIsAsked(true);
    if (values.current && values.password && isSame && !save.isPending) {
      save.mutate({ current: values.current, password: values.password });
    }
  };
  const errorOf = (name: keyof typeof EMPTY): string | undefined => {
    if (isAsked && !values[name]) return t('form.required');
    if (isAsked && name === 'again' && !isSame) return t('setup.password-differs');
    return refused[name];
  };
  const field = (name: keyof typeof EMPTY) => {
    const error = errorOf(name);
    return {
      name,
      value: values[name],
      onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
        const { value } = event.currentTarget;
        setValues((before) => ({ ...before, [name]: value }));
      },
      visibilityToggleButtonProps: { 'aria-label': t('field.show-password') },
      ...(error ? { error } : {}),
    };
  };
  return (
    <Doorstep
      title={t('password.title')}
      text={t(isForced ? 'password.forced' : 'password.text')}
      onSubmit={submit}
    >
      {save.isError && Object.keys(refused).length === 0 && (
        <Notice kind="critical">{describeFailure(save.error)}</Notice>
      )}
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
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
      <Button type="submit" loading={save.isPending} fullWidth>
        {t('password.submit')}
      </Button>
      {!isForced && (
        <Button variant="default" onClick={onDone} fullWidth>
          {t('cancel')}
        </Button>
      )}
    </Doorstep>
  );
};
