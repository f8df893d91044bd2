import { and, eq } from 'drizzle-orm';
import { Failure } from '../failure';
import { namesOfUsers } from '../identity/names';
import { hashOf } from '../identity/station-desk';
import { findStation } from '../identity/stations';
import { drafts } from '../schema/clients';
import { connectionOf, main, read, requireClient, write, type ClientScope } from '../scope';
import { sheetName } from '../vocabulary';

const MOST_KILOBYTES = 512;

/** Where a draft belongs: which screen of which client, and which place of it. */
export type DraftPlace = { readonly clientId: number; readonly kind: string; readonly place: string };

const ofActor = (scope: ClientScope, { clientId, kind, place }: DraftPlace) =>
  and(
    eq(drafts.clientId, requireClient(scope, clientId)),
    eq(drafts.userCode, scope.actor.code),
    eq(drafts.kind, kind),
    eq(drafts.scopeKey, place),
  );

/** A draft as it is kept: what was typed, when, by which window and at which station, if at one. */
export type Draft = { content: unknown; updatedAt: string; seat: string | null; stationName: string | null };

/** What the caller left at a place; null if nothing. @throws Failure `not-found` for a client outside the scope. */
export const findDraft = async (scope: ClientScope, place: DraftPlace): Promise<Draft | null> => {
  const [found] = await read(scope)
    .select({
      content: drafts.content,
      updatedAt: drafts.updatedAt,
      seat: drafts.seat,
      stationName: drafts.station,
    })
    .from(drafts)
    .where(ofActor(scope, place));
  return found ? { ...found, content: JSON.parse(found.content) as unknown } : null;
};

/** Whether a draft is of a submit that is saved: it was kept while the answer was under way, or lost. */
const isSubmitted = (scope: ClientScope, clientId: number, content: unknown): boolean => {
  const { submissionId } = (content ?? {}) as { readonly submissionId?: unknown };
  return (
    typeof submissionId === 'string' &&
    connectionOf(scope)
      .prepare('SELECT 1 FROM submissions WHERE client_id = ? AND submission_id = ?')
      .get(clientId, submissionId) !== undefined
  );
};

/** What a window has typed: `basedOn` is the time of the draft that it started from, null where it found none. */
export type TypedDraft = DraftPlace & {
  readonly content: unknown;
  readonly seat: string;
  readonly basedOn: string | null;
};

/**
 * Keeps what the caller has typed at a place instead of what was kept before; not audited, told to nobody. Content that
 * names a submit (`submissionId`) which is saved already is no draft any more: nothing is kept.
 * @throws Failure `invalid-input` above 512 KB, `not-found` for a client outside the scope, `conflict` with `theirs`
 * where another window of the caller's has kept something that this one has not seen.
 */
export const saveDraft = async (
  scope: ClientScope,
  { clientId, kind, place, content, seat, basedOn }: TypedDraft,
  stationToken: string | null,
): Promise<{ updatedAt: string }> => {
  const theirs = await findDraft(scope, { clientId, kind, place });
  if (theirs && theirs.seat !== seat && theirs.updatedAt !== basedOn) {
    throw new Failure('conflict', 'draft.elsewhere', {}, { details: { theirs } });
  }
  const updatedAt = new Date().toISOString();
  if (isSubmitted(scope, clientId, content)) {
    await discardDraft(scope, { clientId, kind, place });
    return { updatedAt };
  }
  const kept = {
    content: JSON.stringify(content),
    seat,
    station: findStation(scope, hashOf(stationToken))?.name ?? null,
    updatedAt,
  };
  if (Buffer.byteLength(kept.content) > MOST_KILOBYTES * 1024) {
    throw new Failure('invalid-input', 'draft.too-large', { kilobytes: MOST_KILOBYTES });
  }
  await write(scope)
    .insert(main(drafts))
    .values({ clientId, userCode: scope.actor.code, kind, scopeKey: place, ...kept })
    .onConflictDoUpdate({
      target: [drafts.clientId, drafts.userCode, drafts.kind, drafts.scopeKey],
      set: kept,
    });
  return { updatedAt };
};

/** Throws away the draft of a sheet that one window of the caller's has kept: its submit is saved. */
export const discardSubmitted = async (
  scope: ClientScope,
  place: SheetNamed,
  seat: string,
): Promise<void> => {
  const draft = { clientId: place.clientId, kind: 'sheet', place: sheetName(place) };
  await write(scope)
    .delete(main(drafts))
    .where(and(ofActor(scope, draft), eq(drafts.seat, seat)));
};

type SheetNamed = Parameters<typeof sheetName>[0] & { readonly clientId: number };

/** Somebody's unsaved draft of a place: who, where and when, never what. */
export type DraftElsewhere = {
  fullName: string;
  stationName: string | null;
  updatedAt: string;
  /** The caller's own, kept by another window. */
  isMine: boolean;
};

/**
 * Drafts of a sheet that others have left, latest first, and the caller's own where another window than `seat` kept it;
 * with `seat` null the caller's own is not told.
 */
export const listDraftsElsewhere = (
  scope: ClientScope,
  place: SheetNamed,
  seat: string | null,
): DraftElsewhere[] => {
  const { code } = scope.actor;
  const found = connectionOf(scope)
    .prepare<
      [number, string],
      { userCode: string; seat: string | null; stationName: string | null; updatedAt: string }
    >(
      `SELECT user_code AS userCode, seat, station AS stationName, updated_at AS updatedAt FROM drafts
       WHERE client_id = ? AND kind = 'sheet' AND scope_key = ? ORDER BY updated_at DESC`,
    )
    .all(requireClient(scope, place.clientId), sheetName(place))
    .filter((draft) => draft.userCode !== code || (seat !== null && draft.seat !== seat));
  const names = namesOfUsers(
    scope,
    found.map(({ userCode }) => userCode),
  );
  return found.map(({ userCode, stationName, updatedAt }) => ({
    fullName: names.get(userCode) ?? userCode,
    stationName,
    updatedAt,
    isMine: userCode === code,
  }));
};

/** Throws away what the caller left at a place; says whether there was anything. */
export const discardDraft = async (
  scope: ClientScope,
  place: DraftPlace,
): Promise<{ discarded: boolean }> => {
  const { changes } = await write(scope).delete(main(drafts)).where(ofActor(scope, place));
  return { discarded: changes > 0 };
};
