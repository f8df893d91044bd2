import { useWords } from '../../i18n/useWords';
import type { Spot } from './SheetGrid';
import { isInputField } from './rows';
import type { RowView } from './view';
import classes from './Sheet.module.css';

/** The sentence of the cell that has the focus: what is wrong, what to look at, where a value comes from. */
export const FocusLine = ({
  view,
  spot,
  isEmpty,
}: {
  readonly view: RowView | null;
  readonly spot: Spot | null;
  readonly isEmpty: boolean;
}) => {
  const { t } = useWords();
  const cell = view && spot ? view.cells[spot.field] : null;
  const field = spot?.field;
  const isDerived = field === 'standard' || field === 'efficiency' || field === 'performance';
  const name = isInputField(field) || isDerived ? t(`column.${field}`) : null;
  const sentence = cell?.sentence ?? view?.readOnlySentence ?? view?.remarks[0] ?? null;
  return (
    <div className={classes.focus} role="status" aria-live="polite" data-testid="focus-line">
      {name && <span className={classes.where}>{name}</span>}
      {sentence ? (
        <span data-mark={cell?.mark ?? undefined}>{sentence}</span>
      ) : (
        <span className={classes.where}>
          {isEmpty ? t('sheet.empty') : isDerived || isInputField(field) ? t(`column.${field}-help`) : ''}
        </span>
      )}
    </div>
  );
};
