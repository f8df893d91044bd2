import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FocusEvent, KeyboardEvent } from 'react';
import type { PortfolioColumn } from '../../../electron/contract/portfolio';
import { NO_VALUE } from '../../format';
import { useWords, type Words } from '../../i18n/useWords';
import { Sparkline } from '../../ui/Sparkline';
import { StateMark } from '../../ui/StateMark';
import { amountsOf } from '../kpis/amounts';
import type { SliceSearch } from '../kpis/search';
import { stateKey } from '../kpis/stateKey';
import type { ClientRow } from './rows';
import classes from './Portfolio.module.css';

/** What every cell that can be focused does with keys, and once it has the focus. */
export type CellKeys = {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
};

/** What no number of decimals on the page would show. */
const TOO_SMALL = 0.0005;

/** How a cell's value changed against the period before: an arrow with the distance, and the same in words. */
const changeOf = (column: PortfolioColumn, at: number, words: Words) => {
  const { t } = words;
  const change = column.changes[at] ?? null;
  const amounts = amountsOf(column.kpi, words);
  const direction = Math.abs(change ?? 1) < TOO_SMALL ? 'even' : (column.directions[at] ?? 'none');
  if (direction === 'none') return { direction, brief: '', text: t('change.no-before') };
  if (direction === 'even') return { direction, brief: '=', text: t('change.even') };
  const distance = amounts.distance(change);
  return {
    direction,
    brief: `${(change ?? 0) > 0 ? '▲' : '▼'} ${distance}`,
    text: t(`change.${direction}`, { change: amounts.distanceWithUnit(change) }),
  };
};

/** A KPI of a client: value, state, course, change; it opens the KPI's page, its small button the explanation. */
export const PortfolioCell = ({
  column,
  row,
  place,
  isActive,
  search,
  onWhy,
  keys,
}: {
  readonly column: PortfolioColumn;
  readonly row: ClientRow;
  /** Line and column in the table. */
  readonly place: string;
  /** Whether the tabulator stops here. */
  readonly isActive: boolean;
  readonly search: SliceSearch;
  readonly onWhy: () => void;
  readonly keys: CellKeys;
}) => {
  const words = useWords();
  const { t, say, format } = words;
  const { at, client } = row;
  const { kpi } = column;
  const amounts = amountsOf(kpi, words);
  const value = column.values[at] ?? null;
  const state = column.states[at] ?? 'none';
  const change = changeOf(column, at, words);
  const stateName = t(stateKey({ state, isTolerated: column.tolerated.includes(at) }));
  const missing = column.missing[at] ?? null;
  const target = column.targets[at] ?? null;
  const share = column.estimatedShares[at] ?? 0;
  const named = { kpi: amounts.name, client: client.name };
  const label =
    value === null
      ? t('portfolio.cell-missing', {
          ...named,
          why: missing === null ? '' : say({ key: missing, params: {} }),
        })
      : t('portfolio.cell', {
          ...named,
          value: amounts.valueWithUnit(value),
          state: stateName,
          change: change.text,
        });
  const title = [
    label,
    ...(target === null ? [] : [`${t('trend.target')} ${amounts.valueWithUnit(target)}`]),
    ...(value !== null && share > 0 ? [t('kpi.estimated', { share: format.percent(share * 100) })] : []),
  ].join('\n');
  return (
    <td className={classes.cell} data-state={value === null ? undefined : state}>
      <Link
        to="/kpis/$kpi"
        params={{ kpi }}
        search={{ ...search, client: client.code }}
        className={classes.open}
        title={title}
        tabIndex={isActive ? 0 : -1}
        data-place={place}
        {...keys}
        data-client={client.code}
        data-kpi={kpi}
        data-testid={`cell-${client.code}-${kpi}`}
      >
        <VisuallyHidden>{label}</VisuallyHidden>
        <span className={classes.value} aria-hidden>
          {value !== null && <StateMark state={state} label={stateName} isBrief />}
          <span data-part="value">
            {value !== null && share > 0 && <span className={classes.about}>~</span>}
            {value === null ? NO_VALUE : amounts.value(value)}
          </span>
        </span>
        <Sparkline size="cell" values={column.courses[at] ?? []} target={target} />
        <span className={classes.change} data-direction={change.direction} aria-hidden>
          {value === null ? '' : change.brief}
        </span>
      </Link>
      <button
        type="button"
        className={classes.why}
        tabIndex={-1}
        aria-label={t('kpi.why-of', { kpi: `${amounts.name}, ${client.name}` })}
        onClick={onWhy}
      >
        ?
      </button>
    </td>
  );
};
