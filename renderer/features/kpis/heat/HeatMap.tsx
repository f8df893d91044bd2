import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { Grouping } from '../../../../electron/contract/kpi';
import type { HeatCell } from '../../../../electron/contract/heat';
import { useWords } from '../../../i18n/useWords';
import { stepName } from '../groups';
import { cellAt, columnName, dateOfWeekday, rowName } from './layout';
import type { Heat, HeatShape } from './HeatTable';
import { shadeEnds, shadeOf } from './shade';
import classes from './Heat.module.css';

type Spot = { readonly row: number; readonly at: number };

const MOVES: Readonly<Record<string, readonly [row: number, at: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The place of the largest absence, the latest of equals; it is told before anybody walks. */
const worstOf = ({ rows }: Heat): Spot => {
  const spots = rows.flatMap(({ cells }, row) =>
    cells.values.map((value, at) => ({ row, at, value: value ?? -1 })),
  );
  const worst = spots.reduce<(Spot & { value: number }) | null>(
    (best, one) =>
      best === null || one.value > best.value || (one.value === best.value && one.at > best.at) ? one : best,
    null,
  );
  return { row: worst?.row ?? 0, at: worst?.at ?? 0 };
};

/** Absence as a grid of shades and numbers with totals and cover; arrows walk it, Enter opens a place's rows. */
export const HeatMap = ({
  absence,
  cover,
  shape,
  clientCode,
  onWhy,
  onLine,
}: {
  readonly absence: Heat;
  readonly cover: Heat;
  readonly shape: HeatShape;
  readonly clientCode: string;
  readonly onWhy: (of: Grouping, code: string | null) => void;
  readonly onLine: (code: string) => void;
}) => {
  const words = useWords();
  const { t, format } = words;
  const { layout, by, range } = shape;
  const { rows, labels, totals, total } = absence;
  const [spot, setSpot] = useState<Spot>(() => worstOf(absence));
  const grid = useRef<HTMLTableElement>(null);
  const ends = shadeEnds(rows.flatMap(({ cells }) => cells.values));
  const dateAt = ({ row, at }: Spot): string | null =>
    layout === 'weekdays'
      ? dateOfWeekday(labels[at] ?? '', rows[row]?.code ?? '1', range)
      : by === 'day'
        ? (labels[at] ?? null)
        : null;
  const nameAt = (place: Spot): string => {
    const date = dateAt(place);
    const row = rows[place.row];
    if (layout === 'weekdays') return date ? format.date(date) : '';
    return `${rowName(layout, row?.code ?? null, words)}, ${stepName(by, labels[place.at] ?? '', range, words)}`;
  };
  const coverAt = ({ row, at }: Spot): number | null =>
    cover.rows.find(({ code }) => code === rows[row]?.code)?.cells.values[at] ?? null;
  const tell = (place: Spot): string => {
    const own = rows[place.row];
    const cell = own && cellAt(own.cells, place.at);
    if (!cell || cell.records === 0) return `${nameAt(place)}: ${t('heat.nothing')}`;
    const covered = coverAt(place);
    return [
      `${nameAt(place)}: ${format.percentWithUnit(cell.value)}`,
      t('heat.hours', { absent: format.hours(cell.numerator), scheduled: format.hours(cell.denominator) }),
      t('heat.headcount', { count: cell.records }),
      covered !== null && t('heat.covered', { share: format.percentWithUnit(covered) }),
    ]
      .filter((part) => typeof part === 'string')
      .join(' · ');
  };
  const open = (place: Spot): void => {
    const own = rows[place.row];
    if (!own || cellAt(own.cells, place.at).records === 0) return;
    const date = dateAt(place);
    if (layout === 'weekdays' && date) onWhy('day', date);
    else if (own.code !== null) onWhy('line', own.code);
  };
  const go = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(rows.length - 1, spot.row + move[0]));
    const at = Math.max(0, Math.min(labels.length - 1, spot.at + move[1]));
    setSpot({ row, at });
    grid.current?.querySelector<HTMLElement>(`[data-spot="${row}|${at}"]`)?.focus();
  };
  const shade = (value: number | null) => shadeOf(value, ends) ?? undefined;
  const totalCell = (cell: HeatCell, key: string) => (
    <td key={key} className={classes.total} title={t('heat.headcount', { count: cell.records })}>
      {format.percent(cell.value)}
    </td>
  );
  const spotDate = dateAt(spot);
  return (
    <>
      <div className={classes.scroll} tabIndex={-1} role="region" aria-label={t('heat.table')}>
        <table ref={grid} className={classes.grid} aria-label={t(`heat.title-${layout}`)}>
          <thead>
            <tr>
              <th scope="col">{t(`heat.${layout}`)}</th>
              {labels.map((label) => (
                <th key={label} scope="col" title={stepName(by, label, range, words)}>
                  {columnName(by, label, range, words)}
                </th>
              ))}
              <th scope="col" className={classes.total}>
                {t('heat.all')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, cells, total: own }, row) => (
              <tr key={String(code)}>
                <th scope="row">
                  {layout === 'lines' && code !== null ? (
                    <Anchor component="button" type="button" fz={13} onClick={() => onLine(code)}>
                      {code}
                    </Anchor>
                  ) : (
                    rowName(layout, code, words)
                  )}
                </th>
                {labels.map((label, at) => {
                  const value = cells.values[at] ?? null;
                  const isHere = spot.row === row && spot.at === at;
                  const date = dateAt({ row, at });
                  return (
                    <td key={label}>
                      <button
                        type="button"
                        className={classes.place}
                        data-spot={`${row}|${at}`}
                        data-date={layout === 'weekdays' ? (date ?? undefined) : undefined}
                        data-shade={shade(value)}
                        tabIndex={isHere ? 0 : -1}
                        title={tell({ row, at })}
                        aria-label={tell({ row, at })}
                        onFocus={() => setSpot({ row, at })}
                        onClick={() => open({ row, at })}
                        onKeyDown={go}
                      >
                        {(cells.records[at] ?? 0) > 0 ? format.percent(value) : ''}
                      </button>
                    </td>
                  );
                })}
                {totalCell(own, 'total')}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('heat.all')}</th>
              {labels.map((label, at) => totalCell(cellAt(totals, at), label))}
              <td className={classes.total} data-testid="heat-total">
                {format.percent(total.value)}
              </td>
            </tr>
            <tr className={classes.cover}>
              <th scope="row">{t('heat.cover')}</th>
              {labels.map((label, at) => (
                <td key={label}>{format.percent(cover.totals.values[at] ?? null)}</td>
              ))}
              <td>{format.percent(cover.total.value)}</td>
            </tr>
            <tr className={classes.cover}>
              <th scope="row">{t('heat.people')}</th>
              {labels.map((label, at) => (
                <td key={label}>{format.integer(totals.records[at] ?? null)}</td>
              ))}
              <td>{format.integer(total.records)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <div className={classes.foot}>
        <ul className={classes.legend} aria-label={t('heat.legend')}>
          <li>
            <i data-shade={0} /> 0{' %'}
          </li>
          {ends.map((end, at) => (
            <li key={end}>
              <i data-shade={at + 1} /> {t('heat.up-to', { end: format.integer(end) })}
            </li>
          ))}
          <li>
            <i /> {t('heat.nothing')}
          </li>
        </ul>
        <p className={classes.spot}>
          {tell(spot)}{' '}
          {spotDate && (
            <Link
              to="/people"
              search={{
                client: clientCode,
                date: spotDate,
                ...(layout === 'lines' && rows[spot.row]?.code
                  ? { line: rows[spot.row]?.code ?? undefined }
                  : {}),
              }}
              data-print="no"
            >
              {t('heat.people-of-day')}
            </Link>
          )}
        </p>
      </div>
    </>
  );
};
