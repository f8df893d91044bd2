import { useId, type ReactNode } from 'react';
import classes from './OrderPage.module.css';

/** A part of the page of an order, with its title. */
export const Card = ({
  title,
  note,
  isWide = false,
  action,
  children,
}: {
  readonly title: string;
  /** Small beside the title. */
  readonly note?: string | undefined;
  readonly isWide?: boolean;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) => {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id} data-wide={isWide || undefined}>
      <div className={classes.cardHead}>
        <h2 id={id}>{title}</h2>
        {note && <span className={classes.dim}>{note}</span>}
        {action && <div className={classes.cardAction}>{action}</div>}
      </div>
      {children}
    </section>
  );
};
