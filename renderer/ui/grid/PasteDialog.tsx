import { Button, Checkbox, Modal, NativeSelect } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { Words } from '../../i18n/useWords';
import { applyPaste } from './commands';
import type { GridColumn, GridSource, RowKind } from './model';
import type { PasteChoice, PastePlan } from './paste';
import type { Pending } from './usePaste';
import classes from './PasteDialog.module.css';

/** What is wrong with a row: sentences by column, and about the row as a whole. */
export type Verdict = {
  readonly cells: ReadonlyMap<string, string>;
  readonly row: string | null;
};

/** Asks what is wrong with rows before they are there; by their keys. */
export type Judge<Row> = (rows: readonly Row[]) => Promise<ReadonlyMap<string, Verdict>>;

const MOST_SHOWN = 60;
const NO_VERDICTS: ReadonlyMap<string, Verdict> = new Map();

/** What the engine says of the rows that a paste would make; nothing while it has not answered or cannot be reached. */
const useVerdicts = <Row,>(rows: readonly Row[], judge: Judge<Row> | undefined) => {
  const [answer, setAnswer] = useState({ rows, verdicts: NO_VERDICTS, isOver: judge === undefined });
  useEffect(() => {
    if (!judge) return;
    let isOld = false;
    judge(rows).then(
      (verdicts) => !isOld && setAnswer({ rows, verdicts, isOver: true }),
      () => !isOld && setAnswer({ rows, verdicts: NO_VERDICTS, isOver: true }),
    );
    return () => {
      isOld = true;
    };
  }, [rows, judge]);
  return answer.rows === rows ? answer : { verdicts: NO_VERDICTS, isOver: judge === undefined };
};

/** Shows what a paste would do: where its columns go, what can't be read, what has no place. */
export const PasteDialog = <Row, Field extends string>({
  pending,
  planOf,
  lockedIn,
  columns,
  kind,
  source,
  judge,
  words,
  onPaste,
  onClose,
}: {
  readonly pending: Pending<Field>;
  readonly planOf: (block: Pending<Field>['block'], choice: PasteChoice<Field>) => PastePlan<Field>;
  readonly lockedIn: (at: number, count: number) => number;
  readonly columns: readonly GridColumn<Field>[];
  readonly kind: RowKind<Row, Field>;
  readonly source: GridSource<Row>;
  readonly judge: Judge<Row> | undefined;
  readonly words: Words;
  readonly onPaste: (plan: PastePlan<Field>) => void;
  readonly onClose: () => void;
}) => {
  const { t, format } = words;
  const { block, at } = pending;
  const [choice, setChoice] = useState(pending.guess);
  const plan = useMemo(() => planOf(block, choice), [planOf, block, choice]);
  const after = useMemo(() => applyPaste(source.rows(), plan.rows, at, kind), [source, plan, at, kind]);
  const { verdicts, isOver } = useVerdicts(after, judge);

  const shown = plan.rows.map(({ cells }, index) => {
    const row = after[at + index];
    const verdict = row === undefined ? undefined : verdicts.get(kind.keyOf(row));
    const told = new Map(cells.map(({ field, problem }) => [field, problem ? t(problem) : null]));
    const complaints = cells.map(({ field }) => told.get(field) ?? verdict?.cells.get(field) ?? null);
    const elsewhere = [...(verdict?.cells ?? [])].filter(([field]) => !told.has(field as Field));
    const ofRow = [verdict?.row, ...elsewhere.map(([, sentence]) => sentence)].find(Boolean) ?? null;
    const count = complaints.filter(Boolean).length + (ofRow ? 1 : 0);
    return { index, cells, complaints, ofRow, count };
  });
  const problems = shown.reduce((sum, { count }) => sum + count, 0);
  const first = [...shown.filter(({ count }) => count > 0), ...shown.filter(({ count }) => count === 0)];
  const over = source
    .rows()
    .slice(at, at + plan.rows.length)
    .filter((row) => !kind.isBlank(row) && !kind.isLocked(row)).length;
  const locked = lockedIn(at, plan.rows.length);
  const places = choice.fields.flatMap((field, place) => (field === null ? [] : [place]));

  const remarks = [
    plan.leftOut.length > 0 &&
      t('grid.paste-left-out', {
        columns: format.list(
          plan.leftOut.map(({ name, values }) => t('grid.paste-left-out-column', { name, count: values })),
        ),
      }),
    plan.rowsLeftOut > 0 &&
      t('grid.paste-rows-left-out', {
        count: plan.rowsLeftOut,
        most: format.integer(plan.rows.length),
      }),
    locked > 0 && t('grid.paste-locked', { count: locked }),
    over > 0 && t('grid.paste-over', { count: over }),
  ].filter((remark) => remark !== false);

  const send = (place: number, field: string): void =>
    setChoice((before) => ({
      ...before,
      fields: before.fields.map((each, index) => {
        if (index === place) return columns.find((column) => column.field === field)?.field ?? null;
        return each === field ? null : each;
      }),
    }));

  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1100px, 94vw)"
      title={t('grid.paste-title', { count: plan.rows.length })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.remarks} role="status">
        {problems > 0 ? (
          <p data-mark="error">{t('grid.paste-problems', { count: problems })}</p>
        ) : (
          <p>{t(isOver ? 'grid.paste-fine' : 'grid.paste-checking')}</p>
        )}
        {remarks.map((remark) => (
          <p key={remark} data-mark="warning">
            {remark}
          </p>
        ))}
      </div>
      <Checkbox
        className={classes.header}
        label={t('grid.paste-header')}
        checked={choice.hasHeader}
        onChange={(event) => setChoice({ ...choice, hasHeader: event.currentTarget.checked })}
      />
      <div
        className={classes.scroll}
        role="region"
        aria-label={t('grid.paste-title', { count: plan.rows.length })}
        tabIndex={0}
      >
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('grid.paste-row')}</th>
              {choice.fields.map((field, place) => {
                const name = (choice.hasHeader ? block[0]?.[place]?.text.trim() : '') || String(place + 1);
                return (
                  // A pasted column has no other name than its place.
                  // oxlint-disable-next-line react/no-array-index-key
                  <th key={place} scope="col" data-out={field === null || undefined}>
                    <span className={classes.name}>{name}</span>
                    <NativeSelect
                      size="xs"
                      aria-label={t('grid.paste-target', { name })}
                      value={field ?? ''}
                      data={[
                        { value: '', label: t('grid.paste-nowhere') },
                        ...columns
                          .filter((column) => column.isEditable)
                          .map((column) => ({ value: column.field as string, label: column.label })),
                      ]}
                      onChange={(event) => send(place, event.currentTarget.value)}
                    />
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {first.slice(0, MOST_SHOWN).map(({ index, cells, complaints, ofRow }) => (
              <tr key={index} data-testid="paste-row">
                <th scope="row" data-mark={ofRow ? 'error' : undefined} title={ofRow ?? undefined}>
                  {at + index + 1}
                </th>
                {choice.fields.map((field, place) => {
                  const nth = places.indexOf(place);
                  const complaint = complaints[nth] ?? null;
                  const source = block[index + (choice.hasHeader ? 1 : 0)]?.[place]?.text ?? '';
                  return (
                    // oxlint-disable-next-line react/no-array-index-key
                    <td
                      key={place}
                      data-out={field === null || undefined}
                      data-mark={complaint ? 'error' : undefined}
                    >
                      {field === null ? source : cells[nth]?.text}
                      {complaint && <span className={classes.complaint}>{complaint}</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {plan.rows.length > MOST_SHOWN && (
        <p className={classes.shown}>
          {t('grid.paste-shown', {
            shown: format.integer(MOST_SHOWN),
            count: format.integer(plan.rows.length),
          })}
        </p>
      )}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          data-autofocus
          disabled={plan.rows.length === 0 || places.length === 0}
          onClick={() => onPaste(plan)}
        >
          {t('grid.paste-confirm', { count: plan.rows.length })}
        </Button>
      </div>
    </Modal>
  );
};
