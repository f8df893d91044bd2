import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { safeStorage } from 'electron';

/** Where the token that makes this PC a station is kept between two starts. */
export type StationKeeper = {
  readonly read: () => string | null;
  /** Keeps a token, or forgets it (null). */
  readonly keep: (token: string | null) => void;
};

/**
 * Keeps the token in a file of the app's own folder, which only this user of the computer may read, sealed with the
 * key store of the operating system where there is one. A file that cannot be read any more counts as none: the
 * station is registered again.
 */
export const stationKeeperOf = (folder: string): StationKeeper => {
  const file = path.join(folder, 'station.json');
  return {
    read: () => {
      try {
        const { sealed, token } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
        if (typeof sealed === 'string') return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
        return typeof token === 'string' ? token : null;
      } catch {
        return null;
      }
    },
    keep: (token) => {
      if (token === null) return rmSync(file, { force: true });
      const kept = safeStorage.isEncryptionAvailable()
        ? { sealed: safeStorage.encryptString(token).toString('base64') }
        : { token };
      writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
    },
  };
};
