import type { Inspection, InspectionInput, RehearsedInspection } from '../../../electron/contract/sheet';
import type { Words } from '../../i18n/useWords';
import { isBlank, isChanged, type ReadBackLine, type SectionLogic } from '../sheet/section';
import {
  blankInspection,
  INSPECTION_FIELDS,
  notesOf,
  readInspection,
  savedText,
  tallyTextOf,
  textOf,
  unitsOf,
  type InspectionField,
  type InspectionRow,
  type InspectionTyped,
} from './rows';
import { viewOf } from './view';

/** An inspection as a person would read it out: 100 inspected, 97 passed, 3 defective on WO-1 at SEW: 3 Stitching. */
const inspectionSentence = (row: InspectionRow, { t, format }: Words): string => {
  const { inspected, passed, defective } = unitsOf(row, format);
  const what = t('inspections.read', {
    inspected: format.integer(inspected),
    passed: format.integer(passed),
    defective: format.integer(defective),
    order: textOf(row, 'workOrder', format),
    operation: textOf(row, 'operation', format),
  });
  const tally = tallyTextOf(row);
  return tally === '' ? what : t('inspections.read-defects', { what, tally });
};

const readBackLine = (
  row: InspectionRow,
  rehearsed: RehearsedInspection | undefined,
  words: Words,
): ReadBackLine => {
  const { t, say, format } = words;
  const isVoid = row.voidReason !== null;
  const sentence = inspectionSentence(row, words);
  const changed = INSPECTION_FIELDS.filter((field) => row.typed[field] !== undefined);
  const notes = { label: t('inspections.notes'), before: row.saved?.notes ?? '', after: notesOf(row) };
  return {
    key: row.key,
    change: isVoid ? 'void' : row.saved ? 'update' : 'create',
    sentence: isVoid
      ? t('inspections.read-void', { inspection: sentence, reason: row.voidReason ?? '' })
      : `${sentence}.`,
    changes:
      row.saved && !isVoid
        ? [
            ...changed.map((field) => ({
              label: t(`inspections.column-${field}`),
              before: savedText(row.saved, field, format),
              after: textOf(row, field, format),
            })),
            ...(row.typed.notes === undefined ? [] : [notes]),
          ]
        : [],
    warnings: (rehearsed?.warnings ?? []).map(say),
  };
};

const ALWAYS_SHOWN: readonly InspectionField[] = ['workOrder', 'operation', 'unitsInspected', 'unitsPassed'];

/** What the rows of the quality section say and send. */
export const inspectionsLogic: SectionLogic<
  Inspection,
  InspectionTyped,
  RehearsedInspection,
  InspectionInput
> = {
  blank: blankInspection,
  inputOf: (row, format) => readInspection(row, format).input,
  problems: (rows, answers, words) =>
    rows.flatMap((row, at) => {
      if (!isChanged(row)) return [];
      const view = viewOf(row, answers.get(row.key), true, words);
      if (!view.hasError) return [];
      const marked = INSPECTION_FIELDS.filter((field) => view.cells[field].mark === 'error');
      const fields: readonly InspectionField[] = marked.length > 0 ? marked : ['workOrder'];
      return fields.map((field) => ({
        spot: { key: row.key, field },
        label: words.t('sheet.problem', {
          row: at + 1,
          column: words.t(`inspections.column-${field}`),
          sentence: view.cells[field].sentence ?? view.remarks[0] ?? '',
        }),
      }));
    }),
  readBack: readBackLine,
  summary: (rows, _answers, { t, format }) => {
    const counting = rows.filter((row) => !isBlank(row) && row.voidReason === null);
    const sum = (field: 'inspected' | 'defective'): number =>
      counting.reduce((total, row) => total + (unitsOf(row, format)[field] ?? 0), 0);
    return t('inspections.summary', {
      count: counting.length,
      inspected: format.integer(sum('inspected')),
      defective: format.integer(sum('defective')),
    });
  },
  voidText: (row, words) => words.t('inspections.void-text', { inspection: inspectionSentence(row, words) }),
  editField: 'unitsInspected',
  values: (row, { t, format }) => [
    ...INSPECTION_FIELDS.map((field) => ({
      field,
      label: t(`inspections.column-${field}`),
      text: textOf(row, field, format),
      isShown: ALWAYS_SHOWN.includes(field),
    })),
    { field: 'notes', label: t('inspections.notes'), text: notesOf(row) },
  ],
};
