import { readFile } from 'node:fs/promises';
import { protocol, session } from 'electron';
import { allowsPermission, assetOf, CONTENT_SECURITY_POLICY, PAGE_SCHEME } from './security';

/** Makes the page's scheme one with an origin; before the app is ready, or it is too late. */
export const registerPageScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);

/** Answers the page's own scheme from the built files, with the policy on every answer. */
export const servePage = (folder: string): void =>
  protocol.handle(PAGE_SCHEME, async (request) => {
    const asset = assetOf(folder, request.url);
    if (asset === null || request.method !== 'GET') return new Response(null, { status: 404 });
    try {
      return new Response(new Uint8Array(await readFile(asset.file)), {
        headers: {
          'content-type': asset.contentType,
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });

/** Grants the page what it needs of the browser's permissions, and nobody anything else. */
export const limitPermissions = (): void => {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(allowsPermission(permission, contents.getURL())),
  );
  defaultSession.setPermissionCheckHandler((contents, permission) =>
    allowsPermission(permission, contents?.getURL() ?? ''),
  );
  defaultSession.setDevicePermissionHandler(() => false);
};
