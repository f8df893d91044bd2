import type { ReactNode } from 'react';
import classes from './Notice.module.css';

/** One sentence that stays where it is read: wrong, worth a look, or plain. */
export const Notice = ({
  kind,
  children,
  action,
}: {
  readonly kind: 'critical' | 'warning' | 'plain';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) => (
  <div className={classes.notice} data-kind={kind} role={kind === 'critical' ? 'alert' : 'status'}>
    <div className={classes.text}>{children}</div>
    {action}
  </div>
);
