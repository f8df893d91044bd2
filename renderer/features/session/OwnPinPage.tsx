import { Button, Group, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { describeFailure, fieldSentences } from '../../api/failure';
import { procedures } from '../../api/queries';
import { enter } from '../../api/session';
import { useWords } from '../../i18n/useWords';
import { Doorstep } from '../../ui/Doorstep';
import { Notice } from '../../ui/Notice';
import { PIN_DIGITS, PinPad } from './PinPad';

/** Sets or takes one's own PIN, at a station that allows one. */
export const OwnPinPage = ({ hasPin, onDone }: { readonly hasPin: boolean; readonly onDone: () => void }) => {
  const { t } = useWords();
  const [current, setCurrent] = useState('');
  const [pin, setPin] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const save = useMutation({
    ...procedures.session.setPin.mutationOptions(),
    onSuccess: (me) => {
      enter(me);
      onDone();
    },
  });
  const refused = save.isError ? fieldSentences(save.error) : {};
  const submit = (): void => {
    setIsAsked(true);
    if (current && pin.length === PIN_DIGITS && !save.isPending) save.mutate({ current, pin });
  };
  const currentError = isAsked && !current ? t('form.required') : refused['current'];
  const pinError = isAsked && pin.length < PIN_DIGITS ? t('pin.six') : refused['pin'];
  return (
    <Doorstep title={t('pin.title')} text={t('pin.text')} onSubmit={submit}>
      {save.isError && Object.keys(refused).length === 0 && (
        <Notice kind="critical">{describeFailure(save.error)}</Notice>
      )}
      <PasswordInput
        label={t('password.current')}
        name="current"
        autoComplete="current-password"
        autoFocus
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
        {...(currentError ? { error: currentError } : {})}
      />
      <PinPad label={t('pin.new')} value={pin} onChange={setPin} {...(pinError ? { error: pinError } : {})} />
      <Button type="submit" loading={save.isPending} fullWidth>
        {t('pin.submit')}
      </Button>
      <Group grow>
        {hasPin && (
          <Button
            variant="default"
            disabled={!current || save.isPending}
            onClick={() => save.mutate({ current, pin: null })}
          >
            {t('pin.remove')}
          </Button>
        )}
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      </Group>
    </Doorstep>
  );
};
