/** The only door to the data: everything outside `db/` imports from here (`vocabulary` and `failure` are plain values). */
export { Failure, notFound, type Complaint, type FailureCode, type SentenceParams } from './failure';
export type { Lane } from './lane';
export { openDatabase, openReader, type OpenDatabase, type OpenOptions } from './open';
export type { Actor, Change, ClientScope } from './scope';
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
export { listHistory } from './repositories/history';
export { searchOrders } from './repositories/orders';
export { listLines, listShifts } from './repositories/plant';
export { recordBatch, rehearseBatch } from './repositories/production/batch';
export { listSheet } from './repositories/production/sheet';
export { explainKpi } from './kpi/explain';
export { exportKpiRows } from './kpi/export-rows';
export { listKpiResults, type KpiValue } from './kpi/results';
export { listBradford } from './kpi/bradford';
export { getOverview, getSeries } from './kpi/course';
export { freezeBaseline, releaseBaseline } from './kpi/control-baselines';
export { getControlChart } from './kpi/control-chart';
export { listBaselines } from './repositories/control-baselines';
export { getPareto } from './kpi/pareto';
export { getPieceTarget } from './kpi/piece-target';
export { listStandards } from './repositories/standards/list';
export { removeStandard, setCategoryStandard, setStandard } from './repositories/standards/set';
export {
  setLineStandard,
  setOrderStandard,
  setPartStandard,
  setProductStandard,
  setShiftStandard,
} from './repositories/standards/masters';
export { listTargets, removeTarget, setTarget } from './repositories/targets';
export { listKpiRows } from './kpi/rows';
export { getTrust } from './kpi/trust';
export { createDemoDesk, type DemoDesk } from './demo/desk';
export { removeDemo } from './demo/remove';
export { findDemo } from './demo/status';
export { provisionClient, verifyClient } from './repositories/provisioning';
export { exportTable } from './exchange/export';
export { importTable } from './exchange/import';
