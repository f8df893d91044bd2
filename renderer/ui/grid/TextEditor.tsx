import type { CustomCellEditorProps } from 'ag-grid-react';
import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { columnOf, isRightAligned, type GridContext } from './context';
import type { RowView } from './model';
import classes from './cells.module.css';

type EditorProps = CustomCellEditorProps<RowView, string, GridContext>;

const firstText = (eventKey: string | null | undefined): string | null =>
  eventKey?.length === 1 ? eventKey : null;

/**
 * The text of an editor that opens with a key press or with what stands in the cell. The input takes the focus once,
 * when it opens: answers that arrive meanwhile change neither text nor selection.
 */
export const useEditorText = (props: EditorProps, before: string) => {
  const { eventKey, context, onValueChange, node, column } = props;
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(() => firstText(eventKey) ?? before);
  const type = (next: string): void => {
    setText(next);
    onValueChange(next);
  };
  const open = useEffectEvent(() => {
    if (!input.current) return;
    input.current.focus();
    const first = firstText(eventKey);
    if (first === null) input.current.select();
    else {
      type(first);
      input.current.setSelectionRange(first.length, first.length);
    }
    return context.joinEditor({ input: input.current, node, column });
  });
  useLayoutEffect(() => open(), []);
  return { input, text, type };
};

/** Types into a cell. */
export const TextEditor = (props: EditorProps) => {
  const { data, column, context } = props;
  const field = column.getColId();
  const told = columnOf(context, field);
  const { input, text, type } = useEditorText(props, data.cells[field]?.typed ?? '');
  return (
    <input
      ref={input}
      className={classes.textInput}
      data-right={(told && isRightAligned(told)) || undefined}
      value={text}
      aria-label={told?.label}
      autoComplete="off"
      spellCheck={false}
      maxLength={told?.maxLength ?? 50}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
};
