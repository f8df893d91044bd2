import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { CustomCellEditorProps } from 'ag-grid-react';
import { useEffectEvent, useId, useLayoutEffect, useState, type KeyboardEvent } from 'react';
import { completionOf } from './completion';
import { columnOf, type GridContext } from './context';
import { fold } from './fold';
import type { Choice, GridColumn, RowView } from './model';
import { useEditorText } from './TextEditor';
import classes from './cells.module.css';

const MOST_SHOWN = 8;

const NO_CHOICES: readonly Choice[] = [];

/** Choices for a text: what the column's search finds, else those of its own choices that hold the text. */
const useChoices = (column: GridColumn | undefined, text: string) => {
  const { search, find, choices: own = NO_CHOICES } = column ?? {};
  const found = useQuery<readonly Choice[]>({
    ...(search?.(text) ?? { queryKey: ['no-search'], queryFn: skipToken }),
    placeholderData: keepPreviousData,
  });
  if (search) {
    return { choices: found.data ?? NO_CHOICES, isSettled: found.isSuccess && !found.isPlaceholderData };
  }
  if (find && text !== '') return { choices: find(text).slice(0, MOST_SHOWN), isSettled: true };
  const wanted = fold(text);
  const matching = own.filter(({ value, label, aliases = [] }) =>
    [value, label, ...aliases].some((name) => fold(name).includes(wanted)),
  );
  return { choices: matching.slice(0, MOST_SHOWN), isSettled: true };
};

/** Types part of a name or code and picks; a scan is typing too. Enter or Tab takes the marked choice, else the text. */
export const PickEditor = (props: CustomCellEditorProps<RowView, string, GridContext>) => {
  const { onValueChange, stopEditing, context, data } = props;
  const field = props.column.getColId();
  const column = columnOf(context, field);
  const before = data.cells[field]?.typed ?? '';
  const [first] = useState(() => column?.choices?.find(({ value }) => value === before)?.label ?? before);
  const { input, text, type } = useEditorText(props, first);
  const [moved, setMoved] = useState<number | null>(null);
  const { t } = context.words;
  const { choices, isSettled } = useChoices(column, text.trim());
  const listId = useId();
  const wanted = fold(text);
  const hasExact = choices.some(({ value, label }) => fold(value) === wanted || fold(label) === wanted);
  const marked = moved ?? (column?.find && wanted !== '' && !hasExact && choices.length > 0 ? 0 : -1);
  const taken = choices[marked]?.value ?? (isSettled ? completionOf(choices, text) : null);
  // The grid ends an editor by Tab before anything inside it hears of the key: what would be taken is known before.
  const tell = useEffectEvent((value: string) => onValueChange(value));
  // What was only looked at stays as it is, also where it has changed under the editor.
  const isTouched = moved !== null || text !== first;
  useLayoutEffect(() => {
    if (isTouched) tell(taken ?? text);
  }, [isTouched, taken, text]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      event.stopPropagation();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setMoved(Math.max(-1, Math.min(choices.length - 1, marked + step)));
    }
  };
  const pick = (choice: Choice) => {
    type(choice.value);
    setTimeout(() => stopEditing(), 0);
  };
  return (
    <div className={classes.pickEditor}>
      <input
        ref={input}
        className={classes.pickInput}
        value={text}
        maxLength={column?.maxLength ?? 50}
        role="combobox"
        aria-label={column?.label}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={marked >= 0 ? `${listId}-${marked}` : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          type(event.currentTarget.value);
          setMoved(null);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={listId} aria-label={column?.label} className={classes.choices}>
        {choices.map((choice, at) => (
          <div
            key={choice.value}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === marked}
            tabIndex={-1}
            className={classes.choice}
            onPointerDown={(event) => {
              event.preventDefault();
              pick(choice);
            }}
          >
            <span>{choice.label}</span>
            {choice.detail && <span className={classes.choiceDetail}>{choice.detail}</span>}
            {choice.note && <span className={classes.choiceNote}>{choice.note}</span>}
          </div>
        ))}
        {choices.length === 0 && isSettled && (
          <div className={classes.noChoice}>{column?.emptySentence ?? t('grid.not-a-choice')}</div>
        )}
      </div>
    </div>
  );
};
