/** The only door to the data: everything outside `db/` imports from here (`vocabulary` and `failure` are plain values). */
export { Failure, notFound, type Complaint, type FailureCode, type SentenceParams } from './failure';
export type { Lane } from './lane';
export { openDatabase, openReader, type OpenDatabase, type OpenOptions } from './open';
export type { Actor, Change, ClientScope } from './scope';
export * from './vocabulary';
export { listClients, type Client } from './repositories/clients';
export { findLogo, removeLogo, setLogo } from './repositories/client-logos';
export { listClientPeople, listClientRecords, updateClient } from './repositories/client-records';
export { BOARD_DAYS } from './identity/sessions';
export { createIdentity, type Identity, type Person, type Reach } from './identity/identity';
export { acquireHostLock, checkAfterCrash, type HostLock } from './host-lock';
export { findSharing, keepSharing, listGivenPasswords, type Sharing } from './identity/sharing';
export { describeDataFolder } from './data-folder';
export { judgePassword } from './identity/strength';
export { findActorByUsername } from './identity/users';
export { verifyAudit, type ChainReport } from './audit-chain';
export { backUp } from './backup';
export type { BackupManifest } from './backup-manifest';
export { checkDatabase, readAuditKey, rebuildSums, verifyAuditOf } from './check';
export { startDailyBackups } from './daily-backup';
export { startHousekeeping } from './housekeeping';
export type { Check } from './examine';
export { rememberFolder } from './fresh-folder';
export { restoreBackup, type Restored } from './restore';
export { listAlerts } from './alerts/list';
export { listSettings, setSetting } from './repositories/settings';
export { listAttention } from './attention/list';
export { discardDraft, findDraft, saveDraft } from './repositories/drafts';
export { listViews, removeView, saveView } from './repositories/saved-views';
export { addStarterSet } from './repositories/catalogues/fill';
export { listCatalogue, listOfferedCodes } from './repositories/catalogues/list';
export { createCode, updateCode } from './repositories/catalogues/save';
export { listEmployees } from './repositories/employees/list';
export { createEmployee, updateEmployee } from './repositories/employees/save';
export { closeStop, listRunningStops, startStop } from './repositories/stops/running';
export { listAbsences } from './repositories/attendance/absences';
export { recordAttendance } from './repositories/attendance/batch';
export { setCrew } from './repositories/attendance/crew';
export { getAttendance } from './repositories/attendance/sheet';
export { verifyAttendance } from './repositories/attendance/verify';
export { bookFloating, releaseFloating } from './repositories/floating-pool/book';
export { getPoolBoard, listAvailability } from './repositories/floating-pool/list';
export { listHistory } from './repositories/history';
export { findAnything } from './repositories/search';
export { createOrder } from './repositories/orders/create';
export { listOrderLines } from './repositories/orders/list';
export { getOrderPage } from './repositories/orders/page';
export { searchOrders } from './repositories/orders/search';
export { moveOrder } from './repositories/orders/states';
export { updateOrder } from './repositories/orders/update';
export { approveHold, cancelHold, requestHold, resumeHold, withdrawHold } from './repositories/holds/holds';
export { listHolds } from './repositories/holds/list';
export { listNotes, voidNote, writeNote } from './repositories/notes';
export { recordShipment, voidShipment } from './repositories/shipments';
export { getBoard } from './repositories/board/board';
export { listLines, listShifts } from './repositories/plant';
export { createLine, listLineRecords, updateLine } from './repositories/lines';
export { createShift, listShiftRecords, updateShift } from './repositories/shifts';
export {
  addCalendarEntry,
  changeCalendarEntry,
  getCalendar,
  removeCalendarEntry,
} from './repositories/shift-calendar';
export { addPiecePlan, changePiecePlan, listPiecePlans, removePiecePlan } from './repositories/piece-plans';
export { createEquipment, listEquipment, updateEquipment } from './repositories/equipment';
export { closeShift, reopenShift } from './repositories/closings/close';
export { recordSheet, rehearseSheet } from './repositories/sheet/batch';
export { getSheet } from './repositories/sheet/read';
export { explainKpi } from './kpi/explain';
export { exportKpiRows } from './kpi/export-rows';
export { listKpiResults, type KpiValue } from './kpi/results';
export { listBradford } from './kpi/bradford';
export { getOverview, getSeries } from './kpi/course';
export { freezeBaseline, releaseBaseline } from './kpi/control-baselines';
export { getControlChart } from './kpi/control-chart';
export { listBaselines } from './repositories/control-baselines';
export { getDefectCourse } from './kpi/defect-course';
export { getHeat } from './kpi/heat';
export { getAction, listActions } from './repositories/actions/list';
export { judgeAction } from './repositories/actions/judge';
export {
  closeAction,
  createAction,
  reopenAction,
  updateAction,
  voidAction,
} from './repositories/actions/write';
export { getPareto } from './kpi/pareto';
export { getPortfolio } from './kpi/portfolio';
export { getOrderAges } from './kpi/order-ages';
export { getDeliveryCalendar } from './kpi/delivery-calendar';
export { getStopCourse } from './kpi/stop-course';
export { getStopTimeline } from './kpi/stop-timeline';
export { getLosses } from './kpi/losses';
export { getPieceTarget } from './kpi/piece-target';
export { listStandardChanges } from './repositories/standards/changes';
export { explainStandard } from './repositories/standards/explain';
export { listStandards } from './repositories/standards/list';
export { removeStandard, setCategoryStandard, setStandard } from './repositories/standards/set';
export {
  setLineStandard,
  setOrderStandard,
  setPartStandard,
  setProductStandard,
  setShiftStandard,
} from './repositories/standards/masters';
export { listTargets, listTargetsByKpi, removeTarget, setTarget } from './repositories/targets';
export { createOperation, listOperations, updateOperation } from './repositories/products/operations';
export { createPart, listParts, updatePart } from './repositories/products/parts';
export { createProduct, listProducts, updateProduct } from './repositories/products/products';
export { listRoutings, setRouting } from './repositories/products/routings';
export { listKpiRows } from './kpi/rows';
export { getTrust } from './kpi/trust';
export { getKpiPack } from './reports/kpi-pack';
export { createUpkeep, type Upkeep, type Worries } from './upkeep';
export { createDemoDesk, type DemoDesk } from './demo/desk';
export { removeDemo } from './demo/remove';
export { findDemo } from './demo/status';
export { provisionClient, verifyClient } from './repositories/provisioning';
export { exportTable } from './exchange/export';
export { importTable } from './exchange/import';
