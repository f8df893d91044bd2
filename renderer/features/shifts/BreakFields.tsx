import { ActionIcon, Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useWords } from '../../i18n/useWords';
import classes from './shifts.module.css';

/** A break as it is typed. */
export type TypedBreak = { readonly startTime: string; readonly minutes: number; readonly isPaid: boolean };

const USUAL_MINUTES = 30;

/** The breaks of a shift, one below the other; added and taken away without the mouse. */
export const BreakFields = ({
  breaks,
  onChange,
  errorOf,
  isReadOnly,
}: {
  readonly breaks: readonly TypedBreak[];
  readonly onChange: (breaks: readonly TypedBreak[]) => void;
  readonly errorOf: (path: string) => { readonly error?: string };
  readonly isReadOnly: boolean;
}) => {
  const { t } = useWords();
  const set = (at: number, next: Partial<TypedBreak>): void =>
    onChange(breaks.map((one, index) => (index === at ? { ...one, ...next } : one)));
  return (
    <fieldset className={classes.breaks} disabled={isReadOnly}>
      <legend>{t('shifts.breaks')}</legend>
      {breaks.length === 0 && <p className={classes.hint}>{t('shifts.no-breaks')}</p>}
      {breaks.map((one, at) => {
        const number = at + 1;
        return (
          <div key={at} className={classes.break}>
            <TextInput
              type="time"
              size="xs"
              w={128}
              aria-label={t('shifts.break-start', { number })}
              value={one.startTime}
              onChange={(event) => set(at, { startTime: event.currentTarget.value })}
              {...errorOf(`${at}.startTime`)}
            />
            <NumberInput
              size="xs"
              w={88}
              min={1}
              max={480}
              allowDecimal={false}
              allowNegative={false}
              suffix=" min"
              aria-label={t('shifts.break-minutes', { number })}
              value={one.minutes}
              onChange={(value) => set(at, { minutes: Number(value) })}
              {...errorOf(`${at}.minutes`)}
            />
            <Checkbox
              size="xs"
              label={t('shifts.break-paid')}
              aria-label={t('shifts.break-paid-of', { number })}
              checked={one.isPaid}
              onChange={(event) => set(at, { isPaid: event.currentTarget.checked })}
            />
            {!isReadOnly && (
              <ActionIcon
                variant="subtle"
                aria-label={t('shifts.break-remove', { number })}
                onClick={() => onChange(breaks.filter((_, index) => index !== at))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            )}
          </div>
        );
      })}
      {!isReadOnly && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onChange([...breaks, { startTime: '', minutes: USUAL_MINUTES, isPaid: false }])}
        >
          {t('shifts.break-add')}
        </Button>
      )}
    </fieldset>
  );
};
