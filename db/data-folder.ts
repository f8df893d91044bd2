import { readFileSync, realpathSync, statfsSync } from 'node:fs';
import { fileSystemOf } from './location';

/** Below this the disk is as good as full: a write, its journal and one backup of a young database need about as much. */
export const LEAST_FREE_BYTES = 256 * 1024 * 1024;

/**
 * What a plant should have free to begin with. Five clients of the demo plant's size take about 45 MB a year; fifteen
 * of them, with the 23 copies that the daily backups keep (7 days, 4 weeks, 12 months), take 3 GB after the first.
 */
export const ADVISED_FREE_BYTES = 5 * 1024 * 1024 * 1024;

/** Where the data lie and what room is left there. */
export type DataFolder = {
  readonly path: string;
  /** Bytes that this user may still write there. */
  readonly freeBytes: number;
  /** `little` below `ADVISED_FREE_BYTES`, `none` below `LEAST_FREE_BYTES`. */
  readonly room: 'enough' | 'little' | 'none';
  /** The file system's name as the system calls it (`ext4`); null where it does not say. */
  readonly fileSystem: string | null;
};

/** How much room so many free bytes are. */
export const roomOf = (freeBytes: number): DataFolder['room'] => {
  if (freeBytes < LEAST_FREE_BYTES) return 'none';
  return freeBytes < ADVISED_FREE_BYTES ? 'little' : 'enough';
};

/** Looks at an open data folder; that it is no share and in no sync folder was seen to when it was opened. */
export const describeDataFolder = (folder: string): DataFolder => {
  const { bavail, bsize } = statfsSync(folder);
  const freeBytes = bavail * bsize;
  const mounts = process.platform === 'linux' ? readFileSync('/proc/mounts', 'utf8') : '';
  const fileSystem = fileSystemOf(realpathSync.native(folder), mounts);
  return { path: folder, freeBytes, room: roomOf(freeBytes), fileSystem };
};
