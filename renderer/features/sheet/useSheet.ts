import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SheetPlace } from '../../../electron/contract/production';
import type { Batch, Rehearsal } from '../../../electron/contract/sheet';
import { api } from '../../api/client';
import { useConnection } from '../../api/connection';
import { procedures } from '../../api/queries';
import type { Format } from '../../format';
import { byRowKey } from './bound';
import { findDraft, keepDraft, seatOf, type DraftKeeper, type FoundDraft, type KeptDraft } from './drafts';
import { mergeDrafts } from './mergeDrafts';
import { batchOf, NO_ROWS, sheetStoreOf, unsavedIn, useSheetState, type SectionSlices } from './store';

const REHEARSE_AFTER_MILLISECONDS = 350;

/** How often a sheet is read again: others may have saved rows of it or left a draft of it. */
const READ_AGAIN_AFTER_MILLISECONDS = 20_000;

/** What the sheet would be if it were saved now. */
type Rehearsed = {
  /** Null where nothing is unsaved. */
  readonly answer: Rehearsal | null;
  readonly error: unknown;
};

const NOTHING_REHEARSED: Rehearsed = { answer: null, error: null };

/** Rehearses the unsaved rows a moment after each change; never keeps anything. */
const useRehearsal = (place: SheetPlace, sections: SectionSlices, format: Format) => {
  const { isReachable } = useConnection();
  const [rehearsed, setRehearsed] = useState<Rehearsed>(NOTHING_REHEARSED);
  const batch = useMemo(() => batchOf(place, sections, format), [place, sections, format]);
  const isNothing = unsavedIn(sections) === 0;
  const question = JSON.stringify(batch);
  const answered = useRef('');
  /** Shows an answer to a batch that was rehearsed elsewhere. */
  const take = (asked: Batch, answer: Rehearsal): void => {
    answered.current = JSON.stringify(asked);
    setRehearsed({ answer, error: null });
  };
  useEffect(() => {
    if (isNothing) {
      answered.current = question;
      setRehearsed(NOTHING_REHEARSED);
      return;
    }
    if (answered.current === question) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      try {
        const found = await api.sheet.rehearse(batch);
        if (!isOver) take(batch, found);
      } catch (error) {
        if (!isOver) setRehearsed((before) => ({ ...before, error }));
      }
    }, REHEARSE_AFTER_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
    // The text of the batch stands for the batch; what was not answered is asked again when the engine is back.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [question, isReachable]);
  return { ...rehearsed, take };
};

/** Asks the engine about rows of each section before they stand in the sheet. */
export const useJudges = (place: SheetPlace, format: Format) =>
  useMemo(() => {
    const ask = (rows: Partial<typeof NO_ROWS>): Promise<Rehearsal> =>
      api.sheet.rehearse(batchOf(place, { ...NO_ROWS, ...rows }, format));
    return {
      production: async (rows: (typeof NO_ROWS)['production']['rows']) =>
        byRowKey((await ask({ production: { rows } })).production.rows),
      stops: async (rows: (typeof NO_ROWS)['stops']['rows']) =>
        byRowKey((await ask({ stops: { rows } })).stops.rows),
      inspections: async (rows: (typeof NO_ROWS)['inspections']['rows']) =>
        byRowKey((await ask({ inspections: { rows } })).inspections.rows),
    };
  }, [place, format]);

/** A line's shift as the page shows it: saved rows, what is typed over them, its draft and its rehearsal. */
export const useSheet = (userCode: string, place: SheetPlace, format: Format) => {
  const store = sheetStoreOf(userCode, place);
  const state = useSheetState(store);
  const seat = seatOf();
  const input = useMemo(() => ({ ...place, seat }), [place, seat]);
  const saved = useQuery(
    procedures.sheet.get.queryOptions({
      input,
      staleTime: 0,
      refetchOnMount: 'always',
      refetchInterval: READ_AGAIN_AFTER_MILLISECONDS,
    }),
  );
  const sheet = saved.data;
  const keeper = useRef<DraftKeeper | null>(null);
  const [parted, setParted] = useState<{ here: KeptDraft | null; elsewhere: KeptDraft } | null>(null);

  useEffect(() => {
    if (sheet) store.load(sheet);
  }, [store, sheet]);

  const hasSheet = sheet !== undefined;
  useEffect(() => {
    if (!hasSheet || store.get().isReady) return;
    let isOver = false;
    const take = ({ here, elsewhere }: FoundDraft): void => {
      if (isOver) return;
      if (here) store.restore(here.draft, here.keptAt);
      else store.markReady();
      if (elsewhere) setParted({ here, elsewhere });
    };
    findDraft(userCode, place).then(take, () => take({ here: null, elsewhere: null }));
    return () => {
      isOver = true;
    };
  }, [store, hasSheet, userCode, place]);

  useEffect(() => {
    const kept = keepDraft(userCode, place, store, (elsewhere) => setParted({ here: null, elsewhere }));
    keeper.current = kept;
    return kept.stop;
  }, [userCode, place, store]);

  /** Ends the question which of two drafts holds. */
  const settleDrafts = (choice: 'here' | 'elsewhere' | 'both'): void => {
    if (!parted) return;
    const { elsewhere } = parted;
    const here = store.draft();
    if (choice === 'elsewhere') store.restore(elsewhere.draft, elsewhere.keptAt);
    if (choice === 'both' && here) store.restore(mergeDrafts(here, elsewhere.draft), elsewhere.keptAt);
    setParted(null);
    keeper.current?.goOn(elsewhere);
  };

  const rehearsal = useRehearsal(place, state.sections, format);
  return { store, state, saved, input, rehearsal, parted, settleDrafts };
};
