import type { Inspection, RehearsedInspection } from '../../../electron/contract/sheet';
import type { Words } from '../../i18n/useWords';
import type { CellView } from '../../ui/grid/model';
import { plainCell } from '../sheet/rowView';
import { isChanged } from '../sheet/section';
import { defectsOf, INSPECTION_FIELDS, readInspection, unitsOf, type InspectionRow } from './rows';
import { DERIVED_FIELDS, type Field } from './view';

const told = (row: InspectionRow, answers: ReadonlyMap<string, RehearsedInspection>): Inspection | null =>
  (isChanged(row) ? answers.get(row.key)?.inspection : row.saved) ?? null;

/**
 * The cells under the inspections: sums, the first pass yield (Σ passed ÷ Σ inspected) and the DPMO (10⁶ × Σ defects ÷
 * Σ inspected × opportunities) that they make; units that were inspected again count in neither.
 */
export const totalCells = (
  rows: readonly InspectionRow[],
  answers: ReadonlyMap<string, RehearsedInspection>,
  { t, format }: Words,
): Record<Field, CellView> => {
  const counted = rows
    .filter(({ voidReason }) => voidReason === null)
    .map((row) => {
      const { input } = readInspection(row, format);
      const { inspected, passed, defective } = unitsOf(row, format);
      return {
        isFirst: !input.isReinspection,
        inspected: inspected ?? 0,
        passed: passed ?? 0,
        defective: defective ?? 0,
        rework: Math.max(0, input.unitsRework ?? 0),
        repair: Math.max(0, input.unitsRepair ?? 0),
        defects: told(row, answers)?.totalDefects ?? defectsOf(row).length,
        opportunities: told(row, answers)?.opportunitiesPerUnit.value ?? null,
      };
    });
  const first = counted.filter(({ isFirst }) => isFirst);
  const sum = (list: typeof counted, amount: (each: (typeof counted)[number]) => number): number =>
    list.reduce((total, each) => total + amount(each), 0);
  const inspected = sum(first, (each) => each.inspected);
  const chances = first.some((each) => each.inspected > 0 && each.opportunities === null)
    ? 0
    : sum(first, (each) => each.inspected * (each.opportunities ?? 0));
  const defects = sum(counted, (each) => each.defects);
  const dpmo = chances > 0 ? (1e6 * sum(first, (each) => each.defects)) / chances : null;
  const none = plainCell('');
  const blank = Object.fromEntries(
    [...INSPECTION_FIELDS, ...DERIVED_FIELDS].map((field) => [field, none]),
  ) as Record<Field, CellView>;
  return {
    ...blank,
    workOrder: plainCell(t('sheet.total')),
    unitsInspected: plainCell(format.integer(sum(counted, (each) => each.inspected))),
    unitsPassed: plainCell(format.integer(sum(counted, (each) => each.passed))),
    unitsDefective: plainCell(format.integer(sum(counted, (each) => each.defective))),
    unitsRework: plainCell(format.integer(sum(counted, (each) => each.rework))),
    unitsRepair: plainCell(format.integer(sum(counted, (each) => each.repair))),
    defects: plainCell(
      dpmo === null
        ? format.integer(defects)
        : t('inspections.total-defects', { defects: format.integer(defects), dpmo: format.integer(dpmo) }),
    ),
    firstPassYield:
      inspected > 0 ? plainCell(format.percent((100 * sum(first, (each) => each.passed)) / inspected)) : none,
  };
};
