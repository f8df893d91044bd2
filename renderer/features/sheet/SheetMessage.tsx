import type { ReactNode } from 'react';
import classes from './AccountBar.module.css';

/** One line about the sheet as a whole that takes the place of what is missing: wrong, worth a look, or plain. */
export const SheetMessage = ({
  kind,
  children,
}: {
  readonly kind: 'critical' | 'warning' | 'plain';
  readonly children: ReactNode;
}) => (
  <div className={classes.missing} data-kind={kind} role={kind === 'critical' ? 'alert' : 'status'}>
    {children}
  </div>
);
