import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { AttendanceSheet } from '../../../electron/contract/attendance';
import { parseNumber } from '../../format';
import { useWords } from '../../i18n/useWords';
import { ABSENCE_KINDS, type AbsenceKind } from './rows';
import classes from './Attendance.module.css';

type Helper = AttendanceSheet['helpers'][number];

/** A question whose answers are chosen by number, by arrows and Enter, or by a click; Esc leaves it. */
const Choices = <Value,>({
  question,
  options,
  onChoose,
  onLeave,
}: {
  readonly question: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
  readonly onLeave: () => void;
}) => {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const move = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const chosen = /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined;
    if (step !== undefined) buttons[(at + step + buttons.length) % buttons.length]?.focus();
    else if (chosen) onChoose(chosen.value);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={list} className={classes.ask} role="group" aria-label={question}>
      <span className={classes.question}>{question}</span>
      {options.map(({ value, label }, at) => (
        <UnstyledButton
          key={label}
          className={classes.choice}
          onKeyDown={move}
          onClick={() => onChoose(value)}
        >
          {label}
          {at < 9 && (
            <span className={classes.key} aria-hidden>
              {at + 1}
            </span>
          )}
        </UnstyledButton>
      ))}
    </div>
  );
};

/** Why somebody is absent. */
export const AskType = ({
  name,
  onChoose,
  onLeave,
}: {
  readonly name: string;
  readonly onChoose: (type: AbsenceKind) => void;
  readonly onLeave: () => void;
}) => {
  const { t } = useWords();
  const options = ABSENCE_KINDS.map((kind) => ({ value: kind, label: t(`absence.${kind}`) }));
  return (
    <Choices
      question={t('attendance.choose-type', { name })}
      options={options}
      onChoose={onChoose}
      onLeave={onLeave}
    />
  );
};

/** Who stands in for somebody: those booked here first, then free ones. */
export const AskCover = ({
  name,
  helpers,
  mayBook,
  onChoose,
  onLeave,
}: {
  readonly name: string;
  readonly helpers: readonly Helper[];
  readonly mayBook: boolean;
  readonly onChoose: (helperId: number | null) => void;
  readonly onLeave: () => void;
}) => {
  const { t, format } = useWords();
  const rank = { here: 0, free: 1, near: 2 };
  const offered = helpers
    .filter(({ state }) => state !== 'near')
    .toSorted((a, b) => a.covers.length - b.covers.length || rank[a.state] - rank[b.state]);
  const tell = ({ state, covers }: Helper): string => {
    if (covers.length > 0) return t('attendance.covers', { names: format.list(covers) });
    return t(state === 'here' ? 'attendance.is-here' : 'attendance.is-free');
  };
  const options = [
    ...offered.map((helper) => ({
      value: helper.id as number | null,
      label: `${helper.name} · ${tell(helper)}`,
    })),
    { value: null, label: t('attendance.nobody') },
  ];
  const question =
    offered.length > 0
      ? t('attendance.choose-cover', { name })
      : t(mayBook ? 'attendance.no-free-helpers' : 'attendance.no-helpers');
  return <Choices question={question} options={options} onChoose={onChoose} onLeave={onLeave} />;
};

/** A number or a text about somebody; Enter keeps it, Esc leaves it. */
export const AskValue = ({
  question,
  value,
  isText = false,
  onKeep,
  onLeave,
}: {
  readonly question: string;
  readonly value: number | string | null;
  readonly isText?: boolean;
  readonly onKeep: (value: number | string | null) => void;
  readonly onLeave: () => void;
}) => {
  const { t, format } = useWords();
  const [text, setText] = useState(typeof value === 'number' ? format.typed(value) : (value ?? ''));
  const [isWrong, setIsWrong] = useState(false);
  const keep = (): void => {
    if (isText) return onKeep(text.trim() || null);
    const number = parseNumber(text, format.locale);
    if (number !== null && !(number >= 0)) return setIsWrong(true);
    onKeep(number);
  };
  return (
    <form
      className={classes.ask}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <label className={classes.question} htmlFor="attendance-ask">
        {question}
      </label>
      <TextInput
        id="attendance-ask"
        size="xs"
        w={isText ? 420 : 90}
        autoFocus
        inputMode={isText ? 'text' : 'decimal'}
        value={text}
        error={isWrong ? t('attendance.not-a-number') : undefined}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onLeave();
        }}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setIsWrong(false);
          setText(event.currentTarget.value);
        }}
      />
      <Button size="compact-sm" type="submit">
        OK
      </Button>
    </form>
  );
};
