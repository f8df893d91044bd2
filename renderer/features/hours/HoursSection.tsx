import { Button } from '@mantine/core';
import { useImperativeHandle, useMemo, useRef, type RefObject } from 'react';
import type { Words } from '../../i18n/useWords';
import { EmptyState } from '../../ui/EmptyState';
import { EntryGrid } from '../../ui/grid/EntryGrid';
import type { CountedAndMade } from '../sheet/counted';
import { FocusLine } from '../sheet/FocusLine';
import type { SectionHandle, SectionProps } from '../sheet/section';
import { useSectionGrid } from '../sheet/useSectionGrid';
import type { RehearsedHour } from './logic';
import { hourRowKind, piecesOf, piecesText, type HourRow } from './rows';
import { hourColumns, hourTotals, hourViews, type HourField } from './view';
import classes from './Hours.module.css';

const Comparison = ({
  counts: { counted, made, offer },
  words: { t, format },
  onTake,
}: {
  readonly counts: CountedAndMade;
  readonly words: Words;
  readonly onTake: () => void;
}) => {
  const difference = counted - made;
  const params = {
    counted: format.integer(counted),
    made: format.integer(made),
    difference: format.integer(Math.abs(difference)),
  };
  const key =
    counted === 0
      ? 'hours.not-counted'
      : difference === 0
        ? 'hours.agrees'
        : difference > 0
          ? 'hours.more-counted'
          : 'hours.more-made';
  return (
    <div className={classes.comparison} data-differs={(counted > 0 && difference !== 0) || undefined}>
      <span>{t(key, params)}</span>
      {offer && (
        <Button variant="default" size="compact-sm" className={classes.take} onClick={onTake}>
          {offer.order === ''
            ? t('hours.take', { units: format.integer(offer.units) })
            : t('hours.take-on', { units: format.integer(offer.units), order: offer.order })}
        </Button>
      )}
    </div>
  );
};

const isCounted = (row: HourRow, words: Words): boolean => piecesOf(row, words.format) !== null;

/** The pieces that a line made in each hour of its shift, against its plan. */
export const HoursSection = ({
  words,
  rows,
  source,
  answers,
  isActive,
  handle,
  counts,
  onTake,
}: Omit<SectionProps<HourRow, RehearsedHour>, 'judge' | 'onHistory' | 'onVoid'> & {
  readonly counts: CountedAndMade;
  /** Takes the pieces that were counted as the units of the row that has none. */
  readonly onTake: () => void;
}) => {
  const { t, format } = words;
  const own: RefObject<SectionHandle | null> = useRef(null);
  const { grid, spot, onFocus } = useSectionGrid<HourField>(own, rows, 'pieces');
  const columns = useMemo(() => hourColumns(words), [words]);
  const kind = useMemo(() => hourRowKind(format), [format]);
  const views = useMemo(() => hourViews(rows, answers, words), [rows, answers, words]);
  const total = useMemo(() => hourTotals(rows, words), [rows, words]);
  // Whoever comes to count goes on at the first hour that nobody counted.
  const next = rows.find((row) => !isCounted(row, words)) ?? rows.at(-1);
  useImperativeHandle(handle, () => {
    const goToNext = (): void => {
      if (next) own.current?.goTo({ key: next.key, field: 'pieces' });
    };
    return {
      finish: async () => own.current?.finish(),
      cancel: () => own.current?.cancel(),
      goTo: (to) => (to.key === '' ? goToNext() : own.current?.goTo(to)),
      focus: () => (spot && rows.some(({ key }) => key === spot.key) ? own.current?.goTo(spot) : goToNext()),
      goToEnd: goToNext,
    };
  });
  if (rows.length === 0) return <EmptyState title={t('hours.none')} text={t('hours.none-text')} />;
  const view = views.find(({ key }) => key === spot?.key);
  const spotAt = rows.findIndex(({ key }) => key === spot?.key);
  return (
    <div className={classes.section}>
      <Comparison counts={counts} words={words} onTake={onTake} />
      <EntryGrid
        columns={columns}
        kind={kind}
        source={source}
        views={views}
        cellsOfTotal={total}
        words={words}
        handle={grid}
        actions={() => null}
        actionsWidth={20}
        mostRows={rows.length - Math.max(0, spotAt)}
        takesFocus={isActive}
        isFixed
        line={
          <FocusLine
            column={columns.find(({ field }) => field === spot?.field)}
            cell={view && spot ? view.cells[spot.field] : null}
            rowSentence={null}
            emptySentence={
              rows.every((row) => piecesText(row, format) === '') && spot === null ? t('hours.empty') : null
            }
          />
        }
        onFocus={onFocus}
      />
    </div>
  );
};
