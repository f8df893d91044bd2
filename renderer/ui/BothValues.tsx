import { UnstyledButton } from '@mantine/core';
import { NO_VALUE } from '../format';
import classes from './BothValues.module.css';

/** A value of a row as both sides of a conflict show it; `isShown`: also where both sides agree. */
export type RowValue = {
  readonly field: string;
  readonly label: string;
  readonly text: string;
  readonly isShown?: boolean;
};

/** Which of two rows holds. */
export type Side = 'mine' | 'theirs';

/** One side of a conflict: its heading and its values, or, where there are none, what became of the row. */
type SideView = { readonly head: string; readonly values: readonly RowValue[] | string };

/** Both values of a row that somebody else changed meanwhile, side by side, one of them to be chosen. */
export const BothValues = ({
  label,
  mine,
  theirs,
  chosen,
  isMinePossible = true,
  isFirst,
  onChoose,
}: {
  readonly label: string;
  readonly mine: SideView;
  readonly theirs: SideView;
  readonly chosen: Side | undefined;
  readonly isMinePossible?: boolean;
  /** Whether it has the focus when the dialog opens. */
  readonly isFirst: boolean;
  readonly onChoose: (side: Side) => void;
}) => {
  const textOf = ({ values }: SideView, field: string): string | undefined =>
    typeof values === 'string' ? undefined : values.find((value) => value.field === field)?.text;
  const differs = (field: string): boolean => textOf(mine, field) !== textOf(theirs, field);
  const side = (which: Side, { head, values }: SideView) => (
    <UnstyledButton
      className={classes.side}
      role="radio"
      aria-checked={chosen === which}
      data-autofocus={isFirst && which === 'mine' ? true : undefined}
      data-chosen={chosen === which || undefined}
      disabled={which === 'mine' && !isMinePossible}
      onClick={() => onChoose(which)}
    >
      <span className={classes.sideHead}>
        {chosen === which ? '●' : '○'} {head}
      </span>
      {typeof values === 'string' ? (
        <span>{values}</span>
      ) : (
        <dl className={classes.values}>
          {values.map(({ field, label: name, text, isShown }) =>
            isShown || differs(field) ? (
              <div key={field} style={{ display: 'contents' }}>
                <dt>{name}</dt>
                <dd className={differs(field) ? classes.differs : undefined}>{text || NO_VALUE}</dd>
              </div>
            ) : null,
          )}
        </dl>
      )}
    </UnstyledButton>
  );
  return (
    <div role="radiogroup" aria-label={label} className={classes.sides}>
      {side('mine', mine)}
      {side('theirs', theirs)}
    </div>
  );
};
