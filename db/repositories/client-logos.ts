import { audit } from '../audit';
import { connectionOf, requireClient, touch, write, type ClientScope } from '../scope';
import { requireLogo, type Logo } from './logo';

/** A stored logo as pages and reports show it. */
export type ClientLogo = { mediaType: Logo['mediaType']; content: Uint8Array<ArrayBuffer> };

type Stored = { id: number; mediaType: Logo['mediaType']; content: Buffer };

const findStored = (scope: ClientScope, clientId: number): Stored | undefined =>
  connectionOf(scope)
    .prepare('SELECT id, media_type AS mediaType, content FROM client_logos WHERE client_id = ?')
    .get(clientId) as Stored | undefined;

/** A client's logo, null without one. @throws Failure `not-found` for a client outside the scope. */
export const findLogo = async (scope: ClientScope, clientId: number): Promise<ClientLogo | null> => {
  const stored = findStored(scope, requireClient(scope, clientId));
  return stored ? { mediaType: stored.mediaType, content: new Uint8Array(stored.content) } : null;
};

const logged = (scope: ClientScope, clientId: number, before: unknown, after: unknown): void => {
  audit(scope, {
    clientId,
    action: 'update',
    table: 'clients',
    rowId: clientId,
    before: { logo: before },
    after: { logo: after },
  });
  touch(scope, { clientId, table: 'client_logos', date: null });
};

const kindOf = (
  stored: { readonly mediaType: string; readonly content: Uint8Array } | undefined,
): string | null =>
  stored
    ? `${stored.mediaType.replace('image/', '').toUpperCase()}, ${Math.ceil(stored.content.byteLength / 1024)} KB`
    : null;

/**
 * Gives a client a logo, in place of the one it had.
 * @throws Failure `not-found` for a client outside the scope, `invalid-input` for what is no PNG or JPEG of at most 512 KB
 * and 2000 pixels a side.
 */
export const setLogo = async (
  scope: ClientScope,
  input: { readonly clientId: number; readonly content: Uint8Array },
): Promise<{ saved: true }> => {
  const clientId = requireClient(scope, input.clientId);
  const { mediaType } = requireLogo(input.content);
  write(scope);
  const before = findStored(scope, clientId);
  const content = Buffer.from(input.content);
  const named = { clientId, mediaType, content, by: scope.actor.code, now: new Date().toISOString() };
  connectionOf(scope)
    .prepare(
      before
        ? `UPDATE main.client_logos SET media_type = @mediaType, content = @content, updated_by = @by,
             version = version + 1, updated_at = @now WHERE client_id = @clientId`
        : `INSERT INTO main.client_logos (client_id, media_type, content, updated_by, created_at, updated_at)
           VALUES (@clientId, @mediaType, @content, @by, @now, @now)`,
    )
    .run(named);
  logged(scope, clientId, kindOf(before), kindOf({ mediaType, content }));
  return { saved: true };
};

/** Takes a client's logo away; without one nothing happens. @throws Failure `not-found` outside the scope. */
export const removeLogo = async (scope: ClientScope, askedId: number): Promise<{ removed: true }> => {
  const clientId = requireClient(scope, askedId);
  write(scope);
  const before = findStored(scope, clientId);
  if (!before) return { removed: true };
  connectionOf(scope).prepare('DELETE FROM main.client_logos WHERE client_id = ?').run(clientId);
  logged(scope, clientId, kindOf(before), null);
  return { removed: true };
};
