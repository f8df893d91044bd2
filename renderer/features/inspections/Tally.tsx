import { ActionIcon } from '@mantine/core';
import { IconMinus } from '@tabler/icons-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Words } from '../../i18n/useWords';
import { codeFinder, type CodeChoice } from '../catalogues/choices';
import { NO_KEYS, pressTally, type Tally as Counts } from './tally';
import classes from './Tally.module.css';

/** Types of one group with those of its second level. */
type Group = { readonly head: CodeChoice; readonly members: readonly CodeChoice[] };

const groupsOf = (choices: readonly CodeChoice[]): Group[] =>
  choices
    .filter(({ parentCode }) => parentCode === null)
    .map((head) => ({ head, members: choices.filter(({ parentCode }) => parentCode === head.value) }));

const TypeButton = ({
  choice,
  count,
  isMarked,
  words: { t, format },
  onCount,
}: {
  readonly choice: CodeChoice;
  readonly count: number;
  readonly isMarked: boolean;
  readonly words: Words;
  readonly onCount: (count: number) => void;
}) => (
  <div
    className={classes.type}
    data-marked={isMarked || undefined}
    data-counted={count > 0 || undefined}
    data-level={choice.parentCode === null ? 1 : 2}
    data-type={choice.value}
  >
    <button
      type="button"
      className={classes.add}
      tabIndex={-1}
      title={t('inspections.add-one', { type: choice.label })}
      onClick={() => onCount(count + 1)}
    >
      <span className={classes.name}>{choice.name}</span>
      <span className={classes.count}>{count > 0 ? format.integer(count) : ''}</span>
    </button>
    {count > 0 && (
      <ActionIcon
        className={classes.take}
        variant="default"
        size={44}
        tabIndex={-1}
        aria-label={t('inspections.take-one', { type: choice.label })}
        onClick={() => onCount(count - 1)}
      >
        <IconMinus size={18} />
      </ActionIcon>
    )}
  </div>
);

/** Counts defects by keys (letters choose, + − and digits count) and by touch, in two levels. */
export const Tally = ({
  choices,
  counts,
  defective,
  words,
  onCount,
}: {
  readonly choices: readonly CodeChoice[];
  readonly counts: Counts;
  /** Defective units; null while they are not known. */
  readonly defective: number | null;
  readonly words: Words;
  readonly onCount: (type: string, count: number) => void;
}) => {
  const { t, format } = words;
  const [keys, setKeys] = useState(NO_KEYS);
  const find = useMemo(() => codeFinder(choices), [choices]);
  const groups = useMemo(() => groupsOf(choices), [choices]);
  const board = useRef<HTMLDivElement>(null);
  const show = (type: string | null): void =>
    board.current
      ?.querySelector(`[data-type="${CSS.escape(type ?? '')}"]`)
      ?.scrollIntoView({ block: 'nearest' });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pressed = pressTally(event.key, keys, counts, find);
    if (!pressed) return;
    event.preventDefault();
    event.stopPropagation();
    setKeys(pressed.keys);
    show(pressed.keys.type);
    if (pressed.count) onCount(pressed.count.type, pressed.count.count);
  };
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const marked = choices.find(({ value }) => value === keys.type);
  const isShort = defective !== null && total < defective;
  const isWithout = defective === 0 && total > 0;
  const sums = { defects: format.integer(total), units: format.integer(defective) };
  return (
    <div className={classes.tally}>
      <div className={classes.sum} role="status" data-mark={isShort || isWithout ? 'warning' : undefined}>
        {defective === null
          ? t('inspections.tally-total', { count: total })
          : isShort
            ? t('inspections.tally-short', sums)
            : isWithout
              ? t('inspections.tally-without', sums)
              : t('inspections.tally-sum', sums)}
      </div>
      <div
        ref={board}
        className={classes.board}
        role="toolbar"
        // The board as a whole takes keys; its buttons are for fingers.
        tabIndex={0}
        data-autofocus
        data-testid="tally"
        aria-label={t('inspections.tally')}
        aria-describedby="tally-keys"
        onKeyDown={onKeyDown}
      >
        {groups.map(({ head, members }) => (
          <div key={head.value} className={classes.group}>
            {[head, ...members].map((choice) => (
              <TypeButton
                key={choice.value}
                choice={choice}
                count={counts.get(choice.value) ?? 0}
                isMarked={choice.value === keys.type}
                words={words}
                onCount={(count) => {
                  setKeys({ ...NO_KEYS, type: choice.value });
                  onCount(choice.value, count);
                }}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={classes.keys} id="tally-keys">
        {marked ? t('inspections.tally-marked', { type: marked.label }) : t('inspections.tally-keys')}
      </p>
    </div>
  );
};
