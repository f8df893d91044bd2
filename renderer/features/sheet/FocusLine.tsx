import type { CellView, GridColumn } from '../../ui/grid/model';
import classes from './Sheet.module.css';

/** The sentence of the cell that has the focus: what is wrong, what to look at, where a value comes from. */
export const FocusLine = ({
  column,
  cell,
  rowSentence,
  emptySentence,
}: {
  /** The column that has the focus. */
  readonly column: GridColumn | undefined;
  readonly cell: CellView | null;
  /** About the row as a whole: why it is read-only, what to look at. */
  readonly rowSentence: string | null;
  /** Where nothing was entered yet; null otherwise. */
  readonly emptySentence: string | null;
}) => {
  const sentence = cell?.sentence ?? rowSentence;
  return (
    <div className={classes.focus} role="status" aria-live="polite" data-testid="focus-line">
      {column && <span className={classes.where}>{column.label}</span>}
      {sentence ? (
        <span data-mark={cell?.mark ?? undefined}>{sentence}</span>
      ) : (
        <span className={classes.where}>{emptySentence ?? column?.help ?? ''}</span>
      )}
    </div>
  );
};
