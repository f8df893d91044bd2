import { useEffect, useEffectEvent, useState } from 'react';
import { z } from 'zod';
import type { SheetPlace } from '../../../electron/contract/production';
import { batchSchema, sheetName, type Rehearsal, type Sheet } from '../../../electron/contract/sheet';
import { api } from '../../api/client';
import { noteSaved, useConnection } from '../../api/connection';
import { describeFailure, failureOf } from '../../api/failure';
import { procedures, queryClient } from '../../api/queries';
import type { Words } from '../../i18n/useWords';
import type { Clash } from './bound';
import { seatOf } from './drafts';
import type { Problem, SectionName } from './section';
import { batchOf, unsavedIn } from './store';
import type { useSheet } from './useSheet';

const CHANGED_MEANWHILE = 'production.changed-meanwhile';
const ORDER_UNKNOWN = 'production.order-unknown';

/** A cell of a section that keeps the sheet from being saved. */
export type SheetProblem = Problem & { readonly section: SectionName };

type RowName = { readonly section: SectionName; readonly key: string };

const staleIn = (answer: Rehearsal): RowName[] => {
  const isStale = ({ errors }: Pick<Rehearsal['hours']['rows'][number], 'errors'>) =>
    errors.some(({ key }) => key === CHANGED_MEANWHILE);
  return [
    ...(['production', 'stops', 'inspections'] as const).flatMap((section) =>
      answer[section].rows.filter(isStale).map(({ key }): RowName => ({ section, key })),
    ),
    ...answer.hours.rows.filter(isStale).map(({ hour }): RowName => ({ section: 'hours', key: `e-${hour}` })),
  ];
};

/** The rows that a conflict names; hours are named there by their number. */
const clashingIn = (details: unknown): RowName[] =>
  ((details as { rows?: readonly RowName[] } | null)?.rows ?? []).map(({ section, key }) => ({
    section,
    key: section === 'hours' ? `e-${key}` : key,
  }));

const submitSchema = batchSchema.extend({ submissionId: z.uuid(), seat: z.string().optional() });

/** Where a submit waits in this browser until its answer has come. */
const submitRoom = (userCode: string, place: SheetPlace): string =>
  `lineside.submit|${userCode}|${place.clientId}|${sheetName(place)}`;

type Submit = Parameters<typeof api.sheet.record>[0];

const waitingSubmit = (room: string): Submit | null => {
  const text = localStorage.getItem(room);
  const found = text === null ? null : submitSchema.safeParse(JSON.parse(text)).data;
  return found ?? null;
};

type Step = 'typing' | 'preparing' | 'reading' | 'saving' | 'waiting';

/**
 * The way from typed rows to saved ones: rehearse, point at what is wrong, read back, save, settle conflicts. Where the
 * answer to a save is lost it waits for the engine and sends the same submission again, which is saved once.
 */
export const useSubmit = ({
  userCode,
  place,
  sheet,
  words,
  mayMakeOrders,
  finish,
  goTo,
  onSaved,
}: {
  readonly userCode: string;
  readonly place: SheetPlace;
  readonly sheet: ReturnType<typeof useSheet>;
  readonly words: Words;
  /** Whether an order that is not known may be made on the way. */
  readonly mayMakeOrders: boolean;
  /** Ends typing in the section that is on show and keeps what was typed. */
  readonly finish: () => Promise<void>;
  readonly goTo: (problem: SheetProblem) => void;
  readonly onSaved: () => void;
}) => {
  const { store, state, saved, input, rehearsal } = sheet;
  const { isReachable } = useConnection();
  const [step, setStep] = useState<Step>('typing');
  const [failure, setFailure] = useState<string | null>(null);
  const [newOrder, setNewOrder] = useState<string | null>(null);
  const [clashing, setClashing] = useState<{ rows: readonly Clash[]; sheet: Sheet } | null>(null);

  const problemsOf = (answer: Rehearsal | null): SheetProblem[] =>
    store.all.flatMap(({ name, problems }) =>
      problems(answer, words).map((problem) => ({ ...problem, section: name })),
    );

  const openClashes = async (rows: readonly RowName[]): Promise<void> => {
    const fresh = await saved.refetch();
    setStep('typing');
    if (!fresh.data) return setFailure(describeFailure(fresh.error));
    const now = fresh.data;
    const clashes = rows.flatMap(({ section, key }) => store.bound[section].clash(key, now, words) ?? []);
    setClashing(clashes.length > 0 ? { rows: clashes, sheet: now } : null);
  };

  const readBack = async (): Promise<void> => {
    if (step !== 'typing') return;
    await finish();
    const { sections } = store.get();
    if (unsavedIn(sections) === 0) return;
    setStep('preparing');
    setFailure(null);
    store.ask();
    const batch = batchOf(place, sections, words.format);
    try {
      const answer = await api.sheet.rehearse(batch);
      const stale = staleIn(answer);
      if (stale.length > 0) return await openClashes(stale);
      const problems = problemsOf(answer);
      const unknown = answer.production.rows.filter(({ errors }) =>
        errors.some(({ key }) => key === ORDER_UNKNOWN),
      );
      // What else is wrong comes first: an unknown order among mistakes is likely one of them.
      const isOnlyUnknown = problems.every(
        ({ section, spot }) =>
          section === 'production' &&
          spot.field === 'workOrder' &&
          unknown.some(({ key }) => key === spot.key),
      );
      const code = unknown[0]?.errors.find(({ key }) => key === ORDER_UNKNOWN)?.params['code'];
      if (code !== undefined && isOnlyUnknown && mayMakeOrders) {
        setStep('typing');
        return setNewOrder(String(code));
      }
      rehearsal.take(batch, answer);
      const [first] = problems;
      if (first) {
        setStep('typing');
        goTo(first);
      } else setStep('reading');
    } catch (error) {
      setStep('typing');
      setFailure(describeFailure(error));
    }
  };

  const room = submitRoom(userCode, place);
  const send = async (submit: Submit): Promise<void> => {
    setStep('saving');
    setFailure(null);
    try {
      localStorage.setItem(room, JSON.stringify(submit));
      const answer = await api.sheet.record(submit);
      localStorage.removeItem(room);
      noteSaved();
      store.saved(answer.sheet);
      queryClient.setQueryData(procedures.sheet.get.queryKey({ input }), answer.sheet);
      onSaved();
      setStep('typing');
      void saved.refetch();
      void queryClient.invalidateQueries({ queryKey: procedures.kpi.key() });
      void queryClient.invalidateQueries({ queryKey: procedures.stops.key() });
      void queryClient.invalidateQueries({ queryKey: procedures.production.history.key() });
    } catch (error) {
      const { code, data } = failureOf(error);
      if (code === 'unreachable') return setStep('waiting');
      localStorage.removeItem(room);
      if (code === 'conflict') return openClashes(clashingIn(data?.details));
      setFailure(describeFailure(error));
      setStep('typing');
    }
  };

  // What was confirmed and not answered is sent again as it was: once the engine is back, or after a reload.
  const sendAgain = useEffectEvent(() => {
    const submit = waitingSubmit(room);
    if (submit && (step === 'waiting' || step === 'typing')) void send(submit);
  });
  useEffect(() => {
    if (isReachable && state.isReady) sendAgain();
  }, [isReachable, state.isReady]);

  const settle = (choices: ReadonlyMap<string, 'mine' | 'theirs'>): void => {
    for (const { section, key } of clashing?.rows ?? []) {
      if (clashing)
        store.bound[section].settle(key, clashing.sheet, choices.get(`${section}|${key}`) === 'mine');
    }
    setClashing(null);
  };

  const isReading = step === 'reading' || step === 'saving' || step === 'waiting';
  return {
    problems: state.isAsked ? problemsOf(rehearsal.answer) : [],
    failure,
    clashes: clashing?.rows ?? [],
    isPreparing: step === 'preparing',
    isReading,
    isSaving: step === 'saving',
    /** The answer was lost: the same submission is sent again once the engine is back. */
    isWaiting: step === 'waiting',
    readBack: () => void readBack(),
    confirm: () => {
      const { sections } = store.get();
      const batch = batchOf(place, sections, words.format);
      if (step === 'reading') void send({ ...batch, submissionId: store.submission(), seat: seatOf() });
    },
    close: () => {
      if (step === 'reading') setStep('typing');
    },
    settle,
    /** Code of an order that was typed, is not known, and may be made. */
    newOrder,
    madeOrder: () => {
      setNewOrder(null);
      void readBack();
    },
    leaveOrder: () => {
      setNewOrder(null);
      const [first] = problemsOf(rehearsal.answer);
      if (first) goTo(first);
    },
    leaveClashes: () => setClashing(null),
  };
};
