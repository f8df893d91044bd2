import type { ReactNode } from 'react';
import classes from './panels.module.css';

/** What a place is for while nothing is in it, and the one next step. */
export const EmptyState = ({
  title,
  text,
  icon,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
}) => (
  <div className={classes.panel}>
    {icon}
    <h2 className={classes.title}>{title}</h2>
    <p className={classes.text}>{text}</p>
    {children}
  </div>
);
