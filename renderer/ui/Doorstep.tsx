import type { FormEvent, ReactNode } from 'react';
import { LanguageAndTheme } from './LanguageAndTheme';
import classes from './Doorstep.module.css';

/** The one form of a page outside the frame: log-in, first run. */
export const Doorstep = ({
  title,
  text,
  children,
  onSubmit,
  above,
  isWide = false,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  /** Stands beside the name of the product: where this form is in a row of them. */
  readonly above?: ReactNode;
  readonly isWide?: boolean;
}) => (
  <main className={classes.ground}>
    <form
      className={classes.card}
      data-wide={isWide || undefined}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <div className={classes.top}>
        <span className={classes.brand}>Lineside</span>
        {above}
      </div>
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.text}>{text}</p>
      {children}
    </form>
    <div className={classes.below} data-wide={isWide || undefined}>
      <LanguageAndTheme />
    </div>
  </main>
);
