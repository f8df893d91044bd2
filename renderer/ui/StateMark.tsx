import classes from './marks.module.css';

const SIGNS = { good: '●', warning: '▲', critical: '■', none: '◌' } as const;

/** How a value stands to its target: a shape and a colour, with its words. */
export const StateMark = ({
  state,
  label,
}: {
  readonly state: keyof typeof SIGNS;
  readonly label: string;
}) => (
  <span className={classes.state} data-state={state}>
    <span aria-hidden>{SIGNS[state]}</span> {label}
  </span>
);
