import type { CustomCellEditorProps } from 'ag-grid-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/useWords';
import type { GridContext } from './columns';
import { isInputField, isNumberField } from './rows';
import type { RowView } from './view';
import classes from './cells.module.css';

/** What a key press that opened an editor puts into it; null where it opened with what was there. */
export const firstText = (eventKey: string | null | undefined): string | null =>
  eventKey?.length === 1 ? eventKey : null;

/**
 * Types into a cell. It takes the focus once, when it opens: answers that arrive meanwhile change neither text nor
 * selection.
 */
export const TextEditor = ({
  data,
  column,
  eventKey,
  context,
  onValueChange,
}: CustomCellEditorProps<RowView, string, GridContext>) => {
  const { t } = useWords();
  const field = column.getColId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(
    () => firstText(eventKey) ?? (isInputField(field) ? data.cells[field].typed : ''),
  );
  useLayoutEffect(() => {
    input.current?.focus();
    const early = context.takeEarlyKeys();
    if (firstText(eventKey) === null && early === '') return input.current?.select();
    const typed = (firstText(eventKey) ?? '') + early;
    setText(typed);
    onValueChange(typed);
    // Only when the editor opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <input
      ref={input}
      className={classes.textInput}
      data-right={isNumberField(field) || undefined}
      value={text}
      aria-label={isInputField(field) ? t(`column.${field}`) : undefined}
      autoComplete="off"
      spellCheck={false}
      maxLength={field === 'notes' ? 2000 : 50}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        onValueChange(next);
      }}
    />
  );
};
