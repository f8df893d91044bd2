import { ActionIcon, Button } from '@mantine/core';
import { IconListNumbers } from '@tabler/icons-react';
import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';
import type { RehearsedInspection } from '../../../electron/contract/sheet';
import { EntryGrid } from '../../ui/grid/EntryGrid';
import type { GridSource } from '../../ui/grid/model';
import { useLateChoices } from '../../ui/grid/useLateChoices';
import { codeFinder } from '../catalogues/choices';
import { useOffered } from '../catalogues/offered';
import { useSignedIn } from '../session/SignedIn';
import { FocusLine } from '../sheet/FocusLine';
import { RowActions } from '../sheet/RowActions';
import { isBlank, isChanged, MOST_ROWS, type SectionProps } from '../sheet/section';
import { useSectionGrid, verdictsOf } from '../sheet/useSectionGrid';
import { useInspectionColumns, useOperationChoices } from './columns';
import { DefectsDrawer } from './DefectsDrawer';
import {
  chosenOperation,
  lastOperation,
  rememberOperation,
  usualOperation,
  withUsualOperation,
} from './operation';
import { fieldOf, inspectionRowKind, isInspectionField, type FindDefect, type InspectionRow } from './rows';
import { totalCells } from './total';
import { viewOf, type Field, type InspectionView } from './view';
import classes from './Inspections.module.css';

/** What is said about one defect is said about the column of all of them. */
const byColumn = (
  answers: ReadonlyMap<string, RehearsedInspection>,
): ReadonlyMap<string, RehearsedInspection> =>
  new Map(
    [...answers].map(([key, answer]) => [
      key,
      { ...answer, errors: answer.errors.map((error) => ({ ...error, field: fieldOf(error.field) })) },
    ]),
  );

const isTyped = (row: InspectionRow, field: Field): boolean =>
  isInspectionField(field) && row.typed[field] !== undefined;

/** What was found of a line's units, an inspection in each row: how many passed, what was wrong with the others. */
export const InspectionsSection = ({
  client,
  place,
  words,
  rows,
  source,
  answers,
  isAsked,
  isActive,
  judge,
  handle,
  onHistory,
  onVoid,
}: SectionProps<InspectionRow, RehearsedInspection>) => {
  const { t, format, say } = words;
  const me = useSignedIn();
  const { grid, spot, onFocus, isLeft } = useSectionGrid<Field>(handle, rows, 'workOrder');
  const [openKey, setOpenKey] = useState<string | null>(null);
  const offered = useOffered(client.id, place.lineId, words);
  const operations = useOperationChoices(client.id);
  const columns = useInspectionColumns(words, client.id, operations);
  const find = useMemo((): FindDefect => codeFinder(offered?.defects ?? []), [offered]);
  const kind = useMemo(() => inspectionRowKind(format, find), [format, find]);
  useLateChoices(columns, source, kind, isTyped);
  const views = useMemo(
    () => rows.map((row) => viewOf(row, answers.get(row.key), isAsked || isLeft(row.key), words, columns)),
    [rows, answers, isAsked, isLeft, words, columns],
  );
  const total = useMemo(() => totalCells(rows, answers, words), [rows, answers, words]);
  const judgeRows = useCallback(
    async (asked: readonly InspectionRow[]) =>
      verdictsOf(byColumn(await judge(asked)), (field) => isInspectionField(field), say),
    [judge, say],
  );

  // A row that is begun by typing gets the usual operation with it; both go with one undo.
  const begun = useMemo(
    (): GridSource<InspectionRow> => ({
      ...source,
      edit: (edit, command) =>
        source.edit(edit, (before) => {
          const after = command(before);
          if (edit.kind !== 'type') return after;
          const chosen = chosenOperation(before, after, operations, format);
          if (chosen !== null) rememberOperation(me.code, client.code, chosen);
          const usual = usualOperation(before, operations, lastOperation(me.code, client.code), format);
          return withUsualOperation(before, after, usual, format);
        }),
    }),
    [source, operations, me.code, client.code, format],
  );

  const openAt = (key: string | undefined): void => {
    const row = source.rows().find((each) => each.key === key);
    if (row && row.voidReason === null) setOpenKey(row.key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isOurs = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!isOurs || event.key.toLowerCase() !== 't') return;
    event.preventDefault();
    event.stopPropagation();
    grid.current?.finish();
    openAt(spot?.key);
  };
  const close = (): void => {
    setOpenKey(null);
    if (spot) setTimeout(() => grid.current?.goTo(spot), 0);
  };

  const actions = (view: InspectionView) => (
    <>
      {view.row.voidReason === null && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          tabIndex={-1}
          aria-label={t('inspections.count')}
          title={`${t('inspections.count')} (Alt T)`}
          onClick={() => openAt(view.key)}
        >
          <IconListNumbers size={15} />
        </ActionIcon>
      )}
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
  const opened = rows.find(({ key }) => key === openKey);
  const spotAt = rows.findIndex(({ key }) => key === spot?.key);
  const changedAbove = rows.slice(0, Math.max(0, spotAt)).filter(isChanged).length;
  return (
    <div className={classes.section} onKeyDownCapture={onKeyDown}>
      <EntryGrid
        columns={columns}
        kind={kind}
        source={begun}
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
              className={classes.count}
              leftSection={<IconListNumbers size={14} />}
              title={`${t('inspections.count')} (Alt T)`}
              data-action="count-defects"
              onClick={() => openAt(spot?.key ?? rows.at(-1)?.key)}
            >
              {t('inspections.count')}
            </Button>
            <FocusLine
              column={columns.find(({ field }) => field === spot?.field)}
              cell={view && spot ? view.cells[spot.field] : null}
              rowSentence={view?.readOnlySentence ?? view?.remarks[0] ?? null}
              emptySentence={rows.every(isBlank) ? t('inspections.empty') : null}
            />
          </>
        }
        onFocus={onFocus}
      />
      {opened && (
        <DefectsDrawer
          key={opened.key}
          row={opened}
          choices={offered?.defects ?? []}
          isLocked={kind.isLocked(opened)}
          words={words}
          onChange={(next) =>
            source.edit({ kind: 'tally', count: 1 }, (before) =>
              before.map((row) => (row.key === opened.key ? next(row) : row)),
            )
          }
          onClose={close}
        />
      )}
    </div>
  );
};
