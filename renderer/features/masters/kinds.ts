import type { ComponentType } from 'react';
import type { ClientSummary } from '../../../electron/contract/clients';
import { CalendarPanel } from '../calendar/CalendarPanel';
import { ClientsPanel } from '../clients/ClientsPanel';
import { DefectTypesPanel, HoldReasonsPanel, StopReasonsPanel } from '../catalogues/CataloguePanel';
import { EmployeesPanel } from '../employees/EmployeesPanel';
import { EquipmentPanel } from '../equipment/EquipmentPanel';
import { LinesPanel } from '../lines/LinesPanel';
import { PiecePlansPanel } from '../piece-plans/PiecePlansPanel';
import { SettingsPanel } from '../settings/SettingsPanel';
import { ShiftsPanel } from '../shifts/ShiftsPanel';
import { TargetsPanel } from '../targets/TargetsPanel';
import { OperationsPanel } from '../operations/OperationsPanel';
import { PartsPanel } from '../parts/PartsPanel';
import { ProductsPanel } from '../products/ProductsPanel';
import { RoutingsPanel } from '../routings/RoutingsPanel';
import { StandardsPanel } from '../standards/StandardsPanel';
import type { MasterKind } from './search';

/** What the panel of a kind is given: whose data it keeps. The rest stands in the address (`useMasterSearch`). */
export type MasterPanelProps = { readonly client: ClientSummary };

/** The panel of each kind; a kind without one is not shown. */
export const PANELS: Partial<Readonly<Record<MasterKind, ComponentType<MasterPanelProps>>>> = {
  clients: ClientsPanel,
  lines: LinesPanel,
  equipment: EquipmentPanel,
  employees: EmployeesPanel,
  'stop-reasons': StopReasonsPanel,
  'hold-reasons': HoldReasonsPanel,
  'defect-types': DefectTypesPanel,
  targets: TargetsPanel,
  shifts: ShiftsPanel,
  calendar: CalendarPanel,
  'piece-plans': PiecePlansPanel,
  settings: SettingsPanel,
  products: ProductsPanel,
  operations: OperationsPanel,
  routings: RoutingsPanel,
  parts: PartsPanel,
  standards: StandardsPanel,
};
