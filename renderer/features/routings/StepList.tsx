import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../i18n/useWords';
import { moved } from './steps';
import classes from './StepList.module.css';

/** Operations in their order: Alt and an arrow moves the one that has the focus, Delete takes it out; or by dragging. */
export const StepList = ({
  steps,
  nameOf,
  isReadOnly,
  onChange,
}: {
  readonly steps: readonly string[];
  readonly nameOf: (code: string) => string;
  readonly isReadOnly: boolean;
  readonly onChange: (steps: readonly string[]) => void;
}) => {
  const { t } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (focused === null) return;
    const item = list.current?.children[Math.min(focused, steps.length - 1)];
    item?.querySelector('button')?.focus();
    setFocused(null);
  }, [focused, steps]);

  const move = (from: number, to: number): void => {
    const next = moved(steps, from, to);
    if (next === steps) return;
    onChange(next);
    setFocused(to);
    setSaid(t('routings.moved', { name: nameOf(next[to] ?? ''), step: to + 1, count: steps.length }));
  };
  const remove = (at: number): void => {
    onChange(steps.toSpliced(at, 1));
    setFocused(at);
    setSaid(t('routings.removed', { name: nameOf(steps[at] ?? '') }));
  };
  const press = (event: KeyboardEvent<HTMLButtonElement>, at: number): void => {
    const offset = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (offset !== undefined && event.altKey && !isReadOnly) move(at, at + offset);
    else if (offset !== undefined) setFocused(Math.max(0, Math.min(steps.length - 1, at + offset)));
    else if (event.key === 'Delete' && !isReadOnly) remove(at);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <ol ref={list} className={classes.steps} aria-label={t('routings.steps')}>
        {steps.map((code, at) => (
          // Dragging is for the mouse; the handle inside does the same by keys.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={code}
            className={classes.step}
            draggable={!isReadOnly}
            data-dragged={dragged === at || undefined}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', code);
              setDragged(at);
            }}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              if (dragged !== at) {
                onChange(moved(steps, dragged, at));
                setDragged(at);
              }
            }}
            onDrop={(event) => event.preventDefault()}
          >
            {!isReadOnly && <IconGripVertical size={16} className={classes.grip} aria-hidden />}
            <UnstyledButton
              className={classes.handle}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
              onKeyDown={(event) => press(event, at)}
            >
              <span className={classes.place}>{at + 1}</span>
              <span className={classes.code}>{code}</span>
              <span className={classes.name}>{nameOf(code)}</span>
            </UnstyledButton>
            {!isReadOnly && (
              <span className={classes.tools}>
                <ActionIcon
                  variant="subtle"
                  size="sm"
                  tabIndex={-1}
                  disabled={at === 0}
                  aria-label={t('routings.up', { name: nameOf(code) })}
                  onClick={() => move(at, at - 1)}
                >
                  <IconArrowUp size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  size="sm"
                  tabIndex={-1}
                  disabled={at === steps.length - 1}
                  aria-label={t('routings.down', { name: nameOf(code) })}
                  onClick={() => move(at, at + 1)}
                >
                  <IconArrowDown size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  size="sm"
                  tabIndex={-1}
                  aria-label={t('routings.remove', { name: nameOf(code) })}
                  onClick={() => remove(at)}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              </span>
            )}
          </li>
        ))}
      </ol>
      <span className={classes.said} role="status">
        {said}
      </span>
    </>
  );
};
