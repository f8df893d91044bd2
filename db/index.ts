/** The only door to the data: everything outside `db/` imports from here (`vocabulary` and `failure` are plain values). */
export {
  Failure,
  FAILURE_CODES,
  notFound,
  type Complaint,
  type FailureCode,
  type SentenceParams,
} from './failure';
export type { Lane } from './lane';
export { openDatabase, openReader, type OpenDatabase, type OpenOptions } from './open';
export { requireClient, type Actor, type Change, type ClientScope } from './scope';
export * from './vocabulary';
export { listClients, type Client } from './repositories/clients';
export { createIdentity, type Identity, type Person } from './identity/identity';
export { acquireHostLock, checkAfterCrash, type HostLock } from './host-lock';
export { findActorByUsername } from './identity/users';
export { verifyAudit, type ChainReport } from './audit-chain';
export { backUp } from './backup';
export type { BackupManifest } from './backup-manifest';
export { checkDatabase, readAuditKey, rebuildSums, verifyAuditOf } from './check';
export { startDailyBackups } from './daily-backup';
export type { Check } from './examine';
export { rememberFolder } from './fresh-folder';
export { restoreBackup, type Restored } from './restore';
export { listSettings, setSetting } from './repositories/settings';
