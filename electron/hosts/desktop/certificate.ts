import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { generate } from 'selfsigned';

/** A certificate and its key as PEM, and the SHA-256 by which a browser shows it. */
export type Certificate = { readonly cert: string; readonly key: string; readonly fingerprint: string };

const VALID_DAYS = 825;
const SOON_MS = 30 * 24 * 60 * 60 * 1000;

const isGood = (cert: string, names: readonly string[]): boolean => {
  const read = new X509Certificate(cert);
  if (Date.parse(read.validTo) - Date.now() < SOON_MS) return false;
  return names.every((name) => (isIP(name) ? read.checkIP(name) : read.checkHost(name)) !== undefined);
};

/**
 * The installation's own certificate for some names and IP addresses. It is kept in the data folder, readable by its
 * owner alone, and made anew when it lacks a name or ends within thirty days.
 */
export const certificateFor = async (folder: string, names: readonly string[]): Promise<Certificate> => {
  const files = { cert: path.join(folder, 'sharing.crt'), key: path.join(folder, 'sharing.key') };
  const kept =
    existsSync(files.cert) && existsSync(files.key)
      ? { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') }
      : null;
  const fingerprintOf = (cert: string): string => new X509Certificate(cert).fingerprint256;
  if (kept && isGood(kept.cert, names)) return { ...kept, fingerprint: fingerprintOf(kept.cert) };
  const notBeforeDate = new Date(Date.now() - 24 * 60 * 60 * 1000);
  const notAfterDate = new Date(notBeforeDate.getTime() + VALID_DAYS * 24 * 60 * 60 * 1000);
  const made = await generate([{ name: 'commonName', value: 'Lineside' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      },
    ],
  });
  writeFileSync(files.key, made.private, { mode: 0o600 });
  writeFileSync(files.cert, made.cert, { mode: 0o600 });
  return { cert: made.cert, key: made.private, fingerprint: fingerprintOf(made.cert) };
};
