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
export { discardDraft, findDraft, saveDraft } from './repositories/drafts';
export { searchOrders } from './repositories/orders';
export { listLines, listShifts } from './repositories/plant';
export { recordBatch, rehearseBatch } from './repositories/production/batch';
export { listEntryHistory } from './repositories/production/history';
export { listSheet } from './repositories/production/sheet';
export { explainKpi, listKpiRows } from './kpi/explain';
export { listKpiResults, type KpiValue } from './kpi/results';
export { provisionClient, verifyClient } from './repositories/provisioning';
export { exportTable } from './exchange/export';
export { importTable } from './exchange/import';
