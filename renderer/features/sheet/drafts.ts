import { z } from 'zod';
import { api } from '../../api/client';
import { failureOf } from '../../api/failure';
import { onLeave } from '../../api/leaving';
import type { SheetPlace } from '../../../electron/contract/production';
import { sheetName } from '../../../electron/contract/sheet';
import { parseDraft, type Draft, type SheetStore } from './store';

const KEEP_AFTER_MILLISECONDS = 600;
const TRY_AGAIN_AFTER_MILLISECONDS = 4_000;

/** Where a draft waits in this browser until the engine has it: it outlives the window. */
const waitingRoom = (userCode: string, place: SheetPlace): string =>
  `lineside.draft|${userCode}|${place.clientId}|${sheetName(place)}`;

const waitingSchema = z.object({
  draft: z.unknown(),
  /** When the draft of the engine was kept that this one came from; null for none. */
  basedOn: z.string().nullable(),
  keptAt: z.string(),
});

const SEAT_NAME = 'lineside.seat';

/** This window among all that a user may have open: it keeps its name over a reload. */
export const seatOf = (): string => {
  const seat = sessionStorage.getItem(SEAT_NAME) ?? crypto.randomUUID();
  sessionStorage.setItem(SEAT_NAME, seat);
  return seat;
};

/** When the draft that a sheet's window last read or kept was kept, by where it waits. */
const seen = new Map<string, string>();

const draftPlace = (place: SheetPlace) => ({
  clientId: place.clientId,
  kind: 'sheet',
  place: sheetName(place),
});

/** A draft with when and where it was kept; `stationName` null: where is not known. */
export type KeptDraft = {
  readonly draft: Draft;
  readonly keptAt: string;
  readonly stationName: string | null;
};

/** What there is of a sheet that is not saved: at this window, with the engine, or both where they parted. */
export type FoundDraft = { readonly here: KeptDraft | null; readonly elsewhere: KeptDraft | null };

const readWaiting = (room: string) => {
  const text = localStorage.getItem(room);
  const waiting = text === null ? null : (waitingSchema.safeParse(JSON.parse(text)).data ?? null);
  const draft = waiting && parseDraft(waiting.draft);
  return waiting && draft ? { ...waiting, draft, stationName: null } : null;
};

const elsewhereSchema = z.object({
  content: z.unknown(),
  updatedAt: z.string(),
  stationName: z.string().nullable(),
});

const keptDraftOf = (told: unknown): KeptDraft | null => {
  const kept = elsewhereSchema.safeParse(told).data;
  const draft = kept && parseDraft(kept.content);
  return kept && draft ? { draft, keptAt: kept.updatedAt, stationName: kept.stationName } : null;
};

const LOOK_AGAIN_AFTER_MILLISECONDS = 1_000;

type Kept = Awaited<ReturnType<typeof api.drafts.get>>;

/** What the engine keeps; waits for it where it does not answer, as nothing may be typed over a draft that is not known. */
const askForDraft = async (place: SheetPlace): Promise<Kept> => {
  try {
    return await api.drafts.get(draftPlace(place));
  } catch (error) {
    if (failureOf(error).code !== 'unreachable') throw error;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_AFTER_MILLISECONDS));
    return askForDraft(place);
  }
};

/** Finds what is not saved of a sheet: what could not be sent from this browser and what the engine keeps. */
export const findDraft = async (userCode: string, place: SheetPlace): Promise<FoundDraft> => {
  const room = waitingRoom(userCode, place);
  const waiting = readWaiting(room);
  const kept = await askForDraft(place);
  if (kept) seen.set(room, kept.updatedAt);
  const elsewhere = keptDraftOf(kept);
  if (!waiting) return { here: elsewhere, elsewhere: null };
  const hasParted = kept !== null && kept.updatedAt !== waiting.basedOn && kept.seat !== seatOf();
  const isSame = JSON.stringify(elsewhere?.draft) === JSON.stringify(waiting.draft);
  return { here: waiting, elsewhere: hasParted && !isSame ? elsewhere : null };
};

/** Keeps what a store holds unsaved until `stop` is called. */
export type DraftKeeper = {
  readonly stop: () => void;
  /** Goes on after another window's draft was settled: what stands in the store replaces it. */
  readonly goOn: (theirs: KeptDraft) => void;
};

/**
 * Keeps what a store holds unsaved: at once in this browser, a moment later with the engine. `onElsewhere` hears of a
 * draft that another window of the user has kept meanwhile; nothing is sent until it is settled.
 */
export const keepDraft = (
  userCode: string,
  place: SheetPlace,
  store: SheetStore,
  onElsewhere: (theirs: KeptDraft) => void,
): DraftKeeper => {
  const room = waitingRoom(userCode, place);
  // What was never sent is not kept, whatever stands in the store.
  let kept = localStorage.getItem(room) === null ? JSON.stringify(store.draft()) : '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let isParted = false;
  let sending: Promise<void> = Promise.resolve();
  const schedule = (milliseconds: number): void => {
    clearTimeout(timer);
    if (!isOver && !isParted) timer = setTimeout(() => void send(), milliseconds);
  };
  const sendNow = async (): Promise<void> => {
    const draft = store.draft();
    const text = JSON.stringify(draft);
    if (text === kept || isParted || !store.get().isReady) return;
    try {
      if (draft) {
        const content = { ...draftPlace(place), content: draft, seat: seatOf() };
        const { updatedAt } = await api.drafts.save({ ...content, basedOn: seen.get(room) ?? null });
        seen.set(room, updatedAt);
      } else {
        await api.drafts.discard(draftPlace(place));
        seen.delete(room);
      }
      kept = text;
      if (JSON.stringify(store.draft()) === text) localStorage.removeItem(room);
      else schedule(KEEP_AFTER_MILLISECONDS);
    } catch (error) {
      const { code, data } = failureOf(error);
      const details = code === 'conflict' ? (data?.details as { theirs?: unknown } | null) : null;
      const theirs = keptDraftOf(details?.theirs);
      if (theirs) {
        isParted = true;
        onElsewhere(theirs);
      } else schedule(TRY_AGAIN_AFTER_MILLISECONDS);
    }
  };
  const send = (): Promise<void> => {
    sending = sending.then(sendNow);
    return sending;
  };
  const stopListening = store.subscribe(() => {
    if (!store.get().isReady) return;
    const draft = store.draft();
    if (draft === null || JSON.stringify(draft) === kept) localStorage.removeItem(room);
    else {
      const basedOn = seen.get(room) ?? null;
      localStorage.setItem(room, JSON.stringify({ draft, basedOn, keptAt: new Date().toISOString() }));
    }
    schedule(KEEP_AFTER_MILLISECONDS);
  });
  const stopLeaving = onLeave(() => {
    clearTimeout(timer);
    return send();
  });
  if (kept === '') schedule(KEEP_AFTER_MILLISECONDS);
  return {
    stop: () => {
      isOver = true;
      stopListening();
      stopLeaving();
      clearTimeout(timer);
      void send();
    },
    goOn: ({ keptAt }) => {
      seen.set(room, keptAt);
      kept = '';
      isParted = false;
      schedule(0);
    },
  };
};
