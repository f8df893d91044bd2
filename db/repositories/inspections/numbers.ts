import { remark, type Remark } from '../sheet/section';
import { complaintsAboutNumber } from '../sheet/typed';
import { inspectionRemark, type InspectionInput, type InspectionRow } from './types';

const MOST_UNITS = 10_000_000;
const UNITS = { most: MOST_UNITS, isWhole: true } as const;
const PERCENT = { most: 100, isWhole: false } as const;

const UNIT_FIELDS = [
  'unitsInspected',
  'unitsPassed',
  'unitsDefective',
  'unitsRework',
  'unitsRepair',
] as const;

/** Units of an inspection as they are to be stored; null for passed where a file left it to be computed. */
export type Units = {
  readonly unitsInspected: number;
  readonly unitsPassed: number | null;
  readonly unitsDefective: number;
};

const shownUnits = (row: InspectionRow) => [row.units_inspected, row.units_passed, row.units_defective];

/**
 * Units inspected, passed and defective, of which two give the third; null where they do not, with what is wrong. Those of
 * a row that stay as they stand are not judged: a file may have brought ones that nobody could type.
 */
export const judgeUnits = (
  input: InspectionInput,
  before: InspectionRow | null,
): { readonly units: Units | null; readonly errors: Remark[] } => {
  const { unitsInspected, unitsPassed, unitsDefective, unitsRework, unitsRepair } = input;
  const errors: Remark[] = [
    ...UNIT_FIELDS.flatMap((field) => complaintsAboutNumber(field, input[field], UNITS)),
    ...complaintsAboutNumber('sampleSizePercent', input.sampleSizePercent, PERCENT),
    ...(input.sampleSizePercent === 0
      ? [inspectionRemark('inspections.sample-too-small', 'sampleSizePercent')]
      : []),
  ];
  if (errors.some(({ field }) => field?.startsWith('units'))) return { units: null, errors };

  const typed = [unitsInspected, unitsPassed, unitsDefective];
  const isKept = before !== null && shownUnits(before).every((value, at) => value === typed[at]);
  const inspected =
    unitsInspected ?? (unitsPassed === null || unitsDefective === null ? null : unitsPassed + unitsDefective);
  if (inspected === null) {
    const missing = inspectionRemark('inspections.inspected-missing', 'unitsInspected');
    return { units: null, errors: [...errors, missing] };
  }
  if (unitsPassed === null && unitsDefective === null) {
    const missing = inspectionRemark('inspections.defective-missing', 'unitsDefective');
    return { units: null, errors: [...errors, missing] };
  }
  const defective = unitsDefective ?? inspected - (unitsPassed ?? 0);
  const passed = unitsPassed ?? inspected - defective;
  if (!isKept && (defective < 0 || passed < 0 || passed + defective !== inspected)) {
    const field = unitsDefective === null ? 'unitsPassed' : 'unitsDefective';
    const params = { inspected, sum: (unitsPassed ?? 0) + (unitsDefective ?? 0) };
    return { units: null, errors: [...errors, inspectionRemark('inspections.sum', field, params)] };
  }
  const mended = (unitsRework ?? 0) + (unitsRepair ?? 0);
  const keepsMended = isKept && before.units_rework === unitsRework && before.units_repair === unitsRepair;
  if (!keepsMended && mended > defective) {
    const field = unitsRework === null ? 'unitsRepair' : 'unitsRework';
    const key = 'inspections.rework-above-defective';
    return { units: null, errors: [...errors, remark(key, field, { mended, defective })] };
  }
  return {
    units: {
      unitsInspected: inspected,
      unitsPassed: isKept ? before.units_passed : passed,
      unitsDefective: defective,
    },
    errors,
  };
};
