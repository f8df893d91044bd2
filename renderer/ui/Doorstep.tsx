import type { FormEvent, ReactNode } from 'react';
import { LanguageAndTheme } from './LanguageAndTheme';
import classes from './Doorstep.module.css';

/** The one form of a page outside the frame: log-in, first run. */
export const Doorstep = ({
  title,
  text,
  children,
  onSubmit,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
}) => (
  <main className={classes.ground}>
    <form
      className={classes.card}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <div className={classes.brand}>Lineside</div>
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.text}>{text}</p>
      {children}
    </form>
    <div className={classes.below}>
      <LanguageAndTheme />
    </div>
  </main>
);
