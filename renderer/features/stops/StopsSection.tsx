import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import type { RehearsedStop } from '../../../electron/contract/sheet';
import { clockIn } from '../../format';
import { EntryGrid } from '../../ui/grid/EntryGrid';
import type { GridSource } from '../../ui/grid/model';
import { useLateChoices } from '../../ui/grid/useLateChoices';
import { useOffered } from '../catalogues/offered';
import { FocusLine } from '../sheet/FocusLine';
import { RowActions } from '../sheet/RowActions';
import { isBlank, isChanged, MOST_ROWS, type SectionProps } from '../sheet/section';
import { useSectionGrid, verdictsOf } from '../sheet/useSectionGrid';
import { useStopColumns } from './columns';
import {
  blankStop,
  isRunning,
  isStopField,
  keepRunning,
  settleTyped,
  stopRowKind,
  textOf,
  typeInto,
  type StopField,
  type StopRow,
} from './rows';
import { mergeableWith, mergeStops, splitStop, type Parts } from './split';
import { SplitDialog } from './SplitDialog';
import { StopActions } from './StopActions';
import type { ShiftClock } from './times';
import { totalCells } from './total';
import { useNow } from '../../ui/useNow';
import { viewOf, type StopView } from './view';
import classes from './Stops.module.css';

const TICK_MILLISECONDS = 5_000;

/** Minutes that a running stop has lasted: of a saved one since its instant, else since its time of day. */
const lastsOf = (row: StopRow, now: number, clock: string): number | null => {
  if (!isRunning(row)) return null;
  const since = row.saved?.runningSince;
  if (since && row.typed.startTime === undefined) {
    return Math.max(0, Math.floor((now - Date.parse(since)) / 60_000));
  }
  const start = row.typed.startTime ?? row.saved?.startTime ?? '';
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  if (!/^\d\d:\d\d$/.test(start)) return null;
  return (minutes(clock) - minutes(start) + 1440) % 1440;
};

const isTyped = (row: StopRow, field: StopField): boolean => row.typed[field] !== undefined;

/** Why the line stood still, a stop in each row: begin, end or minutes, reason, and what else is known of it. */
export const StopsSection = ({
  client,
  place,
  words,
  shift: told,
  rows,
  source,
  answers,
  isAsked,
  isActive,
  judge,
  handle,
  onHistory,
  onVoid,
}: SectionProps<StopRow, RehearsedStop>) => {
  const { t, format, say } = words;
  const { grid, spot, onFocus, isLeft } = useSectionGrid<StopField>(handle, rows, 'startTime');
  const [splitting, setSplitting] = useState<StopRow | null>(null);
  const { startTime, endTime } = told;
  const shift = useMemo((): ShiftClock => ({ startTime, endTime }), [startTime, endTime]);
  const offered = useOffered(client.id, place.lineId, words);
  const columns = useStopColumns(words, client.id, place.lineId, offered?.stops ?? NO_REASONS);
  const clock = useCallback(() => clockIn(client.timezone), [client.timezone]);
  const kind = useMemo(() => stopRowKind(format, clock), [format, clock]);
  useLateChoices(columns, source, kind, isTyped);
  const now = useNow(TICK_MILLISECONDS, rows.some(isRunning));
  const time = clockIn(client.timezone, new Date(now));
  const views = useMemo(
    () =>
      rows.map((row) =>
        viewOf(
          row,
          answers.get(row.key),
          isAsked || isLeft(row.key),
          shift,
          lastsOf(row, now, time),
          words,
          columns,
        ),
      ),
    [rows, answers, isAsked, isLeft, shift, now, time, words, columns],
  );
  const total = useMemo(() => totalCells(rows, shift, words), [rows, shift, words]);
  const judgeRows = useCallback(
    async (asked: readonly StopRow[]) => verdictsOf(await judge(asked), (field) => isStopField(field), say),
    [judge, say],
  );
  const settledSource = useMemo(
    (): GridSource<StopRow> => ({
      ...source,
      edit: (edit, command) =>
        source.edit(edit, (before) => {
          const after = command(before);
          return edit.kind === 'type' ? settleTyped(before, after, shift, format) : after;
        }),
    }),
    [source, shift, format],
  );

  const change = (key: string, next: (row: StopRow) => StopRow): void =>
    source.edit({ kind: 'type', count: 1 }, (before) =>
      before.map((row) => (row.key === key ? next(row) : row)),
    );
  const endNow = (row: StopRow): void =>
    change(row.key, (each) => typeInto(each, 'endTime', clock(), format, clock));
  const startNow = (): void => {
    const row = keepRunning(typeInto(blankStop(), 'startTime', clock(), format, clock));
    source.edit({ kind: 'start', count: 1 }, (before) => [...before.filter((each) => !isBlank(each)), row]);
    // The row has to be there before it can have the focus.
    setTimeout(() => grid.current?.goTo({ key: row.key, field: 'reason' }), 0);
  };
  const merge = (row: StopRow): void => {
    const other = mergeableWith(source.rows(), row.key, shift, format);
    if (!other) return;
    const reason = t('stops.merged', { from: textOf(row, 'startTime', format) });
    source.edit({ kind: 'merge', count: 2 }, (before) =>
      mergeStops(before, row.key, other.key, reason, shift, format),
    );
  };
  const closeSplit = (): void => {
    setSplitting(null);
    if (spot) setTimeout(() => grid.current?.goTo(spot), 0);
  };
  const split = (row: StopRow, parts: Parts): void => {
    source.edit({ kind: 'split', count: 1 }, (before) => splitStop(before, row.key, parts, format));
    closeSplit();
  };
  const finish = (): void => void grid.current?.finish();

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const key = event.key.toLowerCase();
    const act = { n: startNow, s: setSplitting, m: merge, e: endNow }[key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    finish();
    if (key === 'n') return startNow();
    const row = source.rows().find((each) => each.key === spot?.key);
    if (!row || isBlank(row) || kind.isLocked(row) || (key === 'e' && !isRunning(row))) return;
    (act as (row: StopRow) => void)(row);
  };

  const actions = (view: StopView) => (
    <>
      <StopActions
        view={view}
        canMerge={mergeableWith(rows, view.key, shift, format) !== null}
        words={words}
        onEnd={() => endNow(view.row)}
        onSplit={() => setSplitting(view.row)}
        onMerge={() => merge(view.row)}
      />
      <RowActions
        row={view.row}
        words={words}
        onHistory={onHistory}
        onVoid={onVoid}
        onDrop={({ key }) => source.discard(key)}
      />
    </>
  );
  const view = views.find(({ key }) => key === spot?.key);
  const spotAt = rows.findIndex(({ key }) => key === spot?.key);
  const changedAbove = rows.slice(0, Math.max(0, spotAt)).filter(isChanged).length;
  return (
    <div className={classes.section} onKeyDownCapture={onKeyDown}>
      <EntryGrid
        columns={columns}
        kind={kind}
        source={settledSource}
        views={views}
        cellsOfTotal={total}
        words={words}
        handle={grid}
        actions={actions}
        actionsWidth={84}
        mostRows={Math.max(0, MOST_ROWS - changedAbove)}
        judge={judgeRows}
        takesFocus={isActive}
        line={
          <>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={<IconPlayerPlay size={14} />}
              title={`${t('stops.start-now')} (Alt N)`}
              data-action="start-now"
              onClick={startNow}
            >
              {t('stops.start-now')}
            </Button>
            <FocusLine
              column={columns.find(({ field }) => field === spot?.field)}
              cell={view && spot ? view.cells[spot.field] : null}
              rowSentence={view?.readOnlySentence ?? view?.remarks[0] ?? null}
              emptySentence={rows.every(isBlank) ? t('stops.empty') : null}
            />
          </>
        }
        onFocus={onFocus}
      />
      {splitting && (
        <SplitDialog
          row={splitting}
          shift={shift}
          words={words}
          onSplit={(parts) => split(splitting, parts)}
          onClose={closeSplit}
        />
      )}
    </div>
  );
};

const NO_REASONS: readonly never[] = [];
