import classes from './marks.module.css';

const SIGNS = { good: '●', warning: '▲', critical: '■', none: '◌' } as const;

/** How a value stands to its target: a shape and a colour, with its words; brief where there is room for the shape alone. */
export const StateMark = ({
  state,
  label,
  isBrief = false,
}: {
  readonly state: keyof typeof SIGNS;
  readonly label: string;
  readonly isBrief?: boolean;
}) =>
  isBrief ? (
    <span className={classes.state} data-state={state} role="img" aria-label={label} title={label}>
      {SIGNS[state]}
    </span>
  ) : (
    <span className={classes.state} data-state={state} title={label}>
      <span aria-hidden>{SIGNS[state]}</span> <span>{label}</span>
    </span>
  );
