import { notFound } from '../../failure';
import { connectionOf, type ClientScope } from '../../scope';
import type { Circumstances } from '../sheet/circumstances';
import { judgeNamedOrder, namedOf } from '../sheet/named';
import { planChanges, type JudgedInput } from '../sheet/plan';
import { remark, type Remark, type SheetPlace } from '../sheet/section';
import { keptText, typedCode } from '../sheet/typed';
import { countDefects, defectsJudge } from './defects';
import { judgeUnits } from './numbers';
import { findInspectionRows, isOfPlace } from './rows';
import {
  inspectionRemark,
  type InspectionChanges,
  type InspectionInput,
  type InspectionRow,
  type InspectionValues,
  type PlannedInspection,
} from './types';

const PPM_IN_PERCENT = 10_000;

/**
 * Looks at every change of a place's inspections and gathers all that is wrong with each; writes nothing.
 * @throws Failure `not-found` for an inspection to change that is not of this client and place, and for a defect that is
 * not one of its inspection's.
 */
export const planInspections = (
  scope: ClientScope,
  place: SheetPlace,
  changes: InspectionChanges,
  circumstances: Circumstances,
): PlannedInspection[] => {
  if (changes.creates.length + changes.updates.length + changes.voids.length === 0) return [];
  const named = namedOf(scope, place.clientId);
  const judgeDefects = defectsJudge(scope, place);
  const ids = [...changes.updates, ...changes.voids].map(({ id }) => id);
  const rows = findInspectionRows(connectionOf(scope), place.clientId, ids);
  const rowOf = (id: number): InspectionRow => {
    const row = rows.get(id);
    if (!row || !isOfPlace(row, place)) throw notFound('entry');
    return row;
  };

  const judgeOrder = (input: InspectionInput, before: InspectionRow | null) => {
    const code = typedCode(input.workOrder);
    const none = { id: null, warnings: [] };
    if (code === null) return { ...none, errors: [remark('production.order-missing', 'workOrder')] };
    const order = named.order(code);
    if (!order) return { ...none, errors: [remark('production.order-unknown', 'workOrder', { code })] };
    return { id: order.id, ...judgeNamedOrder(order, order.id !== before?.work_order_id) };
  };

  const judgeOperation = (input: InspectionInput): { id: number | null; errors: Remark[] } => {
    const code = typedCode(input.operation);
    if (code === null)
      return { id: null, errors: [inspectionRemark('inspections.operation-missing', 'operation')] };
    const id = named.operation(code);
    if (id !== undefined) return { id, errors: [] };
    return { id: null, errors: [remark('production.operation-unknown', 'operation', { code })] };
  };

  const judgeInspector = (input: InspectionInput, before: InspectionRow | null) => {
    const code = typedCode(input.inspector);
    if (code === null) return { id: null, errors: [] };
    const isKept = before !== null && before.inspector_code === code;
    const id = isKept ? before.inspector_employee_id : named.employee(code);
    if (id !== undefined) return { id, errors: [] };
    return { id: null, errors: [inspectionRemark('inspections.inspector-unknown', 'inspector', { code })] };
  };

  const judge = (input: InspectionInput, before: InspectionRow | null): JudgedInput<InspectionValues> => {
    const order = judgeOrder(input, before);
    const operation = judgeOperation(input);
    const { units, errors: aboutUnits } = judgeUnits(input, before);
    const inspector = judgeInspector(input, before);
    const defects = judgeDefects(input.defects, before);
    const errors: Remark[] = [
      ...order.errors,
      ...operation.errors,
      ...aboutUnits,
      ...inspector.errors,
      ...defects.errors,
    ];
    const { warnings } = order;
    if (errors.length > 0 || order.id === null || operation.id === null || !units) {
      return { values: null, errors, warnings };
    }
    const { sampleSizePercent } = input;
    const values: InspectionValues = {
      ...units,
      workOrderId: order.id,
      operationId: operation.id,
      unitsRework: input.unitsRework,
      unitsRepair: input.unitsRepair,
      totalDefects: countDefects(defects.values, before),
      inspectorEmployeeId: inspector.id,
      inspectionMethod: input.method,
      sampleSizePpm: sampleSizePercent === null ? null : Math.round(sampleSizePercent * PPM_IN_PERCENT),
      isReinspection: input.isReinspection,
      notes: keptText(input.notes),
      defects: defects.values,
    };
    return { values, errors, warnings };
  };
  return planChanges({ changes, circumstances, rowOf, judge });
};
