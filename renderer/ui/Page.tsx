import { useContext, type ReactNode } from 'react';
import { FrameTools } from './FrameTools';
import classes from './Page.module.css';

/** A page: its controls in a bar that stays, its content below. */
export const Page = ({
  title,
  controls,
  children,
  isTight = false,
}: {
  readonly title: string;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
  /** Content takes the height that is left and scrolls by itself. */
  readonly isTight?: boolean;
}) => (
  <div className={classes.page} data-tight={isTight || undefined}>
    <header className={classes.header}>
      <h1 className={classes.title}>{title}</h1>
      {controls}
      <div className={classes.tools}>{useContext(FrameTools)}</div>
    </header>
    <div className={classes.body}>{children}</div>
  </div>
);
