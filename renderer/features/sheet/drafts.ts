import { api } from '../../api/client';
import type { SheetPlace } from '../../../electron/contract/production';
import { draftOf, parseDraft, type Draft } from './rows';
import { placeName, type SheetStore } from './store';

const KEEP_AFTER_MILLISECONDS = 600;
const TRY_AGAIN_AFTER_MILLISECONDS = 4_000;

/** Where a draft waits while the engine cannot be reached; it ends with the tab. */
const waitingRoom = (userCode: string, place: SheetPlace): string =>
  `lineside.draft|${userCode}|${place.clientId}|${placeName(place)}`;

const draftPlace = (place: SheetPlace) => ({
  clientId: place.clientId,
  kind: 'sheet',
  place: placeName(place),
});

/** The draft of a sheet: what could not be sent from this tab, else what the engine keeps. */
export const findDraft = async (
  userCode: string,
  place: SheetPlace,
): Promise<{ readonly draft: Draft; readonly keptAt: string } | null> => {
  const waiting = sessionStorage.getItem(waitingRoom(userCode, place));
  if (waiting) {
    const draft = parseDraft(JSON.parse(waiting));
    if (draft) return { draft, keptAt: new Date().toISOString() };
  }
  const kept = await api.drafts.get(draftPlace(place));
  const draft = kept && parseDraft(kept.content);
  return kept && draft ? { draft, keptAt: kept.updatedAt } : null;
};

/** Keeps what a store holds unsaved, a moment after each change, until the returned function is called. */
export const keepDraft = (userCode: string, place: SheetPlace, store: SheetStore): (() => void) => {
  const room = waitingRoom(userCode, place);
  let kept = JSON.stringify(draftOf(store.get().rows, store.get().submissionId));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const send = async (): Promise<void> => {
    const { rows, submissionId } = store.get();
    const draft = draftOf(rows, submissionId);
    const text = JSON.stringify(draft);
    if (text === kept) return;
    try {
      if (draft) await api.drafts.save({ ...draftPlace(place), content: draft });
      else await api.drafts.discard(draftPlace(place));
      kept = text;
      sessionStorage.removeItem(room);
      if (!isOver) schedule(KEEP_AFTER_MILLISECONDS);
    } catch {
      if (!isOver) schedule(TRY_AGAIN_AFTER_MILLISECONDS);
    }
  };
  const schedule = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), milliseconds);
  };
  const stopListening = store.subscribe(() => {
    const { rows, submissionId, isReady } = store.get();
    if (!isReady) return;
    const text = JSON.stringify(draftOf(rows, submissionId));
    if (text === kept || text === 'null') sessionStorage.removeItem(room);
    else sessionStorage.setItem(room, text);
    schedule(KEEP_AFTER_MILLISECONDS);
  });
  return () => {
    isOver = true;
    stopListening();
    clearTimeout(timer);
    void send();
  };
};
