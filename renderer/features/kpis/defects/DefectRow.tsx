import { Table, UnstyledButton } from '@mantine/core';
import type { Bar } from '../../../../electron/contract/pareto';
import { useWords } from '../../../i18n/useWords';
import classes from './Defects.module.css';

/** A bar on a scale of all defects, under the line of what the bars so far make together. */
export const DefectRow = ({
  bar,
  name,
  title,
  from,
  isPart,
  isShown,
  toggle,
  onName,
}: {
  readonly bar: Bar;
  readonly name: string;
  /** What its name does. */
  readonly title: string;
  /** What the bars before it make together, 0..1. */
  readonly from: number;
  readonly isPart: boolean;
  /** Whether it is the kind that is followed over time. */
  readonly isShown: boolean;
  /** Opens and closes the second level, where there is one. */
  readonly toggle: { readonly isOpen: boolean; readonly label: string; readonly onToggle: () => void } | null;
  readonly onName: () => void;
}) => {
  const { format } = useWords();
  return (
    <Table.Tr data-bar={bar.code ?? ''} data-shown={isShown || undefined} className={classes.row}>
      <Table.Th scope="row" fw={400} py={0}>
        <span className={classes.name} data-part={isPart || undefined}>
          {toggle && (
            <UnstyledButton
              className={classes.toggle}
              aria-expanded={toggle.isOpen}
              aria-label={toggle.label}
              onClick={toggle.onToggle}
            >
              {toggle.isOpen ? '▾' : '▸'}
            </UnstyledButton>
          )}
          <UnstyledButton className={classes.open} title={title} aria-pressed={isShown} onClick={onName}>
            {name}
          </UnstyledButton>
        </span>
      </Table.Th>
      <Table.Td className={classes.plot} aria-hidden>
        <i className={classes.bar} data-part={isPart || undefined} style={{ width: `${100 * bar.share}%` }} />
        <i
          className={classes.together}
          style={
            isPart
              ? { left: 0, width: `${100 * from}%`, borderTop: 'none' }
              : { left: `${100 * from}%`, width: `${100 * (bar.cumulativeShare - from)}%` }
          }
        />
      </Table.Td>
      <Table.Td ta="right" fw={isPart ? 400 : 600}>
        {format.integer(bar.amount)}
      </Table.Td>
      <Table.Td ta="right">{format.percentWithUnit(bar.share * 100)}</Table.Td>
      <Table.Td ta="right">{isPart ? '' : format.percentWithUnit(bar.cumulativeShare * 100)}</Table.Td>
      <Table.Td ta="right">{format.integer(bar.records)}</Table.Td>
    </Table.Tr>
  );
};
