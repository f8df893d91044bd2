import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Batch, RehearsedRow, SheetPlace } from '../../../electron/contract/production';
import { api } from '../../api/client';
import { useConnection } from '../../api/connection';
import { procedures } from '../../api/queries';
import type { Format } from '../../format';
import { findDraft, keepDraft } from './drafts';
import { batchOf, sizeOf, type SheetRow } from './rows';
import { sheetStoreOf, useSheetState } from './store';

const REHEARSE_AFTER_MILLISECONDS = 350;

type Answer = Awaited<ReturnType<typeof api.production.rehearse>>;

/** What the rows would be if they were saved now. */
export type Rehearsal = {
  readonly rows: ReadonlyMap<string, RehearsedRow>;
  /** Null where nothing is unsaved. */
  readonly totals: Answer['totals'] | null;
  readonly error: unknown;
  /** Whether the answer is about the rows as they stand. */
  readonly isCurrent: boolean;
};

const NOTHING_REHEARSED: Rehearsal = { rows: new Map(), totals: null, error: null, isCurrent: true };

/** Rehearses the unsaved rows a moment after each change; never keeps anything. */
const useRehearsal = (place: SheetPlace, rows: readonly SheetRow[], format: Format) => {
  const { isReachable } = useConnection();
  const [answer, setAnswer] = useState<Rehearsal>(NOTHING_REHEARSED);
  const batch = useMemo(() => batchOf(place, rows, format), [place, rows, format]);
  const question = JSON.stringify(batch);
  const answered = useRef('');
  /** Shows an answer to a batch that was rehearsed elsewhere. */
  const take = (asked: Batch, { rows, totals }: Answer): void => {
    answered.current = JSON.stringify(asked);
    setAnswer({ rows: new Map(rows.map((row) => [row.key, row])), totals, error: null, isCurrent: true });
  };
  useEffect(() => {
    if (sizeOf(batch) === 0) {
      answered.current = question;
      setAnswer(NOTHING_REHEARSED);
      return;
    }
    if (answered.current === question) return;
    let isOver = false;
    setAnswer((before) => ({ ...before, isCurrent: false }));
    const timer = setTimeout(async () => {
      try {
        const found = await api.production.rehearse(batch);
        if (!isOver) take(batch, found);
      } catch (error) {
        if (!isOver) setAnswer((before) => ({ ...before, error, isCurrent: false }));
      }
    }, REHEARSE_AFTER_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
    // The text of the batch stands for the batch; what was not answered is asked again when the engine is back.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [question, isReachable]);
  return { ...answer, take };
};

/** A line's shift as the page shows it: saved rows, what is typed over them, its draft and its rehearsal. */
export const useSheet = (userCode: string, place: SheetPlace, format: Format) => {
  const store = sheetStoreOf(userCode, place);
  const state = useSheetState(store);
  const saved = useQuery(
    procedures.production.sheet.queryOptions({ input: place, staleTime: 0, refetchOnMount: 'always' }),
  );
  const entries = saved.data?.entries;

  useEffect(() => {
    if (entries) store.load(entries);
  }, [store, entries]);

  const hasEntries = entries !== undefined;
  useEffect(() => {
    if (!hasEntries || store.get().isReady) return;
    let isOver = false;
    findDraft(userCode, place).then(
      (found) => {
        if (isOver) return;
        if (found) store.restore(found.draft, found.keptAt);
        else store.markReady();
      },
      () => !isOver && store.markReady(),
    );
    return () => {
      isOver = true;
    };
  }, [store, hasEntries, userCode, place]);

  useEffect(() => keepDraft(userCode, place, store), [userCode, place, store]);

  const rehearsal = useRehearsal(place, state.rows, format);
  return { store, state, saved, rehearsal };
};
