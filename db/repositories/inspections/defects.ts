import { notFound } from '../../failure';
import { connectionOf, type ClientScope } from '../../scope';
import { listRows, offeredOf } from '../catalogues/list';
import type { Remark, SheetPlace } from '../sheet/section';
import { keptText, typedCode } from '../sheet/typed';
import {
  inspectionRemark,
  type DefectInput,
  type DefectRow,
  type DefectValues,
  type Disposition,
  type InspectionRow,
} from './types';

/** What became of a stored defect; a file may say several things, of which the gravest is shown. */
export const dispositionOf = (row: DefectRow): Disposition => {
  if (row.is_scrapped === 1) return 'SCRAP';
  if (row.is_repair_in_current_op === 1) return 'REPAIR';
  return row.is_rework_required === 1 ? 'REWORK' : 'NONE';
};

/** A stored defect as screens show it; a description that only says its type again is told as none. */
export const toDefect = (row: DefectRow): DefectInput => ({
  id: row.id,
  type: row.defect_type,
  description: row.description === row.type_name ? null : row.description,
  unitSerial: row.unit_serial,
  disposition: dispositionOf(row),
  rootCause: row.root_cause,
});

const flagsOf = (disposition: Disposition, before: DefectRow | undefined) =>
  before && dispositionOf(before) === disposition
    ? {
        isReworkRequired: before.is_rework_required === 1,
        isRepairInCurrentOp: before.is_repair_in_current_op === 1,
        isScrapped: before.is_scrapped === 1,
      }
    : {
        isReworkRequired: disposition === 'REWORK',
        isRepairInCurrentOp: disposition === 'REPAIR',
        isScrapped: disposition === 'SCRAP',
      };

/**
 * Judges the defects of an inspection: their types have to be ones that the line's picker offers, or that they had before.
 * @throws Failure `not-found` for a defect to change that is not one of the inspection's.
 */
export const defectsJudge = (scope: ClientScope, { clientId, lineId }: SheetPlace) => {
  const names = new Map(listRows(scope, clientId, 'defect-types').map(({ code, nameEn }) => [code, nameEn]));
  const offered = new Set(
    offeredOf(scope, clientId, 'defect-types', lineId ?? undefined).map(({ code }) => code),
  );
  const judgeType = (typed: string, at: number, before: DefectRow | undefined) => {
    const code = names.has(typed.trim()) ? typed.trim() : typed.trim().toUpperCase();
    const say = (key: Parameters<typeof inspectionRemark>[0]): Remark =>
      inspectionRemark(key, `defects.${at}.type`, { code: typed.trim() });
    if (code === '') return { code, error: say('inspections.defect-type-missing') };
    if (!names.has(code)) return { code, error: say('inspections.defect-unknown') };
    const isFine = offered.has(code) || before?.defect_type === code;
    return { code, error: isFine ? null : say('inspections.defect-out-of-use') };
  };

  const isOf = connectionOf(scope).prepare<[number, number, number], number>(
    'SELECT 1 FROM defect_details WHERE client_id = ? AND id = ? AND quality_entry_id = ?',
  );
  /** One that was voided meanwhile is still the inspection's: whoever lists it has seen an earlier version. */
  const requireOwn = (id: number, inspection: InspectionRow | null, seen: ReadonlySet<number>): void => {
    if (!inspection || seen.has(id) || !isOf.get(clientId, id, inspection.id)) throw notFound('entry');
  };

  return (
    defects: readonly DefectInput[],
    inspection: InspectionRow | null,
  ): { readonly values: DefectValues[]; readonly errors: Remark[] } => {
    const known = new Map((inspection?.defects ?? []).map((row) => [row.id, row]));
    const errors: Remark[] = [];
    const seen = new Set<number>();
    const values = defects.map((defect, at): DefectValues => {
      const before = defect.id === null ? undefined : known.get(defect.id);
      if (defect.id !== null) {
        requireOwn(defect.id, inspection, seen);
        seen.add(defect.id);
      }
      const { code, error } = judgeType(defect.type, at, before);
      if (error) errors.push(error);
      return {
        id: defect.id,
        defectType: code,
        description: keptText(defect.description) ?? names.get(code) ?? code,
        unitSerial: typedCode(keptText(defect.unitSerial)),
        ...flagsOf(defect.disposition, before),
        rootCause: defect.rootCause,
      };
    });
    return { values, errors };
  };
};

/**
 * How many defects an inspection has: as many as are listed, and those that a file counted without listing them, of which
 * newly listed ones are taken to be some.
 */
export const countDefects = (values: readonly DefectValues[], before: InspectionRow | null): number => {
  if (!before) return values.length;
  const kept = new Set(values.map(({ id }) => id));
  const gone = before.defects.filter(({ id }) => !kept.has(id)).length;
  return Math.max(values.length, before.total_defects - gone);
};
