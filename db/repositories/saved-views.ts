import { and, asc, eq, sql } from 'drizzle-orm';
import { Failure, notFound } from '../failure';
import { savedViews } from '../schema/clients';
import { main, read, requireClient, write, type ClientScope } from '../scope';

const MOST_OF_USER = 100;

/** What an address says after the question mark. */
export type ViewState = Record<string, string | number | boolean>;

/** A page's view under a name. */
export type SavedView = { page: string; name: string; state: ViewState };

type ViewPlace = { readonly clientId: number; readonly page: string; readonly name: string };

const ofActor = (scope: ClientScope, clientId: number) =>
  and(eq(savedViews.clientId, requireClient(scope, clientId)), eq(savedViews.userCode, scope.actor.code));

const named = (scope: ClientScope, { clientId, page, name }: ViewPlace) =>
  and(ofActor(scope, clientId), eq(savedViews.page, page), eq(savedViews.name, name));

/** The caller's own views of a client by name. @throws Failure `not-found` for a client outside the scope. */
export const listViews = async (scope: ClientScope, clientId: number): Promise<SavedView[]> => {
  const rows = await read(scope)
    .select({ page: savedViews.page, name: savedViews.name, state: savedViews.state })
    .from(savedViews)
    .where(ofActor(scope, clientId))
    .orderBy(asc(sql`lower(${savedViews.name})`), asc(savedViews.page));
  return rows.map((row) => ({ ...row, state: JSON.parse(row.state) as ViewState }));
};

/**
 * Keeps a view of the caller's under its name, instead of the one of the page that bears it; `was` renames that one. Not
 * audited: it is nobody's business but the caller's.
 * @throws Failure `not-found` for a client outside the scope or a `was` that is not there, `conflict` where the new name
 * is taken or there are 100 views already.
 */
export const saveView = async (
  scope: ClientScope,
  { was, state, ...place }: ViewPlace & { readonly state: ViewState; readonly was?: string | undefined },
): Promise<SavedView> => {
  const { clientId, page, name } = place;
  const mine = await listViews(scope, clientId);
  const has = (known: string) => mine.some((view) => view.page === page && view.name === known);
  const now = new Date().toISOString();
  const kept = { name, state: JSON.stringify(state), updatedAt: now };
  if (was !== undefined && was !== name) {
    if (!has(was)) throw notFound('view');
    if (has(name)) throw new Failure('conflict', 'views.name-taken', { name });
    await write(scope)
      .update(main(savedViews))
      .set(kept)
      .where(named(scope, { ...place, name: was }));
    return { page, name, state };
  }
  if (!has(name) && mine.length >= MOST_OF_USER) {
    throw new Failure('conflict', 'views.too-many', { most: MOST_OF_USER });
  }
  await write(scope)
    .insert(main(savedViews))
    .values({ clientId, userCode: scope.actor.code, page, createdAt: now, ...kept })
    .onConflictDoUpdate({
      target: [savedViews.clientId, savedViews.userCode, savedViews.page, savedViews.name],
      set: kept,
    });
  return { page, name, state };
};

/** Forgets a view of the caller's; says whether there was one. @throws Failure `not-found` for a client outside the scope. */
export const removeView = async (scope: ClientScope, place: ViewPlace): Promise<{ removed: boolean }> => {
  const { changes } = await write(scope).delete(main(savedViews)).where(named(scope, place));
  return { removed: changes > 0 };
};
