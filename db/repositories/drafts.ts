import { and, eq } from 'drizzle-orm';
import { Failure } from '../failure';
import { drafts } from '../schema/clients';
import { main, read, requireClient, write, type ClientScope } from '../scope';

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

/** What the caller left at a place; null if nothing. @throws Failure `not-found` for a client outside the scope. */
export const findDraft = async (
  scope: ClientScope,
  place: DraftPlace,
): Promise<{ content: unknown; updatedAt: string } | null> => {
  const [found] = await read(scope)
    .select({ content: drafts.content, updatedAt: drafts.updatedAt })
    .from(drafts)
    .where(ofActor(scope, place));
  return found ? { content: JSON.parse(found.content) as unknown, updatedAt: found.updatedAt } : null;
};

/**
 * Keeps what the caller has typed at a place instead of what was kept before; not audited, told to nobody.
 * @throws Failure `invalid-input` above 512 KB, `not-found` for a client outside the scope.
 */
export const saveDraft = async (
  scope: ClientScope,
  { clientId, kind, place, content }: DraftPlace & { readonly content: unknown },
): Promise<{ updatedAt: string }> => {
  requireClient(scope, clientId);
  const kept = { content: JSON.stringify(content), updatedAt: new Date().toISOString() };
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
  return { updatedAt: kept.updatedAt };
};

/** Throws away what the caller left at a place; says whether there was anything. */
export const discardDraft = async (
  scope: ClientScope,
  place: DraftPlace,
): Promise<{ discarded: boolean }> => {
  const { changes } = await write(scope).delete(main(drafts)).where(ofActor(scope, place));
  return { discarded: changes > 0 };
};
