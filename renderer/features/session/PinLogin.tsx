import { Button, Chip, Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { describeFailure } from '../../api/failure';
import { procedures } from '../../api/queries';
import { enter } from '../../api/session';
import { useWords } from '../../i18n/useWords';
import { Notice } from '../../ui/Notice';
import { Doorstep } from '../../ui/Doorstep';
import { forgetNames, rememberedNames, rememberName } from './names';
import { PIN_DIGITS, PinPad } from './PinPad';

/**
 * Log-in of operators at a station that allows PINs. Only names that logged in here before are offered: who works for
 * whom is told to nobody who is not logged in.
 */
export const PinLogin = ({
  station,
  note,
  onLeave,
  onPassword,
}: {
  readonly station: string;
  /** What is to be known before: that a session ended. */
  readonly note: string | null;
  readonly onLeave: () => void;
  readonly onPassword: () => void;
}) => {
  const { t } = useWords();
  const [names, setNames] = useState(rememberedNames);
  const [username, setUsername] = useState('');
  const [pin, setPin] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const pinInput = useRef<HTMLInputElement>(null);
  const nameInput = useRef<HTMLInputElement>(null);
  const login = useMutation({
    ...procedures.session.loginWithPin.mutationOptions(),
    onSuccess: (me) => {
      rememberName(me.username);
      onLeave();
      enter(me);
    },
    onError: () => {
      setPin('');
      pinInput.current?.focus();
    },
  });
  const submit = (typed = pin): void => {
    setIsAsked(true);
    if (!username.trim()) return nameInput.current?.focus();
    if (typed.length === PIN_DIGITS && !login.isPending) login.mutate({ username, pin: typed });
  };
  const isShort = isAsked && !login.isPending && !login.isError && pin.length < PIN_DIGITS;
  return (
    <Doorstep title={t('login.title')} text={t('login.at-station', { name: station })} onSubmit={submit}>
      {note !== null && !login.isError && <Notice kind="plain">{note}</Notice>}
      {login.isError && <Notice kind="critical">{describeFailure(login.error)}</Notice>}
      {names.length > 0 && (
        <Group gap={6} role="group" aria-label={t('login.recent')}>
          {names.map((name) => (
            <Chip
              key={name}
              size="sm"
              radius="sm"
              checked={username === name}
              onChange={() => {
                setUsername(name);
                setPin('');
                pinInput.current?.focus();
              }}
            >
              {name}
            </Chip>
          ))}
        </Group>
      )}
      <TextInput
        ref={nameInput}
        label={t('field.username')}
        name="username"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          pinInput.current?.focus();
        }}
        {...(isAsked && !username.trim() ? { error: t('form.required') } : {})}
      />
      <PinPad
        label={t('login.pin')}
        value={pin}
        inputRef={pinInput}
        onChange={setPin}
        onFull={submit}
        {...(isShort ? { error: t('pin.six') } : {})}
      />
      <Button type="submit" loading={login.isPending} fullWidth size="md">
        {t('login.submit')}
      </Button>
      <Group justify="space-between">
        <Button variant="subtle" size="compact-sm" onClick={onPassword}>
          {t('login.with-password')}
        </Button>
        {names.length > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              forgetNames();
              setNames([]);
            }}
          >
            {t('login.forget')}
          </Button>
        )}
      </Group>
    </Doorstep>
  );
};
