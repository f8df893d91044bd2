import { describe, expect, it } from 'vitest';
import { fileSystemOf, refuseUnsafeFolder, unsafeFolderReason } from './location';

const MOUNTS = `/dev/sda1 / ext4 rw 0 0
server:/export /mnt/plant nfs4 rw 0 0
//files/share /mnt/files\\040server cifs rw 0 0
/dev/sdb1 /mnt/plant-local ext4 rw 0 0
`;

describe('the place of the data folder', () => {
  it('takes the file system of the longest mount point that holds the path', () => {
    expect(fileSystemOf('/mnt/plant/data', MOUNTS)).toBe('nfs4');
    expect(fileSystemOf('/mnt/plant-local/data', MOUNTS)).toBe('ext4');
    expect(fileSystemOf('/mnt/files server/x', MOUNTS)).toBe('cifs');
    expect(fileSystemOf('/home/x', MOUNTS)).toBe('ext4');
  });

  it.each([
    ['/home/x/OneDrive/lineside', 'sync'],
    ['/home/x/OneDrive - Plant 1/lineside', 'sync'],
    ['/home/x/Dropbox/a/b', 'sync'],
    ['/home/x/Google Drive/a', 'sync'],
    [String.raw`\\server\share\lineside`, 'network'],
    ['/home/x/lineside', null],
    ['/home/x/onedrive-free/lineside', null],
  ])('judges %s as %s', (folder, reason) => {
    expect(unsafeFolderReason(folder, MOUNTS)).toBe(reason);
  });

  it('refuses a share that is mounted like a folder', () => {
    expect(unsafeFolderReason('/', '/dev/x / nfs rw 0 0')).toBe('network');
  });

  it('says which folder and why', () => {
    expect(() => refuseUnsafeFolder('/tmp/Dropbox/lineside')).toThrow(
      expect.objectContaining({
        code: 'locked',
        key: 'database.folder-sync',
        params: { folder: '/tmp/Dropbox/lineside' },
      }),
    );
  });
});
