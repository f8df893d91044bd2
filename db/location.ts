import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { Failure } from './failure';

/** Folder names by which sync programs are known; SQLite files inside them get torn. */
const SYNC_FOLDERS =
  /^(onedrive( - .*)?|dropbox( \(.*\))?|google ?drive|my drive|icloud ?drive|com~apple~clouddocs|box( sync)?|nextcloud|owncloud|syncthing|pclouddrive|mega(sync)?)$/i;

/** File systems that live on another computer; SQLite's locks do not hold there. */
const NETWORK_FILE_SYSTEMS = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smbfs',
  'smb3',
  'afpfs',
  'ncpfs',
  'fuse.sshfs',
  'davfs',
  'fuse.davfs2',
  'ceph',
  'glusterfs',
  'fuse.glusterfs',
  'webdav',
]);

const nearestExisting = (path: string): string =>
  existsSync(path) ? realpathSync.native(path) : nearestExisting(dirname(path));

/** The type of the file system that holds a path, from the text of `/proc/mounts`; null where it says nothing. */
export const fileSystemOf = (path: string, mounts: string): string | null => {
  const found = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .map(([, point = '', type = '']) => ({ point: point.replaceAll('\\040', ' '), type }))
    .filter(
      ({ point }) =>
        point !== '' && (path === point || path.startsWith(point.endsWith('/') ? point : `${point}/`)),
    )
    .toSorted((a, b) => b.point.length - a.point.length)[0];
  return found?.type ?? null;
};

/** Why a folder must not hold the database: a sync folder's name, a network share; null when it is fine. */
export const unsafeFolderReason = (folder: string, mounts: string): 'sync' | 'network' | null => {
  const path = resolve(folder);
  const real = nearestExisting(path);
  // A drive letter that stands for a share resolves to the share's own path.
  if (folder.startsWith('\\\\') || real.startsWith('\\\\')) return 'network';
  if (path.split(sep).some((part) => SYNC_FOLDERS.test(part))) return 'sync';
  const type = fileSystemOf(real, mounts);
  return type !== null && NETWORK_FILE_SYSTEMS.has(type) ? 'network' : null;
};

/** @throws Failure `locked` for a data folder on a network share or inside a sync program's folder. */
export const refuseUnsafeFolder = (folder: string): void => {
  const mounts = process.platform === 'linux' ? readFileSync('/proc/mounts', 'utf8') : '';
  const reason = unsafeFolderReason(folder, mounts);
  if (reason) throw new Failure('locked', `database.folder-${reason}`, { folder });
};
