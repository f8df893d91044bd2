import { PasswordInput, UnstyledButton } from '@mantine/core';
import { IconBackspace } from '@tabler/icons-react';
import { useWords } from '../../i18n/useWords';
import classes from './PinPad.module.css';

export const PIN_DIGITS = 6;

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Six digits, typed or touched; `onFull` hears of the sixth. */
export const PinPad = ({
  label,
  value,
  error,
  inputRef,
  onChange,
  onFull,
}: {
  readonly label: string;
  readonly value: string;
  readonly error?: string;
  readonly inputRef?: React.Ref<HTMLInputElement>;
  readonly onChange: (value: string) => void;
  readonly onFull?: (value: string) => void;
}) => {
  const { t } = useWords();
  const put = (typed: string): void => {
    const next = typed.replaceAll(/\D/g, '').slice(0, PIN_DIGITS);
    onChange(next);
    if (next.length === PIN_DIGITS && value.length < PIN_DIGITS) onFull?.(next);
  };
  const digit = (name: string) => (
    <UnstyledButton key={name} className={classes.key} onClick={() => put(value + name)}>
      {name}
    </UnstyledButton>
  );
  return (
    <div
      className={classes.place}
      onKeyDown={(event) => {
        if (event.target instanceof HTMLInputElement) return;
        if (/^\d$/.test(event.key)) put(value + event.key);
        if (event.key === 'Backspace') put(value.slice(0, -1));
      }}
    >
      <PasswordInput
        ref={inputRef}
        label={label}
        name="pin"
        inputMode="numeric"
        autoComplete="off"
        maxLength={PIN_DIGITS}
        classNames={{ innerInput: classes.digits ?? '' }}
        visibilityToggleButtonProps={{ 'aria-label': t('pin.show') }}
        value={value}
        onChange={(event) => put(event.currentTarget.value)}
        {...(error ? { error } : {})}
      />
      <div className={classes.pad} role="group" aria-label={t('pin.pad')}>
        {DIGITS.map(digit)}
        <UnstyledButton className={classes.word} onClick={() => onChange('')}>
          {t('pin.clear')}
        </UnstyledButton>
        {digit('0')}
        <UnstyledButton
          className={classes.word}
          aria-label={t('pin.delete')}
          onClick={() => put(value.slice(0, -1))}
        >
          <IconBackspace size={22} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </div>
    </div>
  );
};
