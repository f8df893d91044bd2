import { useCallback, useMemo } from 'react';
import { MOST_ROWS, isBlank, isChanged, type SectionProps } from '../sheet/section';
import type { RehearsedRow } from '../../../electron/contract/production';
import type { Words } from '../../i18n/useWords';
import { EntryGrid } from '../../ui/grid/EntryGrid';
import type { CellView, RowKind } from '../../ui/grid/model';
import type { CountedAndMade } from '../sheet/counted';
import { FocusLine } from '../sheet/FocusLine';
import { RowActions } from '../sheet/RowActions';
import { useSectionGrid, verdictsOf } from '../sheet/useSectionGrid';
import { useProductionColumns } from './columns';
import { isInputField, productionRowKind, type ProductionRow } from './rows';
import { totalCells, type Totals } from './total';
import { viewOf, type Field, type ProductionView } from './view';

type Offer = CountedAndMade['offer'];

/** What is typed to take the pieces that were counted by the hour. */
const TAKE = '=';

/** The kind of the rows in which the one without units takes the counted pieces when `=` is typed there. */
const takingOffer = (kind: RowKind<ProductionRow>, offer: Offer): RowKind<ProductionRow> => ({
  ...kind,
  withText: (row, field, text) =>
    offer && row.key === offer.key && field === 'unitsProduced' && text.trim() === TAKE
      ? kind.withText(row, field, String(offer.units))
      : kind.withText(row, field, text),
});

/** A row with the counted pieces as a suggestion where it has no units. */
const withOffer = (view: ProductionView, offer: Offer, { t, format }: Words): ProductionView => {
  if (!offer || view.key !== offer.key) return view;
  const units = format.integer(offer.units);
  const cell: CellView = {
    ...view.cells.unitsProduced,
    text: units,
    isInferred: true,
    sentence: t('hours.offer', { units }),
  };
  return { ...view, cells: { ...view.cells, unitsProduced: cell } };
};

/** The production of a line's shift, an order in each row. */
export const ProductionSection = ({
  client,
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
  totals,
  mayMakeOrders,
  offer,
}: SectionProps<ProductionRow, RehearsedRow> & {
  /** What the rows make together; null until it is known. */
  readonly totals: Totals | null;
  /** Whether an order that is not known may be made on the way. */
  readonly mayMakeOrders: boolean;
  /** Pieces that were counted by the hour and stand in no row, for the one row without units. */
  readonly offer: CountedAndMade['offer'];
}) => {
  const { t, format, say } = words;
  const { grid, spot, onFocus, isLeft } = useSectionGrid<Field>(handle, rows, 'workOrder');
  const columns = useProductionColumns(words, client.id, mayMakeOrders);
  const kind = useMemo(() => takingOffer(productionRowKind(format), offer), [format, offer]);
  const views = useMemo(
    () =>
      rows.map((row) =>
        withOffer(viewOf(row, answers.get(row.key), isAsked || isLeft(row.key), words), offer, words),
      ),
    [rows, answers, isAsked, isLeft, words, offer],
  );
  const total = useMemo(() => totalCells(totals, words), [totals, words]);
  const judgeRows = useCallback(
    async (asked: readonly ProductionRow[]) => verdictsOf(await judge(asked), isInputField, say),
    [judge, say],
  );
  const actions = useCallback(
    ({ row }: ProductionView) => (
      <RowActions
        row={row}
        words={words}
        onHistory={onHistory}
        onVoid={onVoid}
        onDrop={({ key }) => source.discard(key)}
      />
    ),
    [words, onHistory, onVoid, source],
  );
  const view = views.find(({ key }) => key === spot?.key);
  const spotAt = rows.findIndex(({ key }) => key === spot?.key);
  const changedAbove = rows.slice(0, Math.max(0, spotAt)).filter(isChanged).length;
  return (
    <EntryGrid
      columns={columns}
      kind={kind}
      source={source}
      views={views}
      cellsOfTotal={total}
      words={words}
      handle={grid}
      actions={actions}
      mostRows={Math.max(0, MOST_ROWS - changedAbove)}
      judge={judgeRows}
      takesFocus={isActive}
      line={
        <FocusLine
          column={columns.find(({ field }) => field === spot?.field)}
          cell={view && spot ? view.cells[spot.field] : null}
          rowSentence={view?.readOnlySentence ?? view?.remarks[0] ?? null}
          emptySentence={rows.every(isBlank) ? t('sheet.empty') : null}
        />
      }
      onFocus={onFocus}
    />
  );
};
