import { useState, type RefObject } from 'react';
import type { SheetPlace } from '../../../electron/contract/production';
import { api } from '../../api/client';
import { noteSaved } from '../../api/connection';
import { describeFailure, failureOf } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import type { Words } from '../../i18n/useWords';
import type { Clash } from './ConflictDialog';
import { batchOf, INPUT_FIELDS, isChanged, type InputField } from './rows';
import type { GridHandle, Spot } from './SheetGrid';
import type { useSheet } from './useSheet';
import { viewOf, type RowView } from './view';

const CHANGED_MEANWHILE = 'production.changed-meanwhile';

/** A cell that keeps the sheet from being saved, and how it is called. */
export type Problem = { readonly spot: Spot; readonly label: string };

/** The way from typed rows to saved ones: rehearse, point at what is wrong, read back, save, settle conflicts. */
export const useSubmit = ({
  place,
  sheet,
  views,
  handle,
  words,
}: {
  readonly place: SheetPlace;
  readonly sheet: ReturnType<typeof useSheet>;
  readonly views: readonly RowView[];
  readonly handle: RefObject<GridHandle | null>;
  readonly words: Words;
}) => {
  const { store, state, saved } = sheet;
  const [step, setStep] = useState<'typing' | 'preparing' | 'reading' | 'saving'>('typing');
  const [failure, setFailure] = useState<string | null>(null);
  const [clashes, setClashes] = useState<readonly Clash[]>([]);
  const { t, format } = words;

  const problemsOf = (shown: readonly RowView[]): Problem[] =>
    shown.flatMap((view, at) => {
      if (!isChanged(view.row) || !view.hasError) return [];
      const marked = INPUT_FIELDS.filter((field) => view.cells[field].mark === 'error');
      const fields: InputField[] = marked.length > 0 ? marked : ['workOrder'];
      return fields.map((field) => ({
        spot: { key: view.row.key, field },
        label: t('sheet.problem', {
          row: at + 1,
          column: t(`column.${field}`),
          sentence: view.cells[field].sentence ?? view.remarks[0] ?? '',
        }),
      }));
    });

  const openClashes = async (keys: readonly string[]): Promise<void> => {
    const fresh = await saved.refetch();
    const entries = fresh.data?.entries ?? [];
    const clashing = store.get().rows.filter((row) => keys.includes(row.key) && row.entry);
    setStep('typing');
    setClashes(
      clashing.map((row) => ({ row, theirs: entries.find((entry) => entry.id === row.entry?.id) ?? null })),
    );
  };

  const readBack = async (): Promise<void> => {
    handle.current?.finish();
    const { rows } = store.get();
    if (step !== 'typing' || !rows.some(isChanged)) return;
    setStep('preparing');
    setFailure(null);
    store.ask();
    const batch = batchOf(place, rows, format);
    try {
      const answer = await api.production.rehearse(batch);
      const byKey = new Map(answer.rows.map((row) => [row.key, row]));
      const stale = answer.rows.filter((row) => row.errors.some(({ key }) => key === CHANGED_MEANWHILE));
      if (stale.length > 0) return await openClashes(stale.map((row) => row.key));
      const shown = rows.map((row) => viewOf(row, byKey.get(row.key), true, words));
      const [first] = problemsOf(shown);
      if (first) {
        setStep('typing');
        handle.current?.goTo(first.spot);
      } else {
        sheet.rehearsal.take(batch, answer);
        setStep('reading');
      }
    } catch (error) {
      setStep('typing');
      setFailure(describeFailure(error));
    }
  };

  const confirm = async (): Promise<void> => {
    if (step !== 'reading') return;
    setStep('saving');
    setFailure(null);
    const submissionId = store.submission();
    const batch = batchOf(place, store.get().rows, format);
    try {
      const answer = await api.production.record({ ...batch, submissionId });
      noteSaved();
      const { totals } = sheet.rehearsal;
      store.saved(answer.entries);
      // Until the sheet is read again, what was confirmed is what the rows make.
      const key = procedures.production.sheet.queryKey({ input: place });
      queryClient.setQueryData(key, (before) => {
        const entries = store.get().rows.flatMap((row) => row.entry ?? []);
        return before && { ...before, entries, totals: totals ?? before.totals };
      });
      setStep('typing');
      void saved.refetch();
      void queryClient.invalidateQueries({ queryKey: procedures.kpi.key() });
      void queryClient.invalidateQueries({ queryKey: procedures.production.history.key() });
    } catch (error) {
      const { code, data } = failureOf(error);
      if (code === 'conflict') {
        const rows = (data?.details as { rows?: readonly { key: string }[] } | null)?.rows ?? [];
        return openClashes(rows.map((row) => row.key));
      }
      setFailure(describeFailure(error));
      setStep(code === 'unreachable' ? 'reading' : 'typing');
    }
  };

  const settle = (choices: ReadonlyMap<string, 'mine' | 'theirs'>): void => {
    for (const { row, theirs } of clashes) store.settle(row.key, theirs, choices.get(row.key) === 'mine');
    setClashes([]);
  };

  return {
    problems: state.isAsked ? problemsOf(views) : [],
    failure,
    clashes,
    isPreparing: step === 'preparing',
    isReading: step === 'reading' || step === 'saving',
    isSaving: step === 'saving',
    readBack: () => void readBack(),
    confirm: () => void confirm(),
    close: () => setStep('typing'),
    settle,
    leaveClashes: () => setClashes([]),
  };
};
